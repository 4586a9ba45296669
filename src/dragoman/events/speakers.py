"""Events inside statements: whose words they are, and who 'we' and 'they should' are."""

from collections.abc import Iterable, Iterator, Sequence

from dragoman.events.clauses import clause_verb, doer, objects
from dragoman.events.parties import Parties
from dragoman.events.records import Role, Slot
from dragoman.events.triggers import TriggerRow
from dragoman.sentences import Document, Sentence, Span
from dragoman.statements import Statement

FIRST_PERSON = frozenset("i we us our my me ourselves".split())
CHARGES = frozenset("allegation accusation charge claim assertion".split())  # nouns of what one says of another
THIRD_PERSON = frozenset("he she it they".split())


def statement_over(statements: Iterable[Statement], span: Span) -> Statement | None:
    """The innermost statement whose content holds this span."""
    over = [(c.end - c.start, s.id, s) for s in statements for c in s.content if c.covers(span)]
    return min(over, key=lambda o: o[:2])[2] if over else None


def said_before(
    statements: Sequence[Statement], document: Document, sentence: Sentence, offset: int
) -> Iterator[Statement]:
    """The statements of the sentence before, and of this one before an offset, the last first."""
    first = document.sentences[max(0, sentence.index - 1)].start
    return (s for s in reversed(statements) if s.content and first <= s.content[0].start < offset)


def own_statement(statements: Iterable[Statement], trigger: Span) -> Statement | None:
    """The statement whose cue is the event's own word ("warned that …"): the act stands on its speaker's words."""
    return next((s for s in statements if s.cue and s.cue.covers(trigger) and s.source), None)


def spoken_roles(
    parties: Parties, sentence: Sentence, i: int, statement: Statement | None, row: TriggerRow | None = None
) -> list[Role]:
    """Roles that only the speaker fills: 'we', 'our soldiers', the 'it' of indirect speech, the asker of 'should'."""
    if statement is None or statement.source is None or statement.source not in parties.by_id:
        return []
    source, span = statement.source, statement.source_span or sentence.span(i, i)
    if row is None:
        return _deontic(parties, sentence, i, source, span)
    roles = []
    found = doer(sentence, i)
    inverse = "inverse" in row.traits
    state = parties.state_of(parties.by_id[source].country or "")
    if found and _means_speaker(sentence, found[0], direct=statement.direct):
        owned = state if state and inverse and sentence.tokens[found[0]].pos == "NOUN" else source
        roles.append(Role(Slot.RECIPIENT if inverse else Slot.ACTOR, owned, span, _path(sentence, found[0])))
    for at in objects(sentence, i):
        if _means_speaker(sentence, at, direct=True) and not any(r.slot is Slot.RECIPIENT for r in roles):
            owned = state if state and sentence.tokens[at].lower not in FIRST_PERSON else source
            roles.append(Role(Slot.RECIPIENT, owned, span, _path(sentence, at)))
    return roles


def _path(sentence: Sentence, i: int) -> str:
    owned = any(t.lower in ("our", "my") for t in sentence.dependents(i, "poss"))
    return f"speaker ('{sentence.tokens[i].text}')" if not owned else f"the speaker's own '{sentence.tokens[i].text}'"


def _means_speaker(sentence: Sentence, i: int, direct: bool) -> bool:
    token = sentence.tokens[i]
    if token.lower in FIRST_PERSON or (not direct and token.lower in THIRD_PERSON):
        return True
    return any(t.lower in ("our", "my") for t in sentence.dependents(i, "poss"))


def _deontic(parties: Parties, sentence: Sentence, i: int, source: str, span: Span) -> list[Role]:
    """ "they ought to leave": the speaker asks the subject."""
    found = doer(sentence, clause_verb(sentence, sentence.tokens[i].head))
    asked = list(parties.at(sentence, found[0])) if found else []
    if not asked or any(f.actor == source for f in asked):
        return []
    return [
        Role(Slot.ACTOR, source, span, "speaker"),
        *(Role(Slot.RECIPIENT, f.actor, f.span, f"subject of '{sentence.tokens[i].text}'") for f in asked),
    ]
