"""Counts in a sentence without a parse: how many of whom, and what befell them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.actors.lexicon import lexicon
from dragoman.discrepancies.counts import ANYBODY, HOLDABLE, MORE, PEOPLE, measure_rows
from dragoman.discrepancies.numbers import BOUNDS, LEAST, LOOSE, MOST, SCALES, SPANS, VAGUE, WORDS
from dragoman.discrepancies.same import kind_of
from dragoman.record.merge.words_in import words_of

_SMALL = "|".join(sorted((w for w in WORDS), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![\w$€£.,:/–-])(?:tens of thousands|(?P<loose>{'|'.join(LOOSE)})"
    rf"|(?P<lots>(?:an?|two|three|four|five|six) )?(?P<dozen>dozen)"
    rf"|(?P<figure>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?|(?:{_SMALL})(?:-(?:{_SMALL}))?"
    rf"|an?(?= (?:hundred|thousand|million)))"
    rf"(?: (?P<scale>hundred|thousand|million|billion))?)(?![\w%/:–-]|[.,]\d| per cent| percent)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d[\d,.]*|[^\w\s]")
_NP = 5  # words of a counted noun phrase at most
_STOP = frozenset(
    """in on at of to for from by with near off over under after before during and or but while when who whom whose
    which that as was were is are be been being had has have did does do not never also already reportedly allegedly
    still remain remained since until into out outside inside around across along among including between than because
    if so then said says told just only at more others on today yesterday overnight""".split()
)
_AUX = frozenset("was were is are be been being had has have also already reportedly allegedly all either".split())
_PASSIVE = frozenset("was were is are be been being".split())
_NEUTRAL = frozenset("only just some all both its their the his her up least most about around nearly almost".split())
_IRREGULAR = {
    "slain": "slay", "slew": "slay", "shot": "shoot", "held": "hold", "took": "take", "taken": "take", "fled": "flee",
    "left": "leave", "lost": "lose", "fell": "fall", "fallen": "fall", "brought": "bring", "hurt": "hurt", "set": "set",
    "withdrew": "withdraw", "withdrawn": "withdraw", "sent": "send", "met": "meet",
    "struck": "strike", "broke": "break",
    "broken": "break", "flew": "fly", "flown": "fly", "blew": "blow", "blown": "blow", "threw": "throw",
    "thrown": "throw",
    "drove": "drive", "driven": "drive", "sank": "sink", "sunk": "sink", "froze": "freeze", "frozen": "freeze",
    "fought": "fight", "led": "lead", "paid": "pay", "gave": "give", "given": "give", "came": "come", "went": "go",
    "gone": "go", "began": "begin", "begun": "begin", "spoke": "speak", "spoken": "speak", "caught": "catch",
    "men": "man", "women": "woman", "children": "child", "bodies": "body", "people": "people", "police": "police",
}  # fmt: skip
_UNITS = frozenset(SPANS) | frozenset(
    "km kilometre kilometer mile metre meter tonne ton hectare acre percent dollar euro pound minute second time am "
    "pm".split()
)
_PERSONS = (("men", "man"), ("women", "woman"))
_OWN = {"body": "dead", "treat": "wounded", "hospitalize": "wounded", "hospitalise": "wounded"}
_ONE_KIND = {"shot down": "lost", "lost": "lost"}  # of things: what one side destroys the other loses
_TOLL = re.compile(
    r"\b(?P<what>(?:death )?toll|(?:number|count|total) of (?:the )?(?P<of>dead|deaths|killed|wounded|injured|arrests|"
    r"detainees|arrested))\b[^.;]{0,70}?\b(?:at|to|of|as|was|reached|stood at)\s+(?:[a-z]+ ){0,3}?$"
)
_TOLLED = {
    "wounded": "wounded",
    "injured": "wounded",
    "arrests": "detained",
    "detainees": "detained",
    "arrested": "detained",
}
_PART = re.compile(r"\b(?:including|among them|among those|of them|of whom|together|in all|combined|altogether)\b")
_WINDOW = re.compile(
    r"\b(?:since|so far this|this (?:week|month|year)|(?:past|last) (?:\w+ )?(?:hours|days|weeks?|months?|years?)|"
    r"(?:in|over) (?:\w+ )?(?:days|weeks|months|years))\b", re.IGNORECASE,
)  # fmt: skip
_GROWING = re.compile(
    r"\b(?:ris(?:es|en|ing)|rose|climb\w*|now|increas\w*|updat\w*|revis\w*|more bodies|later died|initial\w*|"
    r"(?<!day )(?<!days )(?<!week )earlier|previous\w*|grew|grown|reached|up from|at first)\b", re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ToldCount:
    """One count. low, high: bounds of what is said; told: the number as written; whom: singular noun, None where only a
    number stands; marks: names that tell them from others; start, end: in the sentence, the verb with the counted.

    part: it counts a part, or over a stretch of time; growing: told as the later of two.
    """

    measure: str
    low: float
    high: float
    told: str
    whom: str | None
    things: bool
    marks: frozenset[str]
    start: int
    end: int
    part: bool
    growing: bool


@dataclass(frozen=True, slots=True)
class _Counted:
    """The noun phrase of a number. end: its last character; after: where it goes on."""

    head: str | None
    marks: frozenset[str]
    end: int
    bare: bool


@dataclass(frozen=True, slots=True)
class _Befallen:
    measure: str
    things: bool
    start: int
    end: int


@lru_cache(maxsize=50_000)
def forms(word: str) -> tuple[str, ...]:
    """What an inflected word may be a form of, itself first."""
    word = word.lower()
    found = [_IRREGULAR.get(word, word), word]
    for suffix in ("ing", "ed", "es", "s", "d"):
        if word.endswith(suffix) and len(word) - len(suffix) > 1:
            base = word[: -len(suffix)]
            found += [base, base + "e"]
            if len(base) > 2 and base[-1] == base[-2]:
                found.append(base[:-1])
    for suffix in ("ies", "ied"):
        if word.endswith(suffix):
            found.append(word[:-3] + "y")
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=50_000)
def acts_in(trigger: str) -> frozenset[str]:
    """The words of an act, whatever their form: "withdrawn" and "withdrew" share one."""
    return words_of(" ".join(form for word in trigger.split() for form in forms(word)[:2]))


@lru_cache(maxsize=50_000)
def counts_in(sentence: str) -> tuple[ToldCount, ...]:
    """The counts of a sentence, in order."""
    return tuple(_counts(sentence))


def _counts(sentence: str) -> Iterator[ToldCount]:
    for match in _NUMBER.finditer(sentence):
        bounds = _bounds(sentence, match)
        if bounds is None:
            continue
        counted = _counted(sentence, match)
        if counted is None:
            continue
        found = _befallen(sentence, match, counted)
        if found is None:
            continue
        before = sentence[max(0, match.start() - 40) : counted.end + 8]
        yield ToldCount(
            _ONE_KIND.get(found.measure, found.measure) if found.things else found.measure, *bounds,
            match.group(), _whom(counted, found.measure), found.things, counted.marks,
            found.start, found.end,
            bool(_PART.search(before) or _WINDOW.search(_rest(sentence, match))), bool(_GROWING.search(sentence)),
        )  # fmt: skip


def _rest(sentence: str, match: re.Match[str]) -> str:
    """What is said in the same breath: up to the next comma or semicolon, and what opens the sentence."""
    ends = [k for mark in ",;" if (k := sentence.find(mark, match.end())) >= 0]
    opening = (
        sentence[: sentence.find(",")] if sentence.lower().startswith(("since", "in the past", "over the")) else ""
    )
    return opening + " " + sentence[match.start() : min(ends, default=len(sentence))]


def _bounds(sentence: str, match: re.Match[str]) -> tuple[float, float] | None:
    """What a number says at least and at most; None where it is none."""
    text = match.group().lower()
    if text == "tens of thousands":
        return LOOSE["thousands"] * 10.0, float("inf")
    if match["loose"]:
        return float(LOOSE[text]), float("inf")
    value = _value(match)
    if value is None:
        return None
    before = " " + " ".join(sentence[: match.start()].lower().split()[-4:])
    bound = next((b for words, b in BOUNDS if before.endswith(f" {words}")), None)
    if bound == LEAST:
        return value, float("inf")
    if bound == MOST:
        return 0.0, value
    if bound or match["dozen"] or text.startswith(("a ", "an ")):
        return value * (1 - VAGUE), value * (1 + VAGUE)
    return value, value


def _value(match: re.Match[str]) -> float | None:
    if match["dozen"]:
        many = (match["lots"] or "a").strip().lower()
        return 12.0 * WORDS.get(many, 1)
    text = match["figure"].lower()
    scale = SCALES.get((match["scale"] or "").lower(), 1)
    if text in ("a", "an"):
        return float(scale)
    if text[0].isdigit():
        value = float(text.replace(",", ""))
        year = scale == 1 and 1900 <= value <= 2100 and "," not in text
        return None if year else value * scale
    parts = [WORDS.get(part) for part in text.split("-")]
    return float(sum(p for p in parts if p)) * scale if None not in parts else None


def _counted(sentence: str, match: re.Match[str]) -> _Counted | None:
    """What a number counts; None for lengths of time, and for what is counted besides ("another 12")."""
    before = [w.lower() for w in sentence[: match.start()].split()[-2:]]
    if set(before) & MORE and "than" not in before:
        return None
    tokens = list(_WORD.finditer(sentence, match.end(), min(len(sentence), match.end() + 90)))
    if tokens and tokens[0].group().lower() == "of":
        if len(tokens) > 1 and tokens[1].group().lower() in ("them", "whom", "these", "those", "which"):
            return None
        if len(tokens) > 2 and tokens[1].group().lower() == "the" and _of_whole(tokens[2].group()):
            return None
        tokens = tokens[2:] if len(tokens) > 2 and tokens[1].group().lower() in _NEUTRAL else tokens[1:]
    phrase: list[re.Match[str]] = []
    for token in tokens:
        word = token.group().lower()
        if not word[0].isalpha() or word in _STOP or len(phrase) >= _NP or _tells(word):
            break
        phrase.append(token)
    if not phrase:
        return _Counted(None, frozenset(), match.end(), True)
    words = [t.group() for t in phrase]
    if words[0].lower() in MORE or singular(words[0]) in _UNITS or singular(words[-1]) in _UNITS:
        return None
    marks = frozenset(w.lower() for w in words[:-1] if w[0].isupper())
    return _Counted(words[-1], marks, phrase[-1].end(), False)


def _of_whole(noun: str) -> bool:
    """Whether "five of the victims" stands: a part of those just counted."""
    one = singular(noun)
    return one in ANYBODY | PEOPLE or (one, "noun") in measure_rows() or one in _OWN


def _tells(word: str) -> bool:
    """Whether a word is a verb form that may tell what befell the counted, or a noun for them alone."""
    if word.endswith("s") or (lexicon().senses.get(word) and not word.endswith(("ed", "ing"))):
        return False
    return word.endswith(("ed", "ing")) or word in _IRREGULAR


def _befallen(sentence: str, match: re.Match[str], counted: _Counted) -> _Befallen | None:
    by_toll = _toll(sentence, match)
    if by_toll:
        return by_toll
    left, right = _left(sentence, match, counted), _right(sentence, match, counted)
    if right and (left is None or right[1]):
        return right[0]
    if left:
        return left
    return _by_noun(match, counted)


def _toll(sentence: str, match: re.Match[str]) -> _Befallen | None:
    found = _TOLL.search(sentence[: match.start()])
    if found is None:
        return None
    measure = _TOLLED.get(found["of"] or "", "dead")
    return _Befallen(measure, False, found.start(), match.end())


def _by_noun(match: re.Match[str], counted: _Counted) -> _Befallen | None:
    for form in forms(counted.head or ""):
        row = next(iter(measure_rows().get((form, "noun"), ())), None)
        measure = row.measure if row else _OWN.get(form)
        if measure:
            return _Befallen(measure, False, match.start(), counted.end)
    return None


def _left(sentence: str, match: re.Match[str], counted: _Counted) -> _Befallen | None:
    """The verb right before: "killing at least 12 people", "the abduction of 52 women"."""
    tokens = list(_WORD.finditer(sentence, max(0, match.start() - 70), match.start()))
    at = len(tokens) - 1
    bounding = {w for words, _ in BOUNDS for w in words.split()}
    while at >= 0 and tokens[at].group().lower() in bounding | _NEUTRAL:
        at -= 1
    if at < 0:
        return None
    word, role = tokens[at].group(), "verb"
    if word.lower() == "of" and at:
        at, role = at - 1, "noun"
        word = tokens[at].group()
    if role == "verb" and at and tokens[at - 1].group().lower() in _PASSIVE and not word.lower().endswith("ing"):
        return None
    found = _measure(word, role, sentence[match.end() : match.end() + 60], counted)
    return _Befallen(found[0], found[1], tokens[at].start(), counted.end) if found else None


def _right(sentence: str, match: re.Match[str], counted: _Counted) -> tuple[_Befallen, bool] | None:
    """The verb after: "12 people were killed", "three died"; and whether it surely tells of the counted."""
    tokens = list(_WORD.finditer(sentence, counted.end, min(len(sentence), counted.end + 110)))
    at, seen = 0, set()
    if tokens and tokens[0].group().lower() in ("of", "from") and counted.head:
        at = next((k for k, t in enumerate(tokens[:9]) if t.group().lower() in _AUX), 0)
    while at < len(tokens) and tokens[at].group().lower() in _AUX:
        seen.add(tokens[at].group().lower())
        at += 1
    if at >= len(tokens):
        return None
    word, after = tokens[at].group(), tokens[at + 1].group() if at + 1 < len(tokens) else ""
    rest, passive = sentence[tokens[at].end() : tokens[at].end() + 60], bool(seen & _PASSIVE)
    befallen = _measure(word, "verb", rest, counted) if passive or not _goes_on(after, word) else None
    befallen = befallen or _measure(word, "deed", rest, counted)
    if befallen is None:
        return None
    return _Befallen(befallen[0], befallen[1], match.start(), tokens[at].end()), passive


def _goes_on(after: str, verb: str) -> bool:
    """Whether an object follows, so that the counted act: "four gunmen killed two guards"."""
    if verb.lower().endswith("ing"):
        return True
    return after[:1].isupper() or after[:1].isdigit() or after.lower() in {
        *WORDS, "the", "a", "an", "their", "its", "his", "several", "at", "more", "dozens", "scores", "some",
    }  # fmt: skip


def _measure(word: str, role: str, rest: str, counted: _Counted) -> tuple[str, bool] | None:
    human = counted.bare or _human(counted.head or "")
    for form in forms(word):
        if role == "verb" and form in _OWN and human:
            return _OWN[form], False
        rows = measure_rows().get((form, role), ())
        for row in sorted(rows, key=lambda r: r.things is human):
            entries = row.verbs if role == "verb" else row.deeds if role == "deed" else row.nouns
            fitting = [e.split()[1:] for e in entries if e.split()[0] == form]
            near = {f for w in rest.lower().split() for f in forms(w.strip(".,;"))}
            if any(set(words) <= near for words in fitting) and not (row.things and (human or counted.head is None)):
                return row.measure, row.things
    return None


def _human(noun: str) -> bool:
    low = noun.lower()
    sense = lexicon().senses.get(low)
    return low in PEOPLE | ANYBODY or noun[:1].isupper() or low.endswith(("men", "women", "people")) or (
        sense is not None and sense.person is not None
    )  # fmt: skip


def _whom(counted: _Counted, measure: str) -> str | None:
    if counted.head is None or measure.startswith("votes "):
        return None
    noun = singular(counted.head)
    if noun in ANYBODY or (noun, "noun") in measure_rows() or noun in _OWN or noun in HOLDABLE:
        return None
    return "people" if noun in PEOPLE or (noun == "civilian" and measure == "displaced") else kind_of(noun)


def singular(noun: str) -> str:
    """A noun without its plural ending; crude."""
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    for many, one in _PERSONS:
        if low.endswith(many):
            return low[: -len(many)] + one
    if low.endswith("ies"):
        return low[:-3] + "y"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low
