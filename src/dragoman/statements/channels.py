"""By which channel words went out: a platform, a broadcaster, a newspaper."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from dragoman.actors import ActorKind, Cast
from dragoman.sentences import Sentence
from dragoman.vocabulary import load_table

ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that"})
DEEPEST = 3  # prepositions between the cue and the channel: "in a post on its page on X"


class ChannelSort(Enum):
    """What a channel word is."""

    PLATFORM = "platform"  # Telegram
    MEDIUM = "medium"  # radio
    HANDLE = "handle"  # account
    OUTLET = "outlet"  # Reuters


@dataclass(frozen=True, slots=True)
class ChannelWord:
    """A word for a channel; name: its usual form, for a platform."""

    word: str
    sort: ChannelSort
    name: str | None = None


@cache
def channel_words() -> Mapping[str, ChannelWord]:
    """Channel words in lower case."""
    return {row.word: row for row in load_table("channels", ChannelWord)}


def channel_of(sentence: Sentence, verb: int, cast: Cast) -> str | None:
    """The channel that belongs to a verb or noun: "said on Telegram", "told public radio"; None where none is told."""
    for preposition, noun in _prepositional(sentence, verb, DEEPEST):
        found = _platform(sentence, noun) if preposition in ("on", "via", "through", "over") else None
        if found is None and preposition in ("on", "to", "via", "with"):
            found = _medium(sentence, noun, cast)
        if found is not None:
            return found
    for heard in sentence.dependents(verb, "dobj", "dative"):
        if heard.i > verb and sentence.tokens[verb].lemma in ("tell", "inform"):
            return _medium(sentence, heard.i, cast)
    return None


def _prepositional(sentence: Sentence, head: int, depth: int) -> Iterator[tuple[str, int]]:
    for preposition in sentence.dependents(head, "prep", "agent", "dative"):
        for noun in sentence.dependents(preposition.i, "pobj"):
            yield preposition.lower, noun.i
            if depth > 1:
                yield from _prepositional(sentence, noun.i, depth - 1)


def _platform(sentence: Sentence, noun: int) -> str | None:
    words = channel_words()
    token = sentence.tokens[noun]
    row = words.get(token.lower.rstrip("."))  # "on X." is one token
    if row is None:
        return None
    if row.sort is ChannelSort.PLATFORM:
        return row.name if token.text[0].isupper() else None
    if row.sort in (ChannelSort.HANDLE, ChannelSort.MEDIUM):
        for part in sentence.dependents(noun, "compound", "amod", "nmod", "poss"):
            inner = words.get(part.lower)
            if inner is not None and inner.sort is ChannelSort.PLATFORM:
                return inner.name
    return None


def _medium(sentence: Sentence, noun: int, cast: Cast) -> str | None:
    """ "state radio", "the Guardian", as written and without its article; None where it is no news medium."""
    row = channel_words().get(sentence.tokens[noun].lower)
    is_word = row is not None and row.sort is ChannelSort.MEDIUM
    ids = cast.at(sentence.index, noun)
    actor = cast.get(ids[0]) if ids else None
    is_press = actor is not None and actor.kind is ActorKind.ORGANISATION and actor.sector == "MED"
    first = noun
    while first - 1 >= 0 and sentence.tokens[first - 1].head == noun and sentence.tokens[first - 1].pos != "PUNCT":
        first -= 1
    while first < noun and sentence.tokens[first].lower in ARTICLES:
        first += 1
    name = sentence.span(first, noun).text
    known = channel_words().get(name.lower())
    is_outlet = known is not None and known.sort is ChannelSort.OUTLET and sentence.tokens[noun].tag.startswith("NNP")
    return name if is_word or is_press or is_outlet else None
