"""Reads clock times; of the same hour on two clocks, the local one says on which day it was."""

import re
from dataclasses import replace

from dragoman.sentences import Sentence, Token
from dragoman.times.lexicon import lower
from dragoman.times.records import TimeExpression, TimeForm

CLOCK = re.compile(r"\d{1,2}[:.]\d{2}(?:am|pm)?|[0-2]\d[0-5]\d|\d{1,2}(?:am|pm)")
HOUR = re.compile(r"\d{1,2}(?:[:.]\d{2})?")
HALVES = frozenset(("am", "pm", "a.m.", "p.m.", "a.m", "p.m", "o'clock", "o’clock", "hrs"))
ZONES = frozenset("gmt utc cet cest est edt pst ist bst eet msk et".split())
WORLD = frozenset(("gmt", "utc"))
BETWEEN = frozenset(("(", "[", ",", "or", "on"))  # what may stand between the two


def clock_end(sentence: Sentence, i: int) -> int | None:
    """The token after a clock time ("06:40 GMT", "9 a.m. local time") that starts at token i."""
    text, following = sentence.tokens[i].lower, lower(sentence, i + 1)
    if not text[0].isdigit():
        return None
    end = i + 1
    if HOUR.fullmatch(text) and following in HALVES:
        end = i + 2
    elif not CLOCK.fullmatch(text) or (":" not in text and "m" not in text and not _is_clock(sentence, i)):
        return None
    if lower(sentence, end) in ZONES:
        return end + 1
    if lower(sentence, end) == "local" and lower(sentence, end + 1) == "time":
        return end + 2
    return end


def _is_clock(sentence: Sentence, i: int) -> bool:
    """ "at 0530 GMT": digits alone, or with a point, are a time only beside a word that says so."""
    after: str = lower(sentence, i + 1)
    return (
        after in ZONES
        or after in ("hours", "local")
        or (_dotted(sentence.tokens[i]) and lower(sentence, i - 1) == "at")
    )


def _dotted(token: Token) -> bool:
    return "." in token.text


def with_local_time(sentence: Sentence, expressions: list[TimeExpression]) -> list[TimeExpression]:
    """The same expressions; where two tell one hour, that of the world's clock hangs on the local one.

    "11 p.m. local time on Saturday (0300 GMT Sunday)": what happened then happened on Saturday.
    """
    done = list(expressions)
    for k in range(len(done) - 1):
        one, other = done[k], done[k + 1]
        clocks = _clock(sentence, one), _clock(sentence, other)
        if not _side_by_side(sentence, one, other) or set(clocks) != {"local", "world"}:
            continue
        local, world = (k, k + 1) if clocks[0] == "local" else (k + 1, k)
        attach = done[k].attach
        done[local] = replace(done[local], attach=attach)
        done[world] = replace(done[world], attach=done[local].head)
    return done


def _side_by_side(sentence: Sentence, one: TimeExpression, other: TimeExpression) -> bool:
    between = {t.lower for t in sentence.tokens[one.last + 1 : other.first]}
    return one.form is other.form is TimeForm.POINT and between <= BETWEEN


def _clock(sentence: Sentence, one: TimeExpression) -> str | None:
    """ "local" or "world", by what is said of the hour in an expression; None where nothing is, or both."""
    words = [t.lower for t in sentence.tokens[one.first : one.last + 1]]
    world, local = not WORLD.isdisjoint(words), "local" in words
    return None if world == local else "world" if world else "local"
