"""Rival attributions: two sources name two doers of one deed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from dragoman.actors import Actor, ActorKind
from dragoman.discrepancies.claims import Told, one_side, share_side
from dragoman.discrepancies.records import Discrepancy, DiscrepancyKind
from dragoman.discrepancies.same import changing, kind_of, same_day
from dragoman.events import Event, EventType, Slot, Status
from dragoman.events.clauses import doer
from dragoman.events.parties import Filler, Parties
from dragoman.events.status import status_of
from dragoman.processes.states import clause_span
from dragoman.sentences import Sentence, Token, identity
from dragoman.statements import Statement
from dragoman.times import TimeExpression

APART = 2  # sentences between the two at most
FORCE = frozenset((EventType.ASSAULT, EventType.COERCE))
WRONGS = frozenset(  # verbs of what nobody owns up to
    "start provoke wreck sabotage ruin break violate breach ram loot burn destroy blow torch kill fire shoot bomb "
    "shell attack strike hit poison plant launch commit carry open cut stage target torpedo derail hack leak".split()
)
ATTACKS = frozenset(
    "attack ambush strike raid bombing blast explosion assault shelling killing massacre shooting incident violence "
    "airstrike murder assassination clash fighting bombardment".split()
)
VEHICLES = frozenset("ship vessel boat plane aircraft jet patrol trawler frigate".split())
COLLIDING = frozenset("ram hit strike".split())
PASSING = frozenset("time day night morning evening week month year hour order fire front side way area".split())
UNNAMED = frozenset(  # may be a general word for those whom somebody else names
    "militant gunman insurgent rebel attacker terrorist extremist fighter man separatist jihadist guerrilla militia "
    "militiaman assailant".split()
)
KNOWN = frozenset("the this that these those".split())
RULE = "discrepancies.blame@1"


@dataclass(frozen=True, slots=True)
class Charge:
    """Somebody's word on who did it. speaker, culprits: actor ids; culprit: as shown; verb: token that says it.

    deed: its lemma; nouns: lemma → token of what was done, and to what;
    first: who began is what it is about; forceful: the verb itself tells an attack.
    """

    speaker: str
    culprits: tuple[str, ...]
    culprit: str
    sentence: Sentence
    verb: int
    deed: str
    nouns: dict[str, int]
    first: bool
    forceful: bool
    statement: Statement | None


def blame_discrepancies(told: Told, times: Sequence[TimeExpression], events: Sequence[Event]) -> Iterator[Discrepancy]:
    """One for each pair of charges that put one deed on two sides."""
    view = Parties.of(told.cast)
    charges = sorted(
        (*_accusations(told, events), *_told(told, view, events)), key=lambda c: (c.sentence.index, c.verb)
    )
    used: set[tuple[int, int]] = set()
    for one, other in combinations(charges, 2):
        places = {(c.sentence.index, c.verb) for c in (one, other)}
        apart = other.sentence.index - one.sentence.index
        if not 0 < apart <= APART or places & used or not same_day(told, one.sentence, other.sentence, times):
            continue
        if _rival(told, one, other) and _one_deed(told, one, other):
            used |= places
            yield _discrepancy(told, one, other)


def _accusations(told: Told, events: Sequence[Event]) -> Iterator[Charge]:
    """ "blamed the army for the strike", "accused troops of shelling the market"."""
    for event in events:
        sentence = told.document.sentences[event.sentence]
        if event.type is not EventType.ACCUSE or event.status is not Status.ACTUAL or sentence.title:
            continue
        speakers, culprits = event.fillers(Slot.ACTOR), event.fillers(Slot.RECIPIENT)
        roles = [r.span for r in event.roles if r.slot is Slot.RECIPIENT]
        for prep in _preps(sentence, event.head):
            if prep.lower in ("of", "for") and len(speakers) == 1 and culprits:
                below = list(sentence.dependents(prep.i, "pcomp", "pobj"))
                for deed in below[:1]:
                    own = sentence.span(event.head, event.head)
                    statement = next((s for s in told.statements if s.cue and s.cue.overlaps(own)), None)
                    yield Charge(
                        speakers[0], culprits, roles[0].text, sentence, event.head, deed.lemma,
                        _nouns(sentence, deed.i, -1), _first(sentence, deed.i), False, statement,
                    )  # fmt: skip


def _preps(sentence: Sentence, verb: int) -> Iterator[Token]:
    """Prepositions of a verb, and those before a clause that the parse hangs on its object ("accused X of looting")."""
    yield from sentence.dependents(verb, "prep")
    for noun in sentence.dependents(verb, "dobj"):
        for prep in sentence.dependents(noun.i, "prep"):
            if any(True for _ in sentence.dependents(prep.i, "pcomp")):
                yield prep


def _told(told: Told, view: Parties, events: Sequence[Event]) -> Iterator[Charge]:
    """ "said the army had carried out the strike"."""
    heads = {(e.sentence, e.head) for e in events if e.type in FORCE and e.status is Status.ACTUAL}
    for sentence in told.document.sentences:
        if sentence.title:
            continue
        for verb in sentence.tokens:
            if (
                verb.pos != "VERB"
                or changing(sentence, verb.i)
                or not (verb.lemma in WRONGS or (sentence.index, verb.i) in heads)
            ):
                continue
            statement = told.statement(sentence.span(verb.i, verb.i))
            if statement is None or statement.source is None or status_of(sentence, verb.i)[0] is not Status.ACTUAL:
                continue
            found = doer(sentence, verb.i)
            if found is None or found[1].startswith("subject of") or _aside(sentence, verb):
                continue
            culprits = list(view.at(sentence, found[0])) or [
                filler
                for t in sentence.dependents(found[0], "compound", "poss")  # "coalition jets"
                for filler in view.at(sentence, t.i)
            ]
            if culprits:
                yield Charge(
                    statement.source, tuple(c.actor for c in culprits), _named(told, sentence, culprits[0]),
                    sentence, verb.i, verb.lemma, _nouns(sentence, verb.i, found[0]), _first(sentence, verb.i),
                    (sentence.index, verb.i) in heads, statement,
                )  # fmt: skip


def _named(told: Told, sentence: Sentence, filler: Filler) -> str:
    """The culprit as written; by name where a pronoun stands for it."""
    pronoun = sentence.tokens[filler.token].tag in ("PRP", "WDT", "WP")
    return told.actors[filler.actor].name if pronoun and filler.actor in told.actors else filler.span.text


def _aside(sentence: Sentence, verb: Token) -> bool:
    """A relative clause that tells more of somebody, not "it was the army that attacked"."""
    return verb.dep == "relcl" and sentence.tokens[verb.head].dep != "attr"


def _nouns(sentence: Sentence, deed: int, besides: int) -> dict[str, int]:
    """Common nouns that say what was done, and to what: lemma → token; no instruments and no times."""
    token = sentence.tokens[deed]
    found = {kind_of(token.lemma.lower()): deed} if token.pos == "NOUN" else {}
    stack = [deed]
    while stack:
        for child in sentence.dependents(stack.pop(), "dobj", "nsubjpass", "prep", "pobj"):
            if child.i == besides or (child.dep == "prep" and child.lower not in ("of", "on", "at", "against", "to")):
                continue
            if child.pos == "NOUN" and child.lemma.lower() not in PASSING:
                found[kind_of(child.lemma.lower())] = child.i
            stack.append(child.i)
    above = sentence.tokens[token.head]
    if token.dep == "relcl" and above.dep not in ("attr", "nsubj") and above.pos == "NOUN":
        found[kind_of(above.lemma.lower())] = above.i
    return found


def _first(sentence: Sentence, deed: int) -> bool:
    """ "had opened fire first", "without provocation": who began is what they differ on."""
    return any(
        sentence.tokens[i].lower == "first" and sentence.tokens[i].dep == "advmod" for i in sentence.subtree(deed)
    )


def _rival(told: Told, one: Charge, other: Charge) -> bool:
    """Whether the two speakers name two sides; a general word for fighters may mean those that the other names."""
    if one.speaker == other.speaker or share_side(told, one.culprits, other.culprits):
        return False
    if any(_own(told, charge) for charge in (one, other)):
        return False
    if share_side(told, [other.speaker], one.culprits):
        return True
    ones, others = ([told.actors[a] for a in c.culprits if a in told.actors] for c in (one, other))
    return bool(ones and others) and not any(_may_be(a, b) for a in ones for b in others)


def _own(told: Told, charge: Charge) -> bool:
    """Whether the speaker owns up to it: the culprits are of one known country, or the same."""
    speaker, culprits = told.actors[charge.speaker], [told.actors[a] for a in charge.culprits if a in told.actors]
    return any(
        speaker.id == c.id or (speaker.country is not None and c.country is not None and one_side(speaker, c))
        for c in culprits
    )


def _may_be(one: Actor, other: Actor) -> bool:
    """Whether both may be the same people under two names."""
    general = [bool(_words(a) & UNNAMED) for a in (one, other)]
    states = [a.kind is ActorKind.STATE or a.sector in ("MIL", "GOV", "COP", "SPY") for a in (one, other)]
    return any(general) and not any(states)


def _words(actor: Actor) -> set[str]:
    words = actor.name.lower().split()
    return {w for word in words for w in (word, word.removesuffix("s"), word.replace("men", "man"))}


def _one_deed(told: Told, one: Charge, other: Charge) -> bool:
    """Whether the second charge takes up the deed of the first: "the strike", who fired first, who rammed whom."""
    for lemma, token in other.nouns.items():
        if not _known(other.sentence, token):
            continue
        if lemma in one.nouns or lemma == one.deed or (lemma in ATTACKS and (set(one.nouns) & ATTACKS or one.forceful)):
            return True
    mutual = share_side(told, [one.speaker], other.culprits) and share_side(told, [other.speaker], one.culprits)
    if not mutual:
        return False
    return one.first or other.first or _collision(one, other) or all(_opened_fire(c) for c in (one, other))


def _opened_fire(charge: Charge) -> bool:
    return charge.deed == "open" and any(t.lower == "fire" for t in charge.sentence.dependents(charge.verb, "dobj"))


def _collision(one: Charge, other: Charge) -> bool:
    """Two vessels that each ran into the other."""
    found = [doer(c.sentence, c.verb) for c in (one, other)]
    vehicles = [
        c.sentence.tokens[f[0]].lemma.lower() in VEHICLES for c, f in zip((one, other), found, strict=True) if f
    ]
    return one.deed == other.deed and one.deed in COLLIDING and vehicles == [True, True]


def _known(sentence: Sentence, noun: int) -> bool:
    token: Token = sentence.tokens[noun]
    return any(t.lower in KNOWN for t in sentence.dependents(token.i, "det", "poss"))


def _discrepancy(told: Told, one: Charge, other: Charge) -> Discrepancy:
    spans = [clause_span(c.sentence, c.verb) for c in (one, other)]
    speakers = [told.actors[c.speaker].name for c in (one, other)]
    return Discrepancy(
        id=identity("d", told.report.id, "blame", spans[0].start, spans[1].start),
        kind=DiscrepancyKind.ATTRIBUTION,
        claims=(
            told.claim(one.culprit, spans[0], one.statement),
            told.claim(other.culprit, spans[1], other.statement),
        ),
        resolved=None,
        reason=f"{speakers[0]} puts it on {one.culprit}, {speakers[1]} on {other.culprit}.",
        rule=RULE,
    )
