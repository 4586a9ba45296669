"""What the learned model adds to the candidates of the vocabulary: new words, other types, doubts."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dragoman.events.clauses import SERIES, light_verb, objects, obliques
from dragoman.events.records import EventType, Status
from dragoman.events.triggers import Candidate, TriggerRow, generic_rows
from dragoman.learned import Mark, Reading
from dragoman.sentences import Sentence

NEW = 0.55  # probability of a type at which a word that the vocabulary does not know carries an event
OTHER = 0.75  # probability of a type at which it replaces the vocabulary's
DOUBT = 0.1  # probability of any event below which a weak row of the vocabulary is not believed
STRONG_DOUBT = 0.03  # the same for the vocabulary's other rows
LEANING_DOUBT = 0.9  # the same for all words of a paragraph with words of sport, business and the like
MODE = 0.1  # probability of a mode, among those of its type and none, at which it is taken
OTHER_MODE = 0.3  # the same where it replaces the vocabulary's
STATUS = 0.95  # probability of a status at which it replaces the grammar's
FAILING = frozenset(("fail", "neglect"))
OF_THE_GRAMMAR = frozenset(("mutual", "inverse", "noactor", "nominal", "light"))  # traits that do not go with the type


def reconciled(sentence: Sentence, found: Sequence[Candidate], reading: Reading) -> list[Candidate]:
    """The vocabulary's candidates with the model's marks, and candidates that only the model reads, in order."""
    marked = [_marked(sentence, candidate, reading) for candidate in found]
    taken = {at for candidate in found for at in (candidate.i, *_companions(sentence, candidate))}
    new = [c for mark in reading.marks if mark.token not in taken for c in _new(sentence, mark)]
    return sorted([*marked, *new], key=lambda c: c.i)


def _marked(sentence: Sentence, candidate: Candidate, reading: Reading) -> Candidate:
    marks = [m for at in (candidate.i, *_companions(sentence, candidate)) if (m := reading.at(at))]
    if not marks:
        return candidate
    mark = max(marks, key=lambda m: (m.token == candidate.i and m.event > 0.5, m.event))
    name, share = mark.types[0]
    kind = EventType(name)
    if kind is candidate.row.type or share < OTHER or candidate.row.pos == "M" or "firm" in candidate.row.traits:
        return replace(candidate, mark=mark)
    return Candidate(_retyped(candidate.row, kind), candidate.i, mark, learned=True)


def _companions(sentence: Sentence, candidate: Candidate) -> Iterator[int]:
    """Tokens that carry the same event with the candidate: the noun of a light verb, the verb of a noun."""
    if candidate.row.pos == "N":
        verb = light_verb(sentence, candidate.i)
        if verb is not None:
            yield verb
        return
    if candidate.row.pos == "M":
        yield sentence.tokens[candidate.i].head
        return
    yield from (t.i for t in sentence.dependents(candidate.i, "prt", "acomp", "attr", "oprd"))
    if any(":" in condition for condition in candidate.row.conditions):
        for at in objects(sentence, candidate.i):
            yield at
            if sentence.tokens[at].lemma in SERIES:  # "held a round of talks"
                yield from obliques(sentence, at, "of")
        for preposition in sentence.dependents(candidate.i, "prep"):
            yield from (t.i for t in sentence.dependents(preposition.i, "pobj"))


def _retyped(row: TriggerRow, kind: EventType) -> TriggerRow:
    """The row's grammar with another type, and what usually goes with that type."""
    generic = generic_rows()[kind, row.pos]
    kept = [trait for trait in row.traits if trait in OF_THE_GRAMMAR]
    return replace(
        row,
        type=kind,
        mode=None,
        recipient=(*row.recipient, *generic.recipient),
        traits=tuple(dict.fromkeys([*kept, *generic.traits])),
    )


def _new(sentence: Sentence, mark: Mark) -> Iterable[Candidate]:
    name, share = mark.types[0]
    token = sentence.tokens[mark.token]
    if share < NEW or token.pos not in ("VERB", "NOUN", "ADJ", "PROPN", "AUX"):
        return ()
    if token.lemma in FAILING and any(True for _ in sentence.dependents(token.i, "xcomp")):
        return ()  # "failed to agree": the agreement is what did not happen
    row = generic_rows()[EventType(name), "N" if token.pos in ("NOUN", "PROPN") else "V"]
    return (Candidate(replace(row, words=(token.lemma.lower(),)), mark.token, mark, learned=True),)


def doubted(candidate: Candidate, reading: Reading | None, leaning: bool = False) -> str | None:
    """Why a candidate is not believed: the model was asked and reads no event there.

    leaning: whether the paragraph has words of sport, business and the like, where more is asked.
    """
    if reading is None or candidate.row.pos == "M":
        return None
    event = candidate.mark.event if candidate.mark else 0.0
    least = LEANING_DOUBT if leaning else DOUBT if "weak" in candidate.row.traits else STRONG_DOUBT
    return "the learned model reads no event in this word" if event < least else None


def read_mode(candidate: Candidate) -> str | None:
    """The model's best mode of this type where it is likely enough, else the vocabulary's."""
    if candidate.mark is None:
        return candidate.row.mode
    kind = f"{candidate.row.type.value}/"
    shares = {name: p for name, p in candidate.mark.modes if not name or name.startswith(kind)}
    own = [(name, p) for name, p in candidate.mark.modes if name.startswith(kind)]
    if not own or own[0][1] < (OTHER_MODE if candidate.row.mode else MODE) * sum(shares.values()):
        return candidate.row.mode
    return own[0][0].removeprefix(kind)


def read_status(candidate: Candidate, status: Status, why: str) -> tuple[Status, str]:
    """The grammar's status, or the model's where it is sure of another one."""
    if candidate.mark is None or not candidate.mark.statuses:
        return status, why
    name, share = candidate.mark.statuses[0]
    if name == status.value or share < STATUS:
        return status, why
    return Status(name), f"the learned model reads it so ({share:.2f}); by the grammar: {why}"


def rule_of(candidate: Candidate, reading: Reading | None, row: str) -> str:
    """What made the event: the row of the vocabulary, the model, or both."""
    if reading is None or candidate.mark is None:
        return row
    if candidate.learned:
        return f"{reading.version} ({candidate.mark.types[0][1]:.2f})"
    return f"{row}, {reading.version} ({candidate.mark.type_share(candidate.row.type.value):.2f})"
