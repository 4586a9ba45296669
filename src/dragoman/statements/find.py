"""Finds statements."""

from collections.abc import Iterator

from dragoman.actors import Cast
from dragoman.report import Report
from dragoman.sentences import Document, Sentence, identity
from dragoman.statements.according import verbless_drafts
from dragoman.statements.bodies import body_drafts
from dragoman.statements.chains import chained
from dragoman.statements.continuation import continue_quotations
from dragoman.statements.documents import announcement_drafts
from dragoman.statements.labelled import labelled_drafts
from dragoman.statements.nesting import Holders, without_nested
from dragoman.statements.predicates import adjective_drafts
from dragoman.statements.reading import Draft, Reading, open_reading
from dragoman.statements.records import Statement
from dragoman.statements.resolve import Origin, resolve
from dragoman.statements.verbal import verbal_drafts
from dragoman.times import Basis, TimeExpression, TimeForm, When

CARRIED = frozenset({"body", "block", "transcript"})  # words given in full without quotation marks
VERBATIM = 0.9  # share of the content within quotation marks from which on it is direct
JUDGED = frozenset({"complement", "object", "object-as", "object-for"})  # called the raid "a crime without a name"
VERDICT = 0.4  # the same share where the rest of the content may be what is judged
MOST_NOUNS = 4  # nouns and prepositions between a time and its verb
HEARERS = frozenset({"tell", "inform", "assure", "remind", "notify", "warn", "promise", "ask", "address", "brief"})


def find_statements(
    document: Document, cast: Cast, times: tuple[TimeExpression, ...], report: Report
) -> tuple[Statement, ...]:
    """All statements in order of the text.

    A statement by a document ("the release") has the document's words as source span and its issuer as source.
    """
    reading = open_reading(document)
    drafts = _drafts(reading)
    pairs = chained(reading, cast, drafts)
    inner = [pair[1] for pair in pairs]
    places = {(draft.sentence, draft.token) for draft in inner}
    drafts = [d for d in drafts if (d.sentence, d.token) not in places]
    every = sorted([*drafts, *inner], key=_order)
    ids = [_id(draft, report) for draft in every]
    vias = _vias(every, ids, pairs)
    origins = resolve(reading, cast, every)
    days = {(t.sentence, _verb_of(document, t)): t for t in reversed(times) if t.form is TimeForm.POINT and t.start}
    first = {key: k for k, key in reversed(list(enumerate(ids)))}
    return tuple(
        _statement(reading, cast, days.get((draft.sentence, draft.token)), draft, (ids[k], origins[k], vias[k]))
        for k, draft in enumerate(every)
        if first[ids[k]] == k
    )


def _drafts(reading: Reading) -> list[Draft]:
    found: list[Draft] = []
    before: Sentence | None = None
    for sentence in reading.document.sentences:
        if not sentence.title:
            found.extend(verbal_drafts(reading, sentence))
            found.extend(verbless_drafts(reading, sentence))
            found.extend(adjective_drafts(reading, sentence))
            found.extend(announcement_drafts(reading, sentence, before))
        before = sentence
    whole = continue_quotations(reading, found) + body_drafts(reading)
    whole.extend(labelled_drafts(reading, whole))
    return without_nested(reading.document, sorted(whole, key=_order))


def _order(draft: Draft) -> tuple[int, int, int, str]:
    return (draft.sentence, draft.token, draft.content[0].start, draft.rule)


def _id(draft: Draft, report: Report) -> str:
    cue = draft.cue.start if draft.cue is not None else None
    return identity("s", report.id, draft.kind.value, cue, *((span.start, span.end) for span in draft.content))


def _vias(drafts: list[Draft], ids: list[str], pairs: list[tuple[Draft, Draft]]) -> list[str | None]:
    """Id of the statement that each one is known by."""
    holders = Holders(drafts)
    outer_of = {id(inner): outer for outer, inner in pairs}
    at = {id(draft): k for k, draft in enumerate(drafts)}
    vias: list[str | None] = []
    for k, draft in enumerate(drafts):
        outer = outer_of.get(id(draft))
        if outer is not None and id(outer) in at:
            vias.append(ids[at[id(outer)]])
            continue
        held = holders.of(draft.cue.start, k) if draft.cue is not None and draft.rule != "body" else []
        vias.append(ids[held[0]] if held else None)
    return vias


def _statement(
    reading: Reading,
    cast: Cast,
    day: TimeExpression | None,
    draft: Draft,
    resolved: tuple[str, Origin, str | None],
) -> Statement:
    key, origin, via = resolved
    share = reading.quoted_share(draft.content)
    direct = draft.rule in CARRIED or share >= (VERDICT if draft.rule in JUDGED else VERBATIM)
    sentence = reading.document.sentences[draft.sentence]
    return Statement(
        id=key,
        kind=draft.kind,
        source=origin.actor,
        source_span=draft.source.span if draft.source is not None else None,
        cue=draft.cue,
        content=draft.content,
        direct=direct,
        channel=origin.channel,
        via=via,
        addressees=tuple(dict.fromkeys(_addressees(sentence, draft, cast, origin))),
        date=_date(day, draft),
        rule=draft.rule,
    )


def _addressees(sentence: Sentence, draft: Draft, cast: Cast, origin: Origin) -> Iterator[str]:
    """Who is told: the object of "told", of "addressing"."""
    if sentence.tokens[draft.token].lemma in HEARERS:
        for heard in sentence.dependents(draft.token, "dobj", "dative"):
            ids = cast.at(sentence.index, heard.i)
            if heard.i > draft.token and (origin.channel is None or heard.text not in origin.channel):
                yield from (one for one in ids if one != origin.actor)
    for action in sentence.dependents(draft.token, "advcl"):
        if action.lower == "addressing":
            for heard in sentence.dependents(action.i, "dobj"):
                yield from cast.at(sentence.index, heard.i)


def _verb_of(document: Document, time: TimeExpression) -> int:
    """The token that a time belongs to, over the nouns between: "told public radio on Friday"."""
    tokens = document.sentences[time.sentence].tokens
    at = time.attach
    for _ in range(MOST_NOUNS):
        if tokens[at].pos not in ("NOUN", "PROPN", "ADP") or tokens[at].dep in ("nsubj", "nsubjpass"):
            break
        at = tokens[at].head
    return at


def _date(day: TimeExpression | None, draft: Draft) -> When | None:
    """The day that the text gives to the saying; None where it gives none."""
    if day is None or day.start is None or day.end is None or _within(draft, day.span.start):
        return None
    return When(day.start, day.end, day.span.text, Basis.STATED)


def _within(draft: Draft, offset: int) -> bool:
    return any(span.start <= offset < span.end for span in draft.content)
