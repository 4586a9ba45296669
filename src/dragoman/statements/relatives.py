"""Relative clauses that judge what they hang on: "the plan, which critics called a farce", "the charge he rejects"."""

from collections.abc import Mapping

from dragoman.sentences import Sentence
from dragoman.statements.cues import CueVerb, Frame

Extent = tuple[int, int, int | None]  # first and last token of the content, and a later token of the cue (preposition)
RELATIVES = frozenset({"what", "which", "that", "whom"})
PREPOSITIONS: Mapping[Frame, str] = {
    Frame.OBJECT_AS: "as",
    Frame.OBJECT_OF: "of",
    Frame.OBJECT_FOR: "for",
    Frame.OBJECT_AT: "at",
}


def find_relative(sentence: Sentence, verb: int, row: CueVerb) -> tuple[Extent, str] | None:
    """What is said of the noun by a preposition, and the name of the construction: "described as a farce"."""
    if relative_object(sentence, verb) is None:
        return None
    for frame, word in PREPOSITIONS.items():
        for prep in sentence.dependents(verb, "prep") if row.takes(frame) else ():
            below = next((t.i for t in sentence.dependents(prep.i, "pobj", "pcomp", "amod", "advcl")), None)
            if prep.i > verb and prep.lower == word and below is not None:
                inside = [i for i in sentence.subtree(below) if i > prep.i]
                return (inside[0], inside[-1], prep.i), frame.value
    return None


def relative_object(sentence: Sentence, verb: int) -> tuple[int, int] | None:
    """First and last token of what is described by what follows the verb.

    "what" in "what critics called a farce", "the plan" in "the plan, which he called a farce", "the plan he rejects".
    """
    before = next((t for t in sentence.dependents(verb, "dobj", "nsubj") if t.i < verb and t.lower in RELATIVES), None)
    if before is not None and before.lower == "what":
        return before.i, before.i
    clause = sentence.tokens[verb]
    own = any(t.dep in ("nsubj", "nsubjpass") and t.tag not in ("WP", "WDT") for t in sentence.dependents(verb))
    filled = any(t.dep in ("dobj", "ccomp", "xcomp") and t != before for t in sentence.dependents(verb))
    if clause.dep != "relcl" or clause.head > verb or not own or (before is None and filled):
        return None
    if before is not None and before.dep != "dobj":
        return None
    first = min(sentence.subtree(clause.head))
    last = min(sentence.subtree(verb)) - 1
    while last > clause.head and sentence.tokens[last].text == ",":
        last -= 1
    return (first, last) if first <= clause.head <= last else None
