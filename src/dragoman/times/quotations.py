"""Which words stand in a direct quotation, also one of several sentences, and on which day it was said."""

from collections.abc import Iterator, Mapping, Sequence

from dragoman.sentences import Document, Sentence
from dragoman.times.lexicon import Cue, cue
from dragoman.times.records import Outlook, TimeExpression, TimeForm

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")

Quoted = Mapping[int, frozenset[int]]  # sentence → its tokens in quotation marks


def quoted_tokens(document: Document) -> Quoted:
    """The tokens in quotation marks of each sentence; a quotation does not outlast its paragraph."""
    found: dict[int, frozenset[int]] = {}
    straight, curled, paragraph = False, False, -1
    for sentence in document.sentences:
        if sentence.paragraph != paragraph:
            straight = curled = False
            paragraph = sentence.paragraph
        inside = set()
        for token in sentence.tokens:
            if token.text == '"':
                straight = not straight
            elif token.text[0] in OPENING:
                curled = True
            elif token.text[0] in CLOSING:
                curled = False
            elif straight or curled:
                inside.add(token.i)
        found[sentence.index] = frozenset(inside)
    return found


def saying_day(sentence: Sentence, times: Sequence[TimeExpression], quoted: Quoted) -> TimeExpression | None:
    """The single day, outside quotation marks, on which a verb of saying puts what this sentence quotes."""
    here = [e for e in times if e.sentence == sentence.index and e.form is TimeForm.POINT and e.start == e.end]
    told = [e for e in here if e.start and e.outlook is not Outlook.AHEAD and e.head not in quoted[sentence.index]]
    return next((e for e in told if cue(sentence.tokens[e.attach], Cue.SAY, Cue.SPEAK)), None)


def speakers(document: Document, index: int, token: int, quoted: Quoted) -> Iterator[Sentence]:
    """Sentences of the paragraph that may tell who says token `token` of sentence `index`, and when; likeliest first.

    Its own; the next ones where its quotation goes on there; the ones before it, where they quote too.
    """
    sentences = document.sentences
    here = sentences[index]
    yield here
    goes_on = here.tokens[-1].i in quoted[index]
    for later in sentences[index + 1 :]:
        if not goes_on or later.paragraph != here.paragraph:
            break
        yield later
        goes_on = len(quoted[later.index]) == len(later.tokens)
    for earlier in reversed(sentences[:index]):
        if earlier.paragraph != here.paragraph or not quoted[earlier.index]:
            break
        yield earlier
