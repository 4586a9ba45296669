"""Pasted or extracted text to the report's own words: headline first, then paragraphs, without the page around them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from dragoman.report.byline import is_name, read_byline, read_credit, signing_agency
from dragoman.report.chrome import Kind, Match, Row, classify, reads_as_caption, sentence_count, without_tail
from dragoman.report.dateline import Dateline, read_dateline
from dragoman.report.headline import is_label, is_short_name, reads_as_headline
from dragoman.report.margins import is_sentence, margin_kind, read_closing, read_opening
from dragoman.report.paragraphs import Paragraph, paragraphs_in
from dragoman.report.published import DATE, DATE_LINE, PLACED_DATE_LINE, date_of, dates_in
from dragoman.report.records import Removed

_FRONT = 12  # paragraphs in which a headline is looked for
_OPENING = 6  # paragraphs after the headline in which bylines and bare dates stand
_CLOSING = 3  # paragraphs at the end where a byline may stand
_CAPTION_WORDS = 60
_TAG_WORDS = 3
_HEADLINE_WORDS = 4  # of a headline that is known by its repetition
_NUMBER = re.compile(r"\d{1,2}[.)]?\s+(?=\D)")  # of a line in a list of the most read stories
_PASSES = 8  # each pass takes something out, or is the last


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What is left, and what was learnt from what was taken out. day: of publication; rights: a copyright's year."""

    text: str
    title: str | None = None
    byline: str | None = None
    outlet: str | None = None
    day: date | None = None
    rights: int | None = None
    dateline: Dateline | None = None
    removed: tuple[Removed, ...] = ()


@dataclass(slots=True)
class _Sheet:
    """One pass: the paragraphs, and for each the reason why it goes (None: it stays)."""

    paragraphs: list[Paragraph]
    reasons: list[str | None] = field(default_factory=list)
    headers: list[int] = field(default_factory=list)
    title: int | None = None
    byline: str | None = None
    outlet: str | None = None
    day: date | None = None

    def text(self, at: int) -> str:
        return self.paragraphs[at].text

    def kept(self, start: int = 0) -> list[int]:
        """Indexes of the paragraphs that stay, from one on."""
        return [at for at in range(start, len(self.paragraphs)) if self.reasons[at] is None]


def clean(text: str, *, title: str | None = None) -> Cleaned:
    """The report in a raw text. title: as given; without one, a first line that reads as a headline.

    Cleaning what is clean changes nothing. Paragraphs keep their characters; a line wrap becomes one blank.
    """
    given = " ".join(p.text for p in paragraphs_in(title)) or None if title else None
    paragraphs = paragraphs_in(text)
    result = Cleaned("", given)
    for _ in range(_PASSES):
        sheet = _read(paragraphs, result.title)
        kept, removed = _apply(sheet, result.title)
        result = _merged(result, sheet, kept, removed)
        if [p.text for p in paragraphs] == kept:
            break
        paragraphs = [Paragraph(one, at) for at, one in enumerate(kept)]
    body = [p.text for p in paragraphs]
    if given is None and len(body) < 2:  # a line alone heads nothing
        result = replace(result, title=None)
    return replace(result, text="\n\n".join(body), dateline=_dateline(body, result.title))


def opening_of(text: str, title: str | None = None) -> Cleaned:
    """A text that is taken as it is: its headline, dateline and dates are read, nothing is taken out.

    A given title counts only where it is the first line.
    """
    paragraphs = paragraphs_in(text)
    first = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if title is not None:
        found = first if first and title.strip() == first else None
    else:
        is_whole = len(paragraphs) > 1 and paragraphs[0].text == first  # and no wrapped sentence's first line
        found = first if is_whole and _is_title_line(first) else None
    body = [p.text for p in paragraphs]
    sheet = _read(paragraphs, found)
    return Cleaned(text, found, sheet.byline, sheet.outlet, sheet.day, None, _dateline(body, found))


def _read(paragraphs: list[Paragraph], title: str | None) -> _Sheet:
    sheet = _Sheet(paragraphs)
    for at, paragraph in enumerate(paragraphs):
        row = _row(paragraph.text)
        if title is None:  # "Explainer: …" may be the headline itself
            is_title = row is not None and row.match is Match.LINK and None not in sheet.reasons
        else:
            is_title = at == 0 and _same(paragraph.text, title)
        sheet.reasons.append(None if is_title or row is None else row.kind.value)
        if row is not None and row.match is Match.HEADER and not is_title:
            sheet.headers.append(at)
    _find_title(sheet, title)
    _read_opening(sheet)
    _read_credits(sheet)
    _read_lists(sheet)
    _read_margins(sheet)
    _read_dates(sheet)
    return sheet


def _row(paragraph: str) -> Row | None:
    row = classify(paragraph)
    return None if row is None or (row.kind is Kind.DATE and not _is_date_line(paragraph)) else row


def _is_date_line(paragraph: str) -> bool:
    """Whether "Published …" goes on with a date and little else."""
    rest = DATE.sub("", paragraph)
    return len(rest.split()) <= 16 and (not paragraph.endswith((".", "!", "?")) or paragraph.lower().endswith("m."))


def _same(one: str, other: str) -> bool:
    return _folded(one) == _folded(other)


def _folded(text: str) -> str:
    return " ".join(text.translate(str.maketrans("‘’“”–—", "''\"\"--")).casefold().split())


def _is_title_line(line: str) -> bool:
    is_other = read_byline(line) or read_dateline(line) or DATE_LINE.fullmatch(line) or is_label(line)
    return reads_as_headline(line) and not is_other


def _find_title(sheet: _Sheet, given: str | None) -> None:
    """Sets the headline's index, and takes out captions and labels above it."""
    if given is not None:
        same = (at for at in range(min(_FRONT + 3, len(sheet.paragraphs))) if _same(sheet.text(at), given))
        sheet.title = next(same, None)
        above = [at for at in sheet.kept() if sheet.title is not None and at < sheet.title]
        if len(above) > 4 or any(sheet.text(at).count(" ") >= _CAPTION_WORDS for at in above):
            above = []
    else:
        above = _above_headline(sheet)
    for at in above:
        short = "label" if len(sheet.text(at).split()) <= 4 else Kind.CAPTION.value
        sheet.reasons[at] = margin_kind(sheet.text(at), closing=False) or short
    if sheet.title is not None:
        sheet.reasons[sheet.title] = None
        for at in range(sheet.title + 1, min(sheet.title + _OPENING, len(sheet.paragraphs))):
            if _same(sheet.text(at), sheet.text(sheet.title)):  # pages print it over the picture and under it
                sheet.reasons[at] = "headline"


def _above_headline(sheet: _Sheet) -> list[int]:
    """Finds the headline among the first paragraphs; what stands above it and is no body."""
    passed: list[int] = []
    fallback: int | None = None
    front = sheet.kept()[:_FRONT]
    sheet.title = _repeated_line(sheet, front)
    if sheet.title is not None:
        return [at for at in front if at < sheet.title]
    for place, at in enumerate(front):
        line = sheet.text(at)
        below = front[place + 1 :]
        if below and margin_kind(line, closing=False) is not None:
            passed.append(at)
            continue
        if _is_title_line(line):
            if not _is_above_label(sheet, at, below):
                sheet.title = at
                return passed
            fallback = at if fallback is None else fallback
        elif not _may_stand_above(sheet, at, below):
            break
        passed.append(at)
    if fallback is not None and sheet.kept(fallback + 1):
        sheet.title = fallback
        return [at for at in passed if at < fallback]
    return []


def _repeated_line(sheet: _Sheet, front: Sequence[int]) -> int | None:
    """A headline that a page prints twice, where no sentence stands above it."""
    for place, at in enumerate(front):
        line = sheet.text(at)
        if is_sentence(line):
            return None
        is_long = len(line.split()) >= _HEADLINE_WORDS and _is_title_line(line)
        if is_long and any(_same(line, sheet.text(other)) for other in front[place + 1 :]):
            return at
    return None


def _is_above_label(sheet: _Sheet, at: int, below: Sequence[int]) -> bool:
    """A name or section alone on its line, with a longer headline under it."""
    line = sheet.text(at)
    has_widget = at + 1 < len(sheet.paragraphs) and sheet.reasons[at + 1] == Kind.SHARE.value
    if not (is_short_name(line) or (has_widget and is_name(line))):
        return False
    for other in below[:3]:
        if _is_title_line(sheet.text(other)):
            return len(sheet.text(other).split()) >= 4
        if not (reads_as_caption(sheet.text(other)) or is_label(sheet.text(other))):
            return False
    return False


def _may_stand_above(sheet: _Sheet, at: int, below: Sequence[int]) -> bool:
    """Labels, bylines and dates; a caption's sentence where a headline follows soon."""
    line = sheet.text(at)
    if is_label(line) or read_byline(line) or DATE_LINE.fullmatch(line):
        return True
    if line.count(" ") >= _CAPTION_WORDS or sentence_count(line) > 1 or read_dateline(line):
        return False
    headlines = [i for i in below[:2] if _is_title_line(sheet.text(i)) and sheet.text(i).count(" ") >= 3]
    if not headlines:
        return False
    return reads_as_caption(line) or _opens_report(sheet, headlines[0])


def _opens_report(sheet: _Sheet, headline: int) -> bool:
    """Whether a byline, a date line or a dateline stands right under a line: then it is the headline for sure."""
    for at in range(headline + 1, min(headline + 4, len(sheet.paragraphs))):
        line = sheet.text(at)
        is_mark = read_byline(line) or DATE_LINE.fullmatch(line) or read_dateline(line)
        if is_mark or sheet.reasons[at] == Kind.DATE.value:
            return True
    return False


def _read_opening(sheet: _Sheet) -> None:
    """Takes bylines (also at the end) and bare dates out, and keeps what they say."""
    start = 0 if sheet.title is None else sheet.title + 1
    kept = sheet.kept(start)
    bare_dates = [at for at in kept if DATE_LINE.fullmatch(sheet.text(at))]
    above = range(start - 1) if sheet.title is not None else range(0)
    for at in [*above, *kept[:_OPENING], *kept[max(_OPENING, len(kept) - _CLOSING) :]]:
        byline = read_byline(sheet.text(at))
        if byline is not None:
            sheet.reasons[at] = "byline"
            sheet.byline = sheet.byline or byline.names
            sheet.outlet = sheet.outlet or byline.outlet
    # Several bare dates are a chronicle's headings.
    opening = [at for at in kept[:_OPENING] if sheet.reasons[at] is None]
    if len(bare_dates) == 1 and bare_dates[0] in opening[:3]:
        before = opening[: opening.index(bare_dates[0])]
        if all(sheet.text(at).count(" ") <= 45 for at in before):
            sheet.reasons[bare_dates[0]] = Kind.DATE.value


def _read_credits(sheet: _Sheet) -> None:
    """A byline from "(Reporting by …)", an outlet from "(Agency)" or "Source: Agency"."""
    for at, reason in enumerate(sheet.reasons):
        if reason == Kind.CREDIT.value:
            byline = read_credit(sheet.text(at))
            sheet.byline = sheet.byline or (byline.names if byline else None)
            sheet.outlet = sheet.outlet or _credited_outlet(sheet.text(at))
        elif reason == Kind.DATE.value and (byline := read_byline("By " + sheet.text(at).partition(" By ")[2])):
            sheet.byline, sheet.outlet = sheet.byline or byline.names, sheet.outlet or byline.outlet
    last = sheet.kept()[-1:]
    sheet.outlet = sheet.outlet or next((found for at in last if (found := signing_agency(sheet.text(at)))), None)


def _credited_outlet(line: str) -> str | None:
    bare = line.strip("()[] .")
    head, mark, tail = bare.partition(":")
    name = tail.strip() if mark and head.casefold() in ("source", "agency") else bare
    is_short = 1 <= len(name.split()) <= 3 and name[:1].isupper() and name.replace(" ", "").isalpha()
    generic = {"desk", "report", "reporter", "writer", "correspondent", "agencies", "staff", "wires"}
    return name if is_short and not generic & set(name.casefold().split()) and not is_name(name) else None


def _read_margins(sheet: _Sheet) -> None:
    """Takes out the page's lines between headline and first sentence, and after the last sentence."""
    lines = [paragraph.text for paragraph in sheet.paragraphs]
    start = 0 if sheet.title is None else sheet.title + 1
    found = dict(read_opening(lines, sheet.reasons, start)) if sheet.title is not None else {}
    for at, reason in (found | dict(read_closing(lines, sheet.reasons, start))).items():
        sheet.reasons[at] = reason


def _read_lists(sheet: _Sheet) -> None:
    """Takes out the short lines under "Related stories": to the block's end, or to the text's, where all are short."""
    first = -1 if sheet.title is None else sheet.title
    headers = [header for header in sheet.headers if header > first]
    if not headers:
        return
    for header in headers:
        if sheet.reasons[header] == Kind.NAVIGATION.value:
            for at in range(header + 1, _tags_end(sheet, header)):
                sheet.reasons[at] = sheet.reasons[at] or Kind.NAVIGATION.value
    to_end, to_block = _list_ends(sheet)
    done = 0
    for header in headers:
        end = len(to_end) if to_end[header] else to_block[header]
        for at in range(max(done, header + 1), end):
            sheet.reasons[at] = sheet.reasons[at] or sheet.reasons[header]
        done = max(done, end)


def _list_ends(sheet: _Sheet) -> tuple[list[bool], list[int]]:
    """For each paragraph: whether all after it could be a list's lines, and where the list to its block's end ends."""
    count = len(sheet.paragraphs)
    to_end, to_block = [True] * count, list(range(1, count + 1))
    for at in range(count - 2, -1, -1):
        fits = sheet.reasons[at + 1] is not None or _is_list_line(sheet.text(at + 1))
        to_end[at] = fits and to_end[at + 1]
        same = sheet.paragraphs[at].block == sheet.paragraphs[at + 1].block
        if same and fits:
            to_block[at] = to_block[at + 1]
        elif same:
            to_block[at] = 0  # a line that is none: nothing of the block is taken
    return to_end, to_block


def _tags_end(sheet: _Sheet, header: int) -> int:
    """Where the words after "Topics" end: with the block or the text; right behind the header where they do not."""
    end = header + 1
    while end < len(sheet.paragraphs) and (sheet.reasons[end] is not None or _is_tag(sheet.text(end))):
        end += 1
    is_whole = end == len(sheet.paragraphs) or sheet.paragraphs[end].block != sheet.paragraphs[end - 1].block
    return end if is_whole else header + 1


def _is_tag(line: str) -> bool:
    return len(line.split()) <= _TAG_WORDS and line[-1].isalnum()


def _is_list_line(line: str) -> bool:
    bare = _NUMBER.sub("", line.strip(" \t•*·▪‣–—-"))
    return reads_as_headline(bare) and not PLACED_DATE_LINE.fullmatch(line)


def _read_dates(sheet: _Sheet) -> None:
    """The day of publication: "Published …" before a bare date before "Updated …" before a signed date at the end."""
    found: list[tuple[int, date]] = []
    last = len(sheet.paragraphs) - 1
    for at, reason in enumerate(sheet.reasons):
        line = sheet.text(at)
        if reason in (Kind.DATE.value, "byline") and (dates := dates_in(line)):
            is_late = line.lstrip(" (").lower().startswith(("updated", "modified", "last"))
            found.append((2 if is_late else 0 if line[:1].isalpha() and ":" in line else 1, dates[0]))
        placed = PLACED_DATE_LINE.fullmatch(line) if at >= last - 2 or at <= _OPENING else None
        if reason is None and placed and (day := date_of(placed)):
            found.append((3, day))
    sheet.day = min(found, key=lambda pair: pair[0])[1] if found else None


def _apply(sheet: _Sheet, given: str | None) -> tuple[list[str], list[Removed]]:
    """The paragraphs that stay, title first, and what went."""
    kept: list[str] = []
    removed: list[Removed] = []
    for at, reason in enumerate(sheet.reasons):
        line = sheet.text(at)
        if at == sheet.title:
            continue
        if reason is not None:
            removed.extend(_pieces(line, reason))
            continue
        body, tail = without_tail(line)
        if tail is not None:
            removed.append(Removed(tail[0], tail[1].value))
        if body.strip():
            kept.append(body.strip())
    title = given if given is not None else sheet.text(sheet.title) if sheet.title is not None else None
    return ([title] if title is not None else []) + kept, removed


def _pieces(line: str, reason: str) -> Iterable[Removed]:
    """A caption that goes out with a "Read more: …" behind it is two things."""
    body, tail = without_tail(line)
    if tail is None or reason != Kind.CAPTION.value:
        return [Removed(line, reason)]
    return [Removed(body, reason), Removed(tail[0], tail[1].value)]


def _merged(result: Cleaned, sheet: _Sheet, kept: list[str], removed: list[Removed]) -> Cleaned:
    title = result.title
    if title is None and sheet.title is not None:
        title = kept[0]
    years = [day for piece in removed if piece.reason == Kind.COPYRIGHT.value for day in _years(piece.text)]
    return replace(
        result,
        title=title,
        byline=result.byline or sheet.byline,
        outlet=result.outlet or sheet.outlet,
        day=result.day or sheet.day,
        rights=result.rights or (max(years) if years else None),
        removed=result.removed + tuple(removed),
    )


def _years(text: str) -> list[int]:
    words = "".join(c if c.isdigit() else " " for c in text).split()
    return [int(word) for word in words if len(word) == 4 and word.isascii() and 1990 <= int(word) <= 2100]


def _dateline(body: Sequence[str], title: str | None) -> Dateline | None:
    """The first dateline within the first three paragraphs under the headline."""
    start = 1 if title is not None and body and _same(body[0], title) else 0
    found = (read_dateline(line) for line in body[start : start + 3])
    return next((one for one in found if one is not None), None)
