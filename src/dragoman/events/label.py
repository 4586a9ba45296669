"""What the first marked party does to the second: one type for a pair, by the learned model and the vocabulary."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.actors import Actor, ActorKind, Cast, Mention, MentionForm
from dragoman.events.candidates import candidates
from dragoman.events.clauses import doer
from dragoman.events.parties import Parties
from dragoman.events.paths import actor_roles, recipient_roles
from dragoman.events.records import HOSTILE, EventType, Slot, Status
from dragoman.events.status import status_of
from dragoman.events.triggers import Candidate
from dragoman.learned.coder import Coder, load_coder
from dragoman.sentences import Document, Sentence
from dragoman.sentences.parse import parse

COOPERATIVE = frozenset(
    (
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.RETREAT,
        EventType.AGREE,
    )
)
FLOOR = 0.02  # probability mass that a type without any evidence keeps
MODEL = 0.7  # weight of the learned model against the vocabulary


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A text and the code points of the two parties; either may be None."""

    id: str
    text: str
    actor: tuple[int, int] | None
    recipient: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Label:
    """The type that fits best, its status, and a probability for each type; they sum to 1."""

    type: EventType
    status: Status
    confidence: float
    types: dict[EventType, float] = field(default_factory=dict)


def label_rows(rows: Sequence[LabelRow], learned: bool = True) -> list[Label]:
    """One label a row, in the same order; learned: the model is asked, one pass a row."""
    documents = parse([row.text for row in rows], [None] * len(rows))
    coder = load_coder() if learned and rows else None
    return [label(document, row.actor, row.recipient, coder) for document, row in zip(documents, rows, strict=True)]


def label(
    document: Document, actor: tuple[int, int] | None, recipient: tuple[int, int] | None, coder: Coder | None = None
) -> Label:
    """The label of one pair; without a coder the vocabulary decides alone, and its shares are not calibrated."""
    parties, heads = _marked(document, actor, recipient)
    best: dict[EventType, tuple[float, Sentence, int]] = {}
    for sentence in document.sentences:
        for candidate in candidates(sentence, parties):
            score = _score(sentence, candidate, parties, heads)
            if score > best.get(candidate.row.type, (-math.inf,))[0]:
                best[candidate.row.type] = (score, sentence, candidate.i)
    scores: dict[EventType, tuple[float, Status]] = {}
    for kind, (score, sentence, i) in best.items():
        status = status_of(sentence, i)[0]
        announced = as_announced(kind, status)
        if score > scores.get(announced, (-math.inf,))[0]:
            scores[announced] = (score, status)
    shares = _shares({kind: found[0] for kind, found in scores.items()})
    if coder is not None:
        read = coder.pair(document.text, actor, recipient)
        shares = {k: round(MODEL * read[k.value] + (1 - MODEL) * p, 4) for k, p in shares.items()}
    kind = max(shares, key=lambda k: shares[k])
    return Label(kind, scores[kind][1] if kind in scores else Status.ACTUAL, round(shares[kind], 4), shares)


def as_announced(kind: EventType, status: Status) -> EventType:
    """PLOVER types a deed that is only announced by the announcement (Halterman et al. 2023, PLOVER codebook).

    Cooperation that is promised is AGREE, cooperation that is refused REJECT, hostility that is announced THREATEN.
    """
    if kind in COOPERATIVE and status is Status.FUTURE:
        return EventType.AGREE
    if kind in COOPERATIVE and status is Status.NEGATED:
        return EventType.REJECT
    if kind in HOSTILE and status in (Status.FUTURE, Status.HYPOTHETICAL):
        return EventType.THREATEN
    return kind


def _marked(
    document: Document, actor: tuple[int, int] | None, recipient: tuple[int, int] | None
) -> tuple[Parties, dict[str, tuple[int, int]]]:
    """A cast of just the marked parties, and the (sentence, token) of each."""
    actors, at, heads = [], {}, {}
    for name, marks in (("actor", actor), ("recipient", recipient)):
        found = _head(document, *marks) if marks else None
        if found is None or marks is None:
            continue
        sentence, head = found
        mention = Mention(document.span(*marks), sentence.index, head, MentionForm.NAME)
        actors.append(Actor(name, mention.span.text, ActorKind.GROUP, mentions=(mention,)))
        at[sentence.index, head] = (name,)
        heads[name] = (sentence.index, head)
    return Parties.of(Cast(tuple(actors), at)), heads


def _head(document: Document, start: int, end: int) -> tuple[Sentence, int] | None:
    """The token of the span that the rest of it hangs on."""
    sentence = document.sentence_at(start)
    if sentence is None:
        return None
    inside = {t.i for t in sentence.tokens if t.start < end and start < t.end}
    tops = [i for i in sorted(inside) if sentence.tokens[i].head not in inside or sentence.tokens[i].head == i]
    nouns = [i for i in tops if sentence.tokens[i].pos in ("NOUN", "PROPN", "PRON")]
    return (sentence, (nouns or tops)[0]) if tops else None


def _score(sentence: Sentence, candidate: Candidate, parties: Parties, heads: dict[str, tuple[int, int]]) -> float:
    doing = {r.actor for r in actor_roles(candidate.row, sentence, candidate.i, parties)}
    suffering = {r.actor for r in recipient_roles(candidate.row, sentence, candidate.i, parties)}
    score = 4.0 * ("actor" in doing) + 4.0 * ("recipient" in suffering) - 2.0 * ("recipient" in doing)
    score += 0.5 * len(candidate.row.conditions) - 0.5 * (candidate.row.pos == "N")
    score += _nearness(sentence, candidate.i, heads)
    found = doer(sentence, candidate.i)
    if found and "actor" in heads and heads["actor"] == (sentence.index, found[0]):
        score += 1.0
    return score


def _nearness(sentence: Sentence, i: int, heads: dict[str, tuple[int, int]]) -> float:
    """Up to 3 for a word on the path of the parse between the parties, less for each token of distance."""
    score = 0.0
    for name in (Slot.ACTOR.value, Slot.RECIPIENT.value):
        if name not in heads or heads[name][0] != sentence.index:
            continue
        head = heads[name][1]
        if any(t.i == i for t in sentence.ancestors(head)):
            score += 1.5
        score -= 0.05 * abs(head - i)
    return score


def _shares(scores: dict[EventType, float]) -> dict[EventType, float]:
    """A softmax over the types that have evidence; the rest share a floor, in the order of the codebook."""
    if not scores:
        return dict.fromkeys(EventType, round(1 / len(EventType), 4))
    top = max(scores.values())
    weights = {kind: math.exp(scores[kind] - top) if kind in scores else 0.0 for kind in EventType}
    total = sum(weights.values())
    rest = FLOOR / len(EventType)
    return {kind: round((1 - FLOOR) * weights[kind] / total + rest, 4) for kind in EventType}
