"""Bytes to text: what kind of file it is, and in which encoding."""

import codecs
import re
from dataclasses import dataclass
from functools import cache

from dragoman.errors import UnreadableInput
from dragoman.settings import Settings
from dragoman.vocabulary.load import load_table

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its first two bytes are the same
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SEVEN_BIT = ("iso2022", "hz")  # their bytes are valid UTF-8, so the declaration must come first
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf_7", "undefined", "mbcs"})
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']"
    rb"([A-Za-z0-9_.:-]{2,40})",
    re.IGNORECASE,
)
_CONTROLS = bytes(set(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B})
_WESTERN = frozenset("‘’‚“”„–—…•€™«»°©®·¡¿½¼¾£§ºª´²³×\xa0\xad")
_SAMPLE = 64_000  # bytes that are looked at to guess an encoding


@dataclass(frozen=True, slots=True)
class Signature:
    """How files of a kind begin. start: hexadecimal; contains: ASCII that must stand near the start."""

    start: str
    what: str
    advice: str
    contains: str = ""


def decode(data: bytes, settings: Settings, *, name: str = "The input", content_type: str | None = None) -> str:
    """The text of these bytes, without a byte order mark.

    content_type: as in the HTTP header, for its charset. Raises UnreadableInput, one sentence that begins with `name`,
    for input that is empty, binary, too large or in an encoding that is not known.
    """
    if len(data) > settings.max_bytes:
        raise UnreadableInput(
            f"{name} is larger than {settings.max_bytes:,} bytes, the most that is read: split it,"
            " or raise DRAGOMAN_MAX_BYTES."
        )
    if not data.strip():
        raise UnreadableInput(f"{name} is empty: give a report as text or HTML.")
    _refuse_binary(data, name)
    text = _decoded(data, name, content_type)
    if not has_content(text):
        raise UnreadableInput(f"{name} is empty: give a report as text or HTML.")
    return text


def has_content(text: str) -> bool:
    """Whether any character is more than a blank, a control or an invisible mark."""
    return any(character.isprintable() and not character.isspace() for character in text)


@cache
def _signatures() -> tuple[tuple[bytes, Signature], ...]:
    return tuple((bytes.fromhex(row.start), row) for row in load_table("signatures", Signature))


def _refuse_binary(data: bytes, name: str) -> None:
    head = data[:4000].lstrip(b" \t\r\n")
    for start, row in _signatures():
        if head.startswith(start) and row.contains.encode() in head:
            raise UnreadableInput(f"{name} is {row.what}, not text: {row.advice}.")
    if head[4:8] == b"ftyp":
        raise UnreadableInput(f"{name} is a film or an image (MPEG-4 family), not text: give the text itself.")


def _decoded(data: bytes, name: str, content_type: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            text = _strict(data[len(mark) :], encoding)
            if text is None or "\0" in text:
                raise UnreadableInput(f"{name} begins as {encoding.upper()} text but is damaged: save it as UTF-8.")
            return text
    wide = _wide(data)
    if wide is not None:
        return wide
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls * 50 > len(data):
        raise UnreadableInput(f"{name} is binary, not text: give a report as text or HTML.")
    declared = declared_charset(data, content_type)
    early = declared is not None and declared.replace("_", "").startswith(_SEVEN_BIT)
    text = _strict(data, declared) if declared and early else None
    text = text if text is not None else _strict(data, "utf-8")
    if text is None and declared and not early:
        text = _strict(data, declared)
    text = text if text is not None else _guessed(data)
    if text is None:
        raise UnreadableInput(f"{name} is in an encoding that is not known: save it as UTF-8.")
    return text


def declared_charset(data: bytes, content_type: str | None) -> str | None:
    """The charset that the header or the page itself declares, as Python's codec name; None where none is usable."""
    labels = []
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", content_type or "", re.IGNORECASE)
    if match:
        labels.append(match[1])
    inside = _DECLARED.search(data[:4000])
    if inside:
        labels.append((inside[1] or inside[2]).decode("ascii"))
    for label in labels:
        try:
            codec = codecs.lookup(label).name.replace("-", "_")
            b"".decode(codec)
        except (LookupError, ValueError):
            continue
        if codec not in _NO_CHARSETS:
            # As browsers do: pages that say Latin-1 or ASCII are written in Windows-1252.
            return "cp1252" if codec in ("iso8859_1", "ascii", "latin_1") else codec
    return None


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, LookupError):
        return None
    return text.removeprefix("\ufeff")


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    for zeros, encoding in ((sample[1::2], "utf-16-le"), (sample[::2], "utf-16-be")):
        if half >= 4 and zeros.count(0) > 0.6 * half and sample.count(0) < 1.2 * half:
            text = _strict(data, encoding)
            if text is not None and "\0" not in text:
                return text
    return None


def _guessed(data: bytes) -> str | None:
    western = _western(data)
    if western is not None:
        return western
    from charset_normalizer import from_bytes

    sample = data[:_SAMPLE]
    if len(data) > _SAMPLE:
        sample = sample[: sample.rfind(b"\n") + 1] or sample
    best = from_bytes(sample).best()
    text = _strict(data, best.encoding) if best is not None else None
    return text if text is not None and _reads_as_text(text) else None


def _western(data: bytes) -> str | None:
    """Windows-1252, where nearly all is ASCII and the rest are letters or typographic signs."""
    high = data.translate(None, bytes(range(0x80)))
    if len(high) > 0.06 * len(data):
        return None
    text = _strict(data, "cp1252")
    if text is None:
        return None
    rest = [character for character in text if character > "\x7f"]
    known = sum(character in _WESTERN or "À" <= character <= "ÿ" or character in "ŠšŽžŒœŸƒ" for character in rest)
    return text if known >= 0.95 * len(rest) else None


def _reads_as_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    odd = sum(not (character.isprintable() or character.isspace()) for character in sample)
    letters = sum(character.isalpha() for character in sample)
    return odd * 100 <= len(sample) and letters * 3 >= len(sample)
