"""Repairs of the parse where grammar decides against it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.sentences.records import Token

SAYING = frozenset("say tell add report state announce claim note confirm write declare".split())
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
PERFECT = frozenset(("had", "has", "have", "'d", "’d"))
# "LIMA, May 3 (Andes Wire) - ", "OSLO — ", "Quito, Ecuador (AP) – ": place in capitals, or an agency, then a dash
DATELINE = re.compile(
    r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,40}(?:,[^()\n—–]{1,40})?(?:\s?\([^()\n]{2,40}\))?|"
    r"[A-ZÀ-Þ][\w'’.]+(?: [A-ZÀ-Þ][\w'’.]+){0,3}(?:,[^()\n—–]{1,40})?\s?\([A-ZÀ-Þ][^()\n]{1,40}\))"
    r"\s*(?:[—–]|--?)\s+(?=\S)"
)


def dateline_length(paragraph: str) -> int:
    """How many code points of a paragraph are a dateline, which is no part of its first clause."""
    found = DATELINE.match(paragraph)
    return found.end() if found else 0


def mend(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The same tokens, some with another head."""
    mended = list(tokens)
    for token in tokens:
        if token.dep == "conj" and token.tag == "VBD":
            _raise_past(mended, token)
        elif token.dep == "acl" and token.tag in ("VBN", "VBD"):
            _finite(mended, token)
        elif token.dep == "compound" and token.lower in WEEKDAYS and token.i:
            _day_apart(mended, token)
    return tuple(mended)


def _day_apart(tokens: list[Token], day: Token) -> None:
    """ "On Monday Benin expelled …": the day goes with "on", and the name after it is the subject."""
    before, name = tokens[day.i - 1], tokens[day.head]
    verb = tokens[before.head]
    if before.dep != "prep" or before.lower != "on" or name.pos != "PROPN" or name.i < day.i or verb.i < name.i:
        return
    tokens[day.i] = replace(day, dep="pobj", head=before.i)
    if name.head == before.i and not any(t.head == verb.i and t.dep in ("nsubj", "nsubjpass") for t in tokens):
        passive = any(t.head == verb.i and t.dep == "auxpass" for t in tokens)
        tokens[name.i] = replace(name, dep="nsubjpass" if passive else "nsubj", head=verb.i)


def _raise_past(tokens: list[Token], verb: Token) -> None:
    """ "said that it had left and blamed …": a simple past goes with the simple past above, not with 'had fired'."""
    below = tokens[verb.head]
    own = {t.dep for t in tokens if t.head == verb.i and t.i != verb.i}
    perfect = any(t.head == below.i and t.dep == "aux" and t.lower in PERFECT for t in tokens)
    above = tokens[below.head]
    if below.tag == "VBN" and perfect and below.dep == "ccomp" and above.tag in ("VBD", "VBZ") and "nsubj" not in own:
        tokens[verb.i] = replace(verb, head=above.i)


def _finite(tokens: list[Token], verb: Token) -> None:
    """ "Miners marched through the port, witnesses said": before ', X said' stands a clause, so its verb is finite."""
    noun = tokens[verb.head]
    while noun.dep in ("pobj", "prep", "amod", "compound"):  # hung on the nearest noun: the clause's is further left
        noun = tokens[noun.head]
    saying = tokens[noun.head]
    if noun.dep not in ("dep", "nsubj", "ccomp", "npadvmod") or saying.lemma not in SAYING or saying.i < verb.i:
        return
    subject = [t for t in tokens if t.head == saying.i and t.dep == "nsubj" and t.i != noun.i]
    comma = any(t.text == "," and verb.i < t.i < saying.i for t in tokens)
    if subject and comma and noun.i < verb.i < subject[0].i:
        tokens[verb.i] = replace(verb, dep="ccomp", head=saying.i, tag="VBD")
        tokens[noun.i] = replace(noun, dep="nsubj", head=verb.i)
