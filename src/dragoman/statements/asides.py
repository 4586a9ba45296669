"""A source that stands aside: "as the mayor put it", "the bridge, he told me on Friday, is closed"."""

from dataclasses import replace

from dragoman.sentences import Sentence
from dragoman.statements.according import around
from dragoman.statements.cues import CueVerb, Frame
from dragoman.statements.extent import cue_span
from dragoman.statements.reading import Draft, Reading

ADJUNCTS = ("npadvmod", "advmod", "prep", "dative", "dobj", "punct")


def aside(reading: Reading, sentence: Sentence, bare: Draft, row: CueVerb) -> Draft | None:
    """The draft of "as experts have noted", with the clause around it; bare: it without content."""
    verb = bare.token
    own = any(True for _ in sentence.dependents(verb, "nsubj"))
    mark = next((t for t in sentence.dependents(verb, "mark", "advmod") if t.lower == "as" and t.i < verb), None)
    if not own or mark is None or not row.takes(Frame.CLAUSE, Frame.ASIDE):
        return None
    objects = [t for t in sentence.dependents(verb, "dobj") if t.i > verb]
    if row.takes(Frame.ASIDE) and [t.lower for t in objects] != ["it"]:
        return None
    if objects and not row.takes(Frame.ASIDE, Frame.ADDRESSEE):
        return None
    inside = sentence.subtree(verb)
    content = around(reading, sentence, _opening(sentence, inside[0]), sentence.tokens[inside[-1]].end)
    if not content:
        return None
    cue = cue_span(sentence, verb, objects[0].i)[0] if row.takes(Frame.ASIDE) else bare.cue
    return replace(bare, cue=cue, content=content, rule="aside")


def _opening(sentence: Sentence, first: int) -> int:
    """The first token of the clause, or of the sentence where no content precedes it: "Yet, as he noted"."""
    told = any(t.pos in ("NOUN", "PROPN", "PRON", "VERB", "AUX", "NUM") for t in sentence.tokens[:first])
    return first if told else 0


def past_adjuncts(sentence: Sentence, verb: int, offset: int) -> int:
    """The offset behind what else belongs to a cue that ends at this offset: its hearer, time and place."""
    loose = {i for child in sentence.dependents(verb, *ADJUNCTS) for i in sentence.subtree(child.i) if i > verb}
    for token in sentence.tokens:
        if token.start < offset:
            continue
        if token.i not in loose or token.text in (",", ":"):
            break
        offset = token.end
    return offset
