"""Who: mentions in the text, joined into actors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from dragoman.sentences import Span


class ActorKind(Enum):
    """What an actor is."""

    PERSON = "person"  # one human being
    ORGANISATION = "organisation"  # a ministry, a party, a company, an international body
    STATE = "state"  # a state or its government, also by metonym
    GROUP = "group"  # several people or bodies: troops, protesters, both sides


class MentionForm(Enum):
    """How a mention names its actor."""

    NAME = "name"  # a proper name, with or without title
    OFFICE = "office"  # "the minister", "Defence Minister"
    METONYM = "metonym"  # "Ankara", "the Élysée" for a government
    DESCRIPTION = "description"  # a common noun phrase: "residents", "two officials", "media reports"
    PRONOUN = "pronoun"  # he, it, they, who, its
    PLURAL = "plural"  # "both sides", "the two countries": its members are the actors


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention: its span as written, and its head token in its sentence."""

    span: Span
    sentence: int
    head: int
    form: MentionForm


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor of the report.

    name: fullest form in the report, without title. country: ISO 3166-1 alpha-3 or None. sector: a PLOVER code or
    None. role: the office as written, or None. anonymous: nobody is named ("two officials", "a source").
    political: whether it can take part in an event of diplomacy or conflict on its own (a state, its bodies and
    officials, armed groups, international bodies, parties, protesters, police; not clubs, firms, coaches).
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    anonymous: bool = False
    political: bool = True


@dataclass(frozen=True, slots=True)
class Cast:
    """All actors of a report, and who is meant at a token."""

    actors: tuple[Actor, ...] = ()
    heads: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)  # (sentence, head token) → ids
    _by_id: Mapping[str, Actor] = field(init=False, repr=False, compare=False)
    _by_head: Mapping[tuple[int, int], tuple[tuple[str, Mention], ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_head: dict[tuple[int, int], tuple[tuple[str, Mention], ...]] = {}
        for actor in self.actors:
            for mention in actor.mentions:
                place = mention.sentence, mention.head
                by_head[place] = (*by_head.get(place, ()), (actor.id, mention))
        object.__setattr__(self, "_by_id", {actor.id: actor for actor in reversed(self.actors)})
        object.__setattr__(self, "_by_head", by_head)

    def at(self, sentence: int, token: int) -> tuple[str, ...]:
        """Ids of the actors that the mention headed by this token names; several for "both sides"; () for none."""
        return self.heads.get((sentence, token), ())

    def get(self, actor: str) -> Actor:
        """The actor of this id; KeyError where there is none."""
        return self._by_id[actor]

    def mention_at(self, sentence: int, token: int) -> Mention | None:
        """The mention headed by this token."""
        meant = self.at(sentence, token)
        return next((m for actor, m in self._by_head.get((sentence, token), ()) if actor in meant), None)
