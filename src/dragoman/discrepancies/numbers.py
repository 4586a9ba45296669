"""Numbers in the text: "31", "twenty-three", "a dozen", "1.2 million", "dozens", and the bounds that words set them."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.sentences import Sentence, Token

WORDS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
LOOSE = {"dozens": 20, "scores": 40, "hundreds": 150, "thousands": 1_500}  # what they are at the very least
TENFOLD = {"tens": 10, "hundreds": 100}  # "tens of thousands"
NAMES = frozenset((*WORDS, *SCALES, *LOOSE, *TENFOLD))
DIGITS = frozenset("0123456789.,")
NO_COUNTS = ("DATE", "TIME", "PERCENT", "ORDINAL")
CURRENCIES = {"$": "$", "€": "€", "£": "£", "dollar": "$", "euro": "€", "pound": "£"}
SPANS = {"hour": 1, "day": 24, "week": 168, "month": 730, "year": 8_760}  # hours
LEAST, MOST, ABOUT = (
    "at least|more than|over|upwards of|no fewer than|no less than|not fewer than|a minimum of|minimum of",
    "at most|up to|fewer than|less than|as many as|as much as|no more than|not more than|under|below",
    "about|around|some|nearly|almost|roughly|approximately|an estimated|close to|or so",
)
BOUNDS = sorted(  # "no more than" before "more than"
    ((words, bound) for bound in (LEAST, MOST, ABOUT) for words in bound.split("|")), key=lambda pair: -len(pair[0])
)
VAGUE = 0.2  # share by which "about" may be off
LARGEST = 10**12


@dataclass(frozen=True, slots=True)
class Number:
    """One number. first, last, head: tokens; low, high: bounds of what it says; unit: currency or length of time."""

    first: int
    last: int
    head: int
    value: int
    low: float
    high: float
    text: str
    unit: str | None = None

    @property
    def loose(self) -> bool:
        """Whether no figure is told, only its order ("dozens")."""
        return self.text.split()[-1].lower() in LOOSE


def find_numbers(sentence: Sentence) -> Iterator[Number]:
    """The numbers of a sentence in order, less those of dates, shares and ranks."""
    i = 0
    while i < len(sentence.tokens):
        number = read_number(sentence, i)
        if number is not None:
            yield number
            i = number.last
        i += 1


def read_number(sentence: Sentence, i: int) -> Number | None:
    """The number that begins at token i; None for others, for compounds ("48-hour", "5-4") and parts of dates."""
    if not _opens(sentence.tokens[i]) or _continues(sentence, i):
        return None
    found = _loose(sentence, i) or _exact(sentence, i)
    if found is None:
        return None
    last, value, low, high = found
    after = sentence.tokens[last + 1] if last + 1 < len(sentence.tokens) else None
    if after is not None and after.text in ("-", "–", "/", "%"):
        return None
    head = next((t.i for t in sentence.tokens[i : last + 1] if not i <= t.head <= last or t.head == t.i), last)
    unit = _unit(sentence, i, after)
    if unit is None and sentence.tokens[head].entity in NO_COUNTS:
        return None
    text = sentence.span(i, last).text
    if high == value and low == value:
        low, high = _bounds(sentence, i, value)
    if high == low and _round(sentence, i, last):
        low, high = value * (1 - VAGUE), value * (1 + VAGUE)
    return Number(i, last, head, value, low, high, text, unit)


def _opens(token: Token) -> bool:
    return token.lower in NAMES or token.text[0] in DIGITS


def _continues(sentence: Sentence, i: int) -> bool:
    before = sentence.tokens[i - 1] if i else None
    if before is None:
        return False
    return before.tag == "CD" or before.text in ("-", "–", "/", ".") or before.lower in WORDS


def _exact(sentence: Sentence, i: int) -> tuple[int, int, float, float] | None:
    tokens, last = sentence.tokens, i
    value = _simple(tokens[i])
    if tokens[i].lower in SCALES and [t.lower for t in tokens[max(0, i - 2) : i]][-1:] == ["a"]:
        half = i > 1 and tokens[i - 2].lower == "half"
        value, last = (None if half else 1.0), i - 1
    if value is None:
        return None
    if i + 2 < len(tokens) and tokens[i + 1].text == "-" and value in range(20, 100, 10):
        unit = _simple(tokens[i + 2])
        if unit is not None and unit < 10:
            value, last = value + unit, i + 2
    while last + 1 < len(tokens) and tokens[last + 1].lower in SCALES:
        value, last = value * SCALES[tokens[last + 1].lower], last + 1
    if value != int(value) or value >= LARGEST:
        return None
    return last, int(value), value, value


def _round(sentence: Sentence, i: int, last: int) -> bool:
    """ "a dozen", "two dozen", "a hundred": nobody has counted to the last one."""
    return sentence.tokens[last].lower == "dozen" or sentence.tokens[i].lower in SCALES


def _simple(token: Token) -> float | None:
    text = token.lower.replace(",", "")
    if text in WORDS:
        return float(WORDS[text])
    return float(text) if text.isascii() and text.replace(".", "", 1).isdigit() else None


def _loose(sentence: Sentence, i: int) -> tuple[int, int, float, float] | None:
    """ "dozens", "tens of thousands"."""
    tokens = sentence.tokens
    after = [t.lower for t in tokens[i + 1 : i + 3]]
    if tokens[i].lower in TENFOLD and after[:1] == ["of"] and after[1:] == ["thousands"]:
        least = LOOSE["thousands"] * TENFOLD[tokens[i].lower]
        return i + 2, least, least, float("inf")
    least = LOOSE.get(tokens[i].lower, 0)
    counted = tokens[i].lower != "scores" or after[:1] == ["of"]
    return (i, least, least, float("inf")) if least and counted else None


def _unit(sentence: Sentence, i: int, after: Token | None) -> str | None:
    before = sentence.tokens[i - 1].text if i else ""
    lemma = after.lemma.lower() if after is not None else ""
    return CURRENCIES.get(before) or CURRENCIES.get(lemma) or (lemma if lemma in SPANS else None)


def _bounds(sentence: Sentence, i: int, value: int) -> tuple[float, float]:
    start = i - 1 if i and sentence.tokens[i - 1].text in ("a", "$", "€", "£") else i
    before = " " + " ".join(t.lower for t in sentence.tokens[max(0, start - 3) : start])
    bound = next((b for words, b in BOUNDS if before.endswith(f" {words}")), None)
    if bound == LEAST:
        return value, float("inf")
    if bound == MOST:
        return 0, value
    return (value * (1 - VAGUE), value * (1 + VAGUE)) if bound == ABOUT else (value, value)
