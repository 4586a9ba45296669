"""Marks the countries, seats of government, bodies and armed groups that the tables know, in one sentence."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.actors.given_names import given_names
from dragoman.actors.lexicon import lexicon
from dragoman.sentences import Document, Sentence, Token
from dragoman.vocabulary.world import bodies, countries, country_by_code, groups, regions


class LabelKind(Enum):
    """What the tables know a name as."""

    COUNTRY = "country"  # "Chile"
    ADJECTIVE = "adjective"  # "Chilean"
    PEOPLE = "people"  # "Chileans"
    CAPITAL = "capital"  # "Santiago"
    HOUSE = "house"  # "the Kremlin"
    BODY = "body"  # an international body, a party, a news agency
    GROUP = "group"  # an armed group
    REGION = "region"  # a province, a sea, a site: a place only
    SEAT = "seat"  # "Brussels" for the European Union


@dataclass(frozen=True, slots=True)
class Label:
    """One marked name: tokens first to last of its sentence, both included; identity: the name in the table."""

    kind: LabelKind
    identity: str
    country: str | None
    sector: str | None = None
    first: int = 0
    last: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the tables: its words as the parser cuts them."""

    words: tuple[str, ...]
    kind: LabelKind
    identity: str
    country: str | None
    sector: str | None = None


_WORDS = re.compile(r"[^\s\-,()/]+?(?='s?(?:[\s\-,()/]|$))|'s?(?=[\s\-,()/]|$)|[^\s\-,()/]+|[-,()/]")


def cut(name: str) -> tuple[str, ...]:
    """A name's words as the parser's tokens, apostrophes straight."""
    return tuple(_WORDS.findall(name.replace("’", "'")))


@cache
def names_by_first_word() -> Mapping[str, tuple[Entry, ...]]:
    """All known names by their first word, longest first."""
    found: dict[str, list[Entry]] = {}
    for entry in (*_body_entries(), *_country_entries(), *_region_entries()):
        if entry.words:
            found.setdefault(entry.words[0], []).append(entry)
    return {word: tuple(sorted(entries, key=lambda e: -len(e.words))) for word, entries in found.items()}


def _country_entries() -> Iterator[Entry]:
    for row in countries():
        groups = (
            (LabelKind.COUNTRY, (row.name, *row.aliases)),
            (LabelKind.CAPITAL, row.capital),
            (LabelKind.HOUSE, row.metonyms),
            (LabelKind.ADJECTIVE, row.adjectives),
            (LabelKind.PEOPLE, row.people),
        )
        for kind, names in groups:
            for name in names:
                yield Entry(cut(name), kind, row.name, row.alpha3)


def country_name(alpha3: str) -> str:
    """The usual name of a country; the code itself where it is unknown."""
    country = country_by_code().get(alpha3)
    return country.name if country else alpha3


def _body_entries() -> Iterator[Entry]:
    for body in bodies():
        for name in (body.name, *body.aliases):
            yield Entry(cut(name), LabelKind.BODY, body.name, body.country, body.sector)
        for seat in body.metonyms:
            if seat[:1].isupper():
                yield Entry(cut(seat), LabelKind.SEAT, body.name, body.country, body.sector)
    for group in groups():
        for name in (group.name, *group.aliases):
            yield Entry(cut(name), LabelKind.GROUP, group.name, group.country, group.sector)


def _region_entries() -> Iterator[Entry]:
    for region in regions():
        for name in (region.name, *region.aliases):
            yield Entry(cut(name), LabelKind.REGION, region.name, region.country)


def find_labels(sentence: Sentence, shouting: bool) -> dict[int, Label]:
    """Labels by each token that they cover; leftmost longest wins."""
    words = [_word(token, shouting) for token in sentence.tokens]
    table = names_by_first_word()
    found: dict[int, Label] = {}
    at = 0
    while at < len(words):
        entry = _match(table.get(words[at], ()), words, at)
        if entry is not None and _goes_on_hyphened(sentence, words, at + len(entry.words) - 1, entry):
            entry = None
        if entry is None or _is_of_person(sentence, at, at + len(entry.words) - 1, entry.kind):
            at += 1
            continue
        last = at + len(entry.words) - 1
        first = at + (entry.words[0].lower() == "the")  # "the Houthis": the article is no part of it
        label = Label(entry.kind, entry.identity, entry.country, entry.sector, first, last)
        for i in range(first, last + 1):
            found[i] = label
        at = last + 1
    return found


def _word(token: Token, shouting: bool) -> str:
    text = token.text.replace("’", "'")
    return text.capitalize() if shouting and len(text) > 3 and text.isupper() else text


def _match(entries: Sequence[Entry], words: Sequence[str], at: int) -> Entry | None:
    for entry in entries:
        if tuple(words[at : at + len(entry.words)]) == entry.words:
            return entry
    return None


def _goes_on_hyphened(sentence: Sentence, words: Sequence[str], last: int, entry: Entry) -> bool:
    """Whether a body's name goes on past a hyphen ("Hamlet List-North" is not the Hamlet List)."""
    tokens = sentence.tokens
    if entry.kind not in (LabelKind.BODY, LabelKind.GROUP) or last + 2 >= len(tokens) or words[last + 1] != "-":
        return False
    after = tokens[last + 2]
    tight = tokens[last].end == tokens[last + 1].start and tokens[last + 1].end == after.start
    known = _match(names_by_first_word().get(after.text, ()), words, last + 2)
    return tight and after.text[:1].isupper() and known is None


def _is_of_person(sentence: Sentence, first: int, last: int, kind: LabelKind) -> bool:
    """Whether a place's name is part of a person's ("Jordan Bell", "Michael Jordan")."""
    tokens = sentence.tokens
    if first > 0 and first == last and tokens[first - 1].text in given_names():
        return True
    if tokens[first].entity != "PERSON":
        return False
    if kind is LabelKind.REGION:
        return True
    before = first > 0 and tokens[first - 1].entity == "PERSON" and not tokens[first].entity_start
    after = last + 1 < len(tokens) and tokens[last + 1].entity == "PERSON" and not tokens[last + 1].entity_start
    return before or (after and tokens[last + 1].tag != "POS")


def _opens_name(sentence: Sentence, token: Token) -> bool:
    after = sentence.tokens[token.i + 1]
    return token.entity == after.entity == "PERSON" and not after.entity_start


def _is_titled(sentence: Sentence, token: Token) -> bool:
    before = sentence.tokens[token.i - 1] if token.i else token
    sense = lexicon().senses.get(before.lower)
    return sense is not None and sense.title is not None and before.text[:1].isupper()


def without_surnames(
    document: Document, labels: Sequence[dict[int, Label]], shouting: frozenset[int]
) -> list[dict[int, Label]]:
    """The labels less a country's short name that the report has as a person's ("General Pak Sung-il … Pak said")."""
    short = {
        (sentence.index, label.first)
        for sentence, found in zip(document.sentences, labels, strict=True)
        for label in found.values()
        if label.kind is LabelKind.COUNTRY and label.first == label.last
        and sentence.tokens[label.first].text not in (label.identity, label.identity.upper())
    }  # fmt: skip
    shorts = {document.sentences[index].tokens[at].text for index, at in short}
    surnames = {
        token.text
        for sentence in document.sentences
        if shorts and sentence.index not in shouting
        for token in sentence.tokens[:-1]
        if token.text in shorts and (_opens_name(sentence, token) or _is_titled(sentence, token))
    }  # fmt: skip
    if not surnames:
        return list(labels)
    return [
        {i: label for i, label in found.items()
         if (sentence.index, label.first) not in short or sentence.tokens[label.first].text not in surnames}
        for sentence, found in zip(document.sentences, labels, strict=True)
    ]  # fmt: skip
