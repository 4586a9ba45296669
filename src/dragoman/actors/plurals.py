"""Plurals that stand for parties told of elsewhere: "both sides", "the two countries", "the two"."""

from collections.abc import Callable, Sequence

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.phrases import Phrase
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.sentences import Sentence

_STATES = frozenset("countries nations states neighbours neighbors governments capitals republics powers".split())
_SIDES = frozenset("sides parties foes rivals enemies adversaries camps belligerents factions".split())
_PERSONS = frozenset("leaders presidents ministers premiers men diplomats envoys officials chiefs generals women".split())
_ARMIES = frozenset("armies militaries forces navies".split())


def read_plural(sentence: Sentence, phrase: Phrase) -> Candidate | None:
    """A plural with "both" or "the two" (or "the parties", "the sides")."""
    words = [sentence.tokens[i].lower for i in range(phrase.first, phrase.last + 1)]
    noun = words[-1]
    pair = "both" in words[:2] or "two" in words[:2] or "warring" in words
    if noun in ("two", "both") and len(words) <= 2:
        if "the" not in words and noun != "both":
            return None
        key = "any"
    elif noun in _SIDES and (pair or words in (["the", noun],)):
        key = "sides"
    elif noun in _STATES | _PERSONS and pair and words[0] in ("both", "the", "these", "its", "their"):
        key = "states" if noun in _STATES else "persons"
    else:
        return None
    if len(words) > 5:
        return None
    first = phrase.first + (words[0] == "the")
    return Candidate(
        sentence.index, first, phrase.last, phrase.head, Sort.PLURAL, MentionForm.PLURAL, ActorKind.GROUP,
        sentence.span(first, phrase.last).text, key, plural=True, definite=True,
        start=sentence.tokens[first].start, role=noun,
    )  # fmt: skip
