"""Whether two counts are of the same people, at the same time and place, by two sources."""

from collections.abc import Iterable, Sequence

from dragoman.discrepancies.claims import Told, share_side
from dragoman.discrepancies.counts import Count
from dragoman.discrepancies.numbers import SPANS
from dragoman.discrepancies.same import SETTLEMENTS, fit, kind_of, same_day, same_parts
from dragoman.events import Event, Slot
from dragoman.events.clauses import doer, obliques
from dragoman.sentences import Sentence, Span, Token
from dragoman.times import TimeExpression
from dragoman.vocabulary.world import lookup

DEVELOPING = frozenset("earlier initially previously rise climb increase grow later update revise".split())
ELSEWHERE = frozenset("second third another separate elsewhere other".split())
TIMES = frozenset("time day night week month year hour quarter".split())  # "for the second time" is no second deed
ANOTHER = frozenset("another second third separate different fresh".split())
PLACING = frozenset("in at near from to into outside around on across along over".split())
AGAINST = frozenset("only just no merely".split())
WHOLE = ("in all", "in total", "altogether", "overall", "nationwide", "across the country", "all told")
CAUSES = frozenset("of from in during".split())


def one_thing(told: Told, one: Count, other: Count, times: Sequence[TimeExpression], events: Sequence[Event]) -> bool:
    """Whether two counts that differ can only be a contradiction."""
    if one.status is not other.status or not _two_words(told, one, other) or not _same_counted(one, other):
        return False
    if _another(one) != _another(other) or _aside(other) or any(_apart(c.sentence) for c in (one, other)):
        return False
    if (
        _lost(one, other)
        or _whole(one) != _whole(other)
        or not _same_window(one, other)
        or not _same_doers(told, one, other)
    ):
        return False
    sets = (_names(one), _names(other)), (_owners(told, one), _owners(told, other)), (_causes(one), _causes(other))
    if not all(fit(*pair) for pair in sets) or not same_parts((one.sentence, one.at), (other.sentence, other.at)):
        return False
    return same_day(told, one.sentence, other.sentence, times) and _same_scene(told, one, other, events)


def _lost(one: Count, other: Count) -> bool:
    """ "the rebels had lost one man": of their own, while the other count is of people whose side is not told."""
    lost = [c.sentence.tokens[c.at].lemma == "lose" and c.sentence.tokens[c.noun].dep == "dobj" for c in (one, other)]
    return lost[0] != lost[1] and None in (one.whom, other.whom)


def _two_words(told: Told, one: Count, other: Count) -> bool:
    """Whether two sources tell them, the second of them named."""
    first, second = told.statement(number_span(one)), told.statement(number_span(other))
    if told.word(first) == told.word(second) or (second is None and not reported(other)):
        return False
    return not (second is None and first is not None and first.source in teller(told, other))


def _same_counted(one: Count, other: Count) -> bool:
    """Whether both count the same: soldiers and soldiers, 12 and a toll; nine soldiers may be a part of 30 people."""
    if one.things and (one.whom is None or other.whom is None) and not _ellipsis_of(one, other):
        return False
    if one.marks and other.marks and not one.marks & other.marks:
        return False
    if _group(one) != _group(other) and (one.value < other.value) == _group(one):
        return False
    if None in (one.whom, other.whom) or one.whom == other.whom:
        return True
    if one.things:
        return {one.whom, other.whom} <= set(SPANS)
    part, whole = (one, other) if other.whom == "people" else (other, one)
    return whole.whom == "people" and part.low > whole.high


def _group(count: Count) -> bool:
    """Whether the counted are some of a group ("four deputies of the opposition")."""
    return count.noun != count.number and any(True for _ in obliques(count.sentence, count.noun, "of"))


def _whole(count: Count) -> bool:
    """Whether the sentence says that all are counted ("in all")."""
    text = f" {count.sentence.text.lower()} "
    return any(f" {words}" in text for words in WHOLE)


def _causes(count: Count) -> frozenset[str]:
    """What the counted died of, or were caught in, as common nouns; less what is known already ("in the raid")."""
    found = set()
    for prep in count.sentence.dependents(count.at, "prep"):
        for noun in count.sentence.dependents(prep.i, "pobj") if prep.lower in CAUSES else ():
            known = any(t.lower in ("the", "this", "that") for t in count.sentence.dependents(noun.i, "det"))
            if noun.pos == "NOUN" and not known and noun.entity not in ("DATE", "TIME", "CARDINAL"):
                found.add(kind_of(noun.lemma.lower()))
    return frozenset(found)


def _ellipsis_of(one: Count, other: Count) -> bool:
    """ "200 supporters turned up … 3,000 had turned up": the counted are understood in the next sentence."""
    next_to = other.sentence.index - one.sentence.index <= 1
    return next_to and one.whom is not None and other.sentence.tokens[other.noun].tag == "CD"


def _apart(sentence: Sentence) -> bool:
    """Whether the sentence tells of a change or of something else beside what was told."""
    for token in sentence.tokens:
        if token.lemma.lower() in DEVELOPING or (token.lower == "since" and token.dep == "advmod"):
            return True
        if token.lemma.lower() in ELSEWHERE and sentence.tokens[token.head].lemma.lower() not in TIMES:
            return True
    return False


def _names(count: Count) -> frozenset[str]:
    """Where or to whom, as the sentence has it: proper names, and "the region"."""
    sentence, found = count.sentence, set()
    below = set(sentence.subtree(count.at))
    for token in sentence.tokens:
        prep = sentence.tokens[token.head]
        named = token.pos == "PROPN" and token.entity not in ("DATE", "TIME") and token.lower not in SETTLEMENTS
        if token.i in below and named and token.dep == "dative":
            found.add(token.lower)
        placed = token.dep == "pobj" and prep.lower in PLACING and (token.i in below or _opening(sentence, prep.i))
        if placed and (named or (token.pos == "NOUN" and token.lower in SETTLEMENTS)):
            found.add(token.lower)
    return frozenset(found)


def _opening(sentence: Sentence, prep: int) -> bool:
    """Whether a preposition hangs on a verb by which nobody speaks, or opens the sentence ("In Odesa, he said, …")."""
    verb = sentence.tokens[sentence.tokens[prep].head]
    speaks = any(True for _ in sentence.dependents(verb.i, "ccomp"))
    return verb.pos == "VERB" and (prep == 0 or not speaks)


def _window(count: Count) -> str | None:
    """Over what time it was counted: "since January", "past 24 hours", "this year"; None where nothing says so."""
    tokens = count.sentence.tokens
    for token in tokens:
        after = " ".join(t.lower for t in tokens[token.i + 1 : token.i + 4])
        if token.lower == "since" and token.dep in ("prep", "mark"):
            return f"since {after}"
        counted = tokens[token.i + 1 : token.i + 3]
        if (
            token.lower in ("past", "last", "previous", "this")
            and token.tag in ("JJ", "DT")
            and any(t.lemma in SPANS for t in counted)
            and not _dated(tokens, token.i)
        ):
            return f"{token.lower} {after}"
    return None


def _dated(tokens: Sequence[Token], at: int) -> bool:
    """Whether words of time say when it was, not over what time it was counted: "last month", "earlier this week"."""
    before = tokens[at - 1].lower if at else ""
    return before in ("early", "earlier", "late", "later") or (tokens[at].lower == "last" and before != "the")


def _same_window(one: Count, other: Count) -> bool:
    """Whether no stretch of time is told of one count only, unless the other is set against it ("no more than")."""
    windows = _window(one), _window(other)
    if windows[0] == windows[1] or "same" in {t.lower for t in other.sentence.tokens}:
        return True
    before = {t.lower for t in other.sentence.tokens[max(0, other.number - 3) : other.number]}
    return None in windows and bool(before & AGAINST)


def _owners(told: Told, count: Count) -> frozenset[str]:
    """Whose the counted are, as country codes or actor ids: "Armenian soldiers", "nine of its diplomats"."""
    sentence, verb = count.sentence, count.sentence.tokens[count.at]
    nouns = [count.noun, *obliques(sentence, count.noun, "of")]
    beside = [t for n in nouns for t in sentence.dependents(n, "amod", "compound", "poss")]
    lost = sentence.dependents(verb.i, "nsubj") if verb.lemma == "lose" else ()
    ids = [a for t in (*beside, *lost) if t.dep in ("poss", "nsubj") for a in told.cast.at(sentence.index, t.i)]
    countries = {told.actors[a].country or a for a in ids if a in told.actors}
    return frozenset(countries | {meaning.country for t in beside for meaning in lookup(t.text) if meaning.country})


def _same_doers(told: Told, one: Count, other: Count) -> bool:
    """Whether the two clauses do not tell of deeds of different sides."""
    tokens = [_doer(count) for count in (one, other)]
    doers = [
        told.cast.at(c.sentence.index, i) if i is not None else () for c, i in zip((one, other), tokens, strict=True)
    ]
    if doers[0] and doers[1]:
        return share_side(told, *doers)
    if tokens[0] is not None and tokens[1] is not None:
        return one.sentence.tokens[tokens[0]].lemma == other.sentence.tokens[tokens[1]].lemma
    return not _own_part(told, one, other)


def _doer(count: Count) -> int | None:
    """The token of who does what is counted; None in "12 died" and "put the toll at 12"."""
    if count.sentence.tokens[count.at].pos != "VERB" or reported(count):
        return None
    found = doer(count.sentence, count.at)
    return None if found is None or found[0] in (count.noun, count.number) else found[0]


def _own_part(told: Told, one: Count, other: Count) -> bool:
    """ "it had rescued 40": what the speaker did itself may be a part of what all did, or another's deed."""
    own = [_own(told, count) for count in (one, other)]
    if own[0] == own[1]:
        return False
    return one.things or own[0] == (one.value < other.value)


def _own(told: Told, count: Count) -> bool:
    """Whether the speaker tells of what it did itself: "it", "its troops"."""
    statement, token = told.statement(number_span(count)), _doer(count)
    if statement is None or statement.source is None or token is None:
        return False
    tokens = [token, *(t.i for t in count.sentence.dependents(token, "poss"))]
    return any(statement.source in told.cast.at(count.sentence.index, i) for i in tokens)


def _aside(count: Count) -> bool:
    """ "a raid in which 20 were killed": told of something that is new."""
    verb = count.sentence.tokens[count.at]
    return verb.dep == "relcl" and any(t.lower in ("a", "an") for t in count.sentence.dependents(verb.head, "det"))


def _another(count: Count) -> bool:
    """Whether the clause tells of a second thing of the kind ("in a second attack")."""
    tokens = (count.sentence.tokens[i] for i in count.sentence.subtree(count.at))
    return any(
        t.lower in ANOTHER and t.dep in ("amod", "det") and count.sentence.tokens[t.head].lemma.lower() not in TIMES
        for t in tokens
    )


def _same_scene(told: Told, one: Count, other: Count, events: Iterable[Event]) -> bool:
    """No other place and no other doer is told of the one than of the other."""
    scenes = []
    for count in (one, other):
        own = [e for e in events if e.sentence == count.sentence.index and e.head == count.at]
        scenes.append(own[0] if own else None)
    first, second = scenes
    if first is None or second is None:
        return True
    if first.place is not None and second.place is not None and first.place.name != second.place.name:
        return False
    doers = [_doers(event, count) for event, count in ((first, one), (second, other))]
    return not doers[0] or not doers[1] or share_side(told, *doers)


def _doers(event: Event, count: Count) -> list[str]:
    """Who does it, less the counted themselves ("40 rebels surrendered")."""
    noun = count.sentence.span(count.noun, count.noun)
    return [r.actor for r in event.roles if r.slot is Slot.ACTOR and not r.span.overlaps(noun)]


def number_span(count: Count) -> Span:
    return count.sentence.span(count.number, count.number)


def reported(count: Count) -> bool:
    """ "The ministry put the number at four", "gave a toll of four": the clause itself names whose count it is."""
    return _putting(count) is not None


def _putting(count: Count) -> int | None:
    """The verb by which a count is put forward."""
    token = count.sentence.tokens[count.at]
    noun = count.sentence.tokens[token.head] if token.dep == "acl" else token  # "counted 30 people released"
    verb = count.sentence.tokens[noun.head] if noun.dep == "dobj" else token
    return verb.i if verb.lemma in ("put", "place", "estimate", "list", "give", "report", "count") else None


def teller(told: Told, count: Count) -> tuple[str, ...]:
    """Actor ids of who puts the number, where the clause itself says so."""
    verb = _putting(count)
    subjects = count.sentence.dependents(verb, "nsubj") if verb is not None else ()
    return next((ids for t in subjects if (ids := told.cast.at(count.sentence.index, t.i))), ())


def differ(one: Count, other: Count) -> bool:
    return one.measure == other.measure and (one.high < other.low or other.high < one.low)
