"""Offices and titles: the words before a name that say what its bearer is, and offices that stand alone."""

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.actors.context import Context
from dragoman.actors.labels import LabelKind
from dragoman.actors.lexicon import Sense, lexicon
from dragoman.actors.phrases import Phrase, keys_before, longest_entry, word_key
from dragoman.sentences import Sentence

_NATIONS = frozenset((LabelKind.COUNTRY, LabelKind.ADJECTIVE, LabelKind.CAPITAL, LabelKind.PEOPLE))
_LOOSE = frozenset("then former late late-night also new newly longtime veteran top senior".split())
_SHORT = {"lt": "lieutenant", "sgt": "sergeant", "cpl": "corporal", "cmdr": "commander", "pvt": "private"}
_HEADED = frozenset(("minister", "secretary", "ministry"))
_RANK_WORDS = frozenset(("senior", "rear", "vice", "field", "air", "chief", "wing"))


@dataclass(frozen=True, slots=True)
class Bearing:
    """What the words before a name say: role as written, the sense of its office or calling, titles."""

    role: str | None
    sense: Sense | None
    sector: str | None
    gender: str | None
    political: bool
    ranked: bool = False


def bearing(context: Context, sentence: Sentence, core: int, last: int) -> Bearing | None:
    """What tokens core to last say of the name that follows them; None where they hold no office and no title."""
    titles, end = _titles(sentence, core, last)
    head = next(_person_entries(sentence, core, end), None)
    if head is None and not titles:
        return None
    sense = head[1] if head else None
    role = role_text(context, sentence, core, end) if head else _rank(titles)
    senses = [sense] if sense else []
    senses += [found for _, found in titles]
    ranked = any(found.title is not None and found.title.kind == "rank" for _, found in titles)
    return Bearing(role, sense, _sector(senses), _gender(senses), _political(senses), ranked)


def _rank(titles: list[tuple[str, Sense]]) -> str | None:
    ranks = [text for text, sense in titles if sense.title and sense.title.kind in ("rank", "religious")]
    return ranks[0] if ranks else None


def _titles(sentence: Sentence, core: int, last: int) -> tuple[list[tuple[str, Sense]], int]:
    """Titles that end at `last`, and the token before them."""
    found: list[tuple[str, Sense]] = []
    while last >= core:
        keys = keys_before(sentence, core, last)
        for first, form in longest_entry(keys):
            sense = lexicon().senses[form]
            if sense.title is None and sense.office is not None and " " in form:
                return found, last
            if sense.title is not None and sentence.tokens[first].text[:1].isupper():
                found.insert(0, (sentence.span(first, last).text, sense))
                last = first - 1
                break
        else:
            break
    return found, last


def _person_entries(sentence: Sentence, core: int, last: int) -> Iterator[tuple[int, Sense]]:
    for first, form in longest_entry(keys_before(sentence, core, last)):
        sense = lexicon().senses[form]
        if (sense.office or sense.person) and not _is_plural_form(sense, form):
            yield first, sense


def _is_plural_form(sense: Sense, form: str) -> bool:
    entries = [entry for entry in (sense.office, sense.person) if entry is not None]
    return all(form == entry.plural.lower() != entry.word.lower() for entry in entries)


def _sector(senses: list[Sense]) -> str | None:
    for sense in senses:
        for entry in (sense.office, sense.person, sense.title):
            if entry is not None and entry.sector:
                return entry.sector
    return None


def _gender(senses: list[Sense]) -> str | None:
    for sense in senses:
        for entry in (sense.title, sense.office, sense.person):
            if entry is not None and entry.gender:
                return entry.gender
    return None


def _political(senses: list[Sense]) -> bool:
    """A calling of sport, business or culture makes a person non-political; anything else leaves them political."""
    callings = [entry for sense in senses for entry in (sense.office or sense.person,) if entry is not None]
    return all(entry.political for entry in callings)


def role_text(context: Context, sentence: Sentence, core: int, last: int) -> str | None:
    """The office as written, without the nationality before it."""
    labels = context.labels[sentence.index]
    first = core
    while first <= last and (
        (first in labels and labels[first].kind in _NATIONS) or sentence.tokens[first].lower in _LOOSE
    ):
        first += 1
    while first <= last and sentence.tokens[first].text in ("-", "'s", "’s"):
        first += 1
    return sentence.span(first, last).text if first <= last else None


def portfolio_before(sentence: Sentence, phrase: Phrase, last: int) -> str | None:
    """The field in the words of an office or a ministry ("Oil" in "Deputy Oil Minister")."""
    keys = keys_before(sentence, phrase.core, last)
    for end in range(len(keys), 0, -1):
        for _, form in longest_entry(keys[:end]):
            portfolio = lexicon().senses[form].portfolio
            if portfolio is not None:
                return portfolio
    return None


def portfolio_of(text: str) -> str | None:
    """The field that a complement or a role names ("Justice", "Justice Minister", "State Minister for Justice")."""
    words = text.lower().replace("’", "'").removeprefix("the ").split()
    for end in range(len(words), 0, -1):
        sense = lexicon().senses.get(" ".join(words[:end]))
        if sense is not None and sense.portfolio:
            return sense.portfolio
    for at, word in enumerate(words[1:-1], 1):
        if word in ("of", "for") and words[at - 1] in _HEADED:
            return portfolio_of(" ".join(words[at + 1 :]))
    return None


def is_rank(role: str) -> bool:
    """Whether a role is a rank and no office ("Gen.", "Major-General", "Senior General")."""
    words = role.lower().replace("-", " ").split()
    return bool(words) and words[-1] not in _RANK_WORDS and all(_is_rank_word(word) for word in words)


def same_rank(one: str, two: str) -> bool:
    """Whether two ranks are one, written out or not ("Gen." and "Major General")."""
    a, b = ((_SHORT.get(rank := role.lower().replace("-", " ").split()[-1].strip("."), rank)) for role in (one, two))
    return a.startswith(b) or b.startswith(a)


def _is_rank_word(word: str) -> bool:
    title = sense.title if (sense := lexicon().senses.get(word)) is not None else None
    return word in _RANK_WORDS or (title is not None and title.kind == "rank")


def is_deputy(sentence: Sentence, core: int, last: int) -> bool:
    """Whether an office is the second to another."""
    words = {word_key(sentence.tokens[i]) for i in range(core, last + 1)}
    return bool(words & {"deputy", "vice", "former", "ex", "assistant", "acting"})
