"""Set phrases that tell no event, whatever their words mean alone: "took no position", "cut short a visit"."""

from dataclasses import dataclass
from functools import cache

from dragoman.events.clauses import objects
from dragoman.sentences import Sentence
from dragoman.vocabulary import load_table


@dataclass(frozen=True, slots=True)
class IdiomRow:
    """One row of idioms.tsv."""

    verbs: tuple[str, ...]
    objects: tuple[str, ...]
    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


@cache
def _idioms() -> dict[str, tuple[IdiomRow, ...]]:
    found: dict[str, list[IdiomRow]] = {}
    for row in load_table("idioms", IdiomRow):
        for verb in row.verbs:
            found.setdefault(verb, []).append(row)
    return {verb: tuple(rows) for verb, rows in found.items()}


def is_idiom(sentence: Sentence, i: int) -> bool:
    """Whether token i is the verb, or its object, of a set phrase."""
    token = sentence.tokens[i]
    if token.dep in ("dobj", "nsubjpass") and token.pos == "NOUN":
        return is_idiom(sentence, token.head)
    if token.pos != "VERB":
        return False
    return any(_fits(sentence, i, row) for row in _idioms().get(token.lemma, ()))


def _fits(sentence: Sentence, i: int, row: IdiomRow) -> bool:
    for at in objects(sentence, i):
        if not {sentence.tokens[at].lemma, sentence.tokens[at].lower} & set(row.objects):
            continue
        beside = {t.lower for head in (i, at) for t in sentence.dependents(head)}
        if (not row.beside or beside & set(row.beside)) and not beside & set(row.without):
            return True
    return False
