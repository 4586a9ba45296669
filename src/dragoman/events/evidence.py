"""What an event cites: its word, its clause, and how sure the rules are of it."""

from dragoman.events.records import Role
from dragoman.events.triggers import Candidate
from dragoman.sentences import Sentence, Span


def trigger_of(sentence: Sentence, candidate: Candidate) -> Span:
    """The word with its particle ("ruled out")."""
    last = candidate.i
    for token in sentence.dependents(candidate.i, "prt"):
        last = token.i if token.i == candidate.i + 1 else last
    if candidate.row.pos == "M":
        return sentence.span(candidate.i, max(candidate.i, sentence.tokens[candidate.i].head))
    return sentence.span(candidate.i, last)


def evidence_of(sentence: Sentence, i: int, trigger: Span, roles: list[Role]) -> tuple[Span, ...]:
    """The clause of the trigger, then the span of each filler that stands outside it."""
    tokens = [i]
    stack = list(sentence.children[i])
    while stack:
        at = stack.pop()
        if sentence.tokens[at].dep in ("punct", "parataxis") or (
            sentence.tokens[at].dep == "conj" and sentence.tokens[i].pos == "VERB" and sentence.tokens[at].head == i
        ):
            continue
        tokens.append(at)
        stack.extend(sentence.children[at])
    clause = sentence.span(min(tokens), max(tokens))
    first = min(clause.start, trigger.start)
    last = max(clause.end, trigger.end)
    clause = Span(first, last, sentence.text[first - sentence.start : last - sentence.start])
    outside = sorted({r.span for r in roles if not clause.covers(r.span)})
    return (clause, *outside)


def confidence_of(candidate: Candidate, roles: list[Role], sentence: Sentence) -> float:
    """A rank of rules, not yet a calibrated probability: specific rows and filled slots count."""
    score = 0.6 + 0.1 * min(2, len(candidate.row.conditions)) + 0.05 * len({r.slot for r in roles})
    score -= 0.1 * ("weak" in candidate.row.traits) + 0.15 * sentence.title
    return round(max(0.1, min(0.95, score)), 2)
