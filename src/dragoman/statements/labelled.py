"""Words with a name beside them and no verb: a signature behind a dash, a speaker's label before a colon."""

import re
from collections.abc import Iterator

from dragoman.sentences import Sentence, Span, Token
from dragoman.statements.cues import cue_words
from dragoman.statements.reading import Draft, Reading, Source
from dragoman.statements.records import StatementKind

NAME = r"[^\W\d_][\w'’.-]*(?:[ \u00a0](?:[A-ZÀ-Þ][\w'’.-]*|de|del|la|van|von|der|al|bin|da|dos|di|du|ben|el)){1,5}"
# "…” — Ana Duarte, nurse": the dash on the same line or the next
SIGNATURE = re.compile(rf"[ \t\u00a0]*\n?[ \t\u00a0]*([―—–]|--?)[ \t\u00a0]*(?=[A-ZÀ-Þ])({NAME})(?=[\s,.(]|$)")
CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.,'’ -]{1,38}[A-ZÀ-Þ]"
TITLED = r"(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady)\.? [A-ZÀ-Þ][\w'’. -]{1,38}"
SPEAKER = re.compile(  # transcripts
    rf"^[\"“]?((?:{CAPITALS}|{TITLED}|@\w{{2,30}})(?: \([^()\n]{{2,48}}\))?|[QA](?=[:.]))([:.])[ \u00a0]+(?=\S)",
    re.MULTILINE,
)
LABEL = re.compile(r"^([^\W\d_][^:\n\"“”]{1,48}?)(:)[ \u00a0]+(?=\S)", re.MULTILINE)
OPENING = ("“", '"', "‘", "''", "'", "«")
NAMES = frozenset({"PERSON", "ORG"})
FEWEST_LINES = 2  # of a transcript
FEWEST_WORDS = 4  # of what a label introduces


def labelled_drafts(reading: Reading, drafts: list[Draft]) -> list[Draft]:
    """The statements that only a name attributes; drafts: those found by other means, whose quotations are taken."""
    taken = {reading.quotation_at(span.start) for draft in drafts for span in draft.content}
    found = [*_signed(reading, taken), *_transcribed(reading)]
    return found or list(_labelled(reading, taken))


def _signed(reading: Reading, taken: set[int | None]) -> Iterator[Draft]:
    """ "“…” — Ana Duarte": a quotation that opens its line, and who signs it."""
    text = reading.document.text
    for at, one in enumerate(reading.quotations):
        match = SIGNATURE.match(text, one.end)
        opens = not text[: one.start].rpartition("\n")[2].strip()
        if match is None or not opens or not reading.full[at] or at in taken:
            continue
        source = _source(reading, match.start(2), match.start(2) + len(match.group(2).rstrip(".")))
        if source is not None:
            yield _draft(reading, source, match.span(1), (one.start, one.end), "signature")


def _transcribed(reading: Reading) -> Iterator[Draft]:
    """ "DUARTE: …" on line after line: each line is what its speaker says."""
    text = reading.document.text
    lines = [match for match in SPEAKER.finditer(text) if not _is_title(reading, match.start()) and _is_label(match)]
    if len(lines) < FEWEST_LINES:
        return
    for match in lines:
        source = _source(reading, *match.span(1))
        if source is not None:
            yield _draft(reading, source, match.span(2), (match.end(), _line_end(text, match.end())), "transcript")


def _is_label(match: re.Match[str]) -> bool:
    """Whether a stop after the label is no end of a sentence: only "Q." and "A." have one."""
    return match.group(2) == ":" or len(match.group(1)) == 1


def _labelled(reading: Reading, taken: set[int | None]) -> Iterator[Draft]:
    """ "Poll: Voters turn to the left" in the first line, 'Ana Duarte: "…"' in any."""
    text = reading.document.text
    first = reading.document.sentences[0].start if reading.document.sentences else 0
    for match in LABEL.finditer(text):
        end = _line_end(text, match.end())
        quoted = text.startswith(OPENING, match.end())
        if not (quoted or match.start() <= first) or len(text[match.end() : end].split()) < FEWEST_WORDS:
            continue
        source = _source(reading, *match.span(1))
        at = reading.quotation_at(match.end())
        if source is None or not _speaks(reading, source) or (at is not None and at in taken):
            continue
        content = (reading.quotations[at].start, reading.quotations[at].end) if at is not None else (match.end(), end)
        yield _draft(reading, source, match.span(2), content, "label")


def _speaks(reading: Reading, source: Source) -> bool:
    """Whether what stands before the colon is a name or a study, and no clause."""
    sentence = reading.document.sentences[source.sentence]
    if sentence.title:
        return False
    before = [t for t in sentence.tokens if source.span.start <= t.start < source.span.end]
    if any(t.pos in ("VERB", "AUX", "ADP", "SCONJ", "PUNCT") for t in before):
        return False
    if before[-1].lemma in cue_words("evidence") or all(t.entity in NAMES for t in before):
        return True
    return all(t.pos == "PROPN" for t in before) and _named_again(reading, before[-1])


def _named_again(reading: Reading, token: Token) -> bool:
    """Whether the body has the word in a person's or an organisation's name."""
    later = (t for sentence in reading.document.sentences for t in sentence.tokens if t.start > token.start)
    return any(t.entity in NAMES and t.lower == token.lower for t in later)


def _source(reading: Reading, start: int, end: int) -> Source | None:
    """The name between two offsets; its last token speaks for it."""
    sentence = reading.document.sentence_at(end - 1)
    if sentence is None or sentence.title:
        return None
    head = next((t.i for t in sentence.tokens if t.start <= end - 1 < t.end), None)
    return Source(reading.document.span(start, end), sentence.index, head) if head is not None else None


def _draft(reading: Reading, source: Source, cue: tuple[int, int], content: tuple[int, int], rule: str) -> Draft:
    span = reading.document.span(*content)
    mark = reading.document.span(*cue)
    return Draft(StatementKind.SAID, mark, source.sentence, source.head, source, (span,), rule)


def _is_title(reading: Reading, offset: int) -> bool:
    sentence = reading.document.sentence_at(offset)
    return sentence is not None and sentence.title


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text[: end if end >= 0 else len(text)].rstrip())


def block_content(reading: Reading, sentence: Sentence, end: int) -> tuple[Span, ...]:
    """The paragraph that stands without quotation marks behind "he added:" at the end of its own."""
    text = reading.document.text
    following = reading.document.sentences[sentence.index + 1 : sentence.index + 2]
    if (
        text[end : sentence.end].strip(" \u00a0") != ":"
        or not following
        or following[0].paragraph == sentence.paragraph
    ):
        return ()
    start = following[0].start
    line = _line_end(text, start)
    if text.startswith(OPENING, start) or len(text[start:line].split()) < FEWEST_WORDS:
        return ()
    return (reading.document.span(start, line),)
