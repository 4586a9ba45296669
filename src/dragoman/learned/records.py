"""What the learned model reads in a sentence: probabilities, no decisions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A token that may carry an event.

    token: index in the sentence. event: probability that it carries any event. types, statuses, modes: (name,
    probability) pairs, best first; types share out `event`, the others sum to 1 at most. roles: for "actor",
    "recipient" and "target", the probability of each token of the sentence to stand in that slot.
    """

    token: int
    event: float
    types: tuple[tuple[str, float], ...]
    statuses: tuple[tuple[str, float], ...]
    modes: tuple[tuple[str, float], ...]
    roles: dict[str, tuple[float, ...]]

    def type_share(self, name: str) -> float:
        """Probability of this type of event at this token."""
        return dict(self.types).get(name, 0.0)


@dataclass(frozen=True, slots=True)
class Reading:
    """The marks of one sentence, in order of its tokens; version names the model that made them."""

    marks: tuple[Mark, ...]
    version: str

    def at(self, token: int) -> Mark | None:
        """The mark at a token, None where no event is likely."""
        return next((mark for mark in self.marks if mark.token == token), None)
