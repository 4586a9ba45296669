"""Noun phrases of a sentence, by their tags in order: the parse is only asked where two nouns meet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors.lexicon import lexicon
from dragoman.sentences import Sentence, Token

_INSIDE = frozenset(("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "AFX", "FW", "$"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "FW"))
_TIMES = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "dative", "pobj", "appos", "attr", "conj", "oprd", "ROOT"))
_PARTICLES = frozenset("al el bin ibn bint van von der den de da di dos du la le ter ul ud abu as ash an ad ar".split())
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december christmas easter ramadan spring summer autumn winter today tomorrow "
    "yesterday tonight noon midnight".split()
)
_MISTAGGED = frozenset("outside inside near around despite across than".split())  # prepositions read as adjectives
_PLURAL_MODIFIERS = frozenset("arms sports communications operations rights affairs works sales drugs systems".split())
_JOINERS = frozenset(("-", "–", "/"))
_INNER_OWNERS = frozenset(("people", "workers", "women", "farmers", "lord", "citizens", "teachers", "children"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """Tokens first to last, both included, without the clause that may follow.

    core: first token after determiner and number; head: the token that the rest of the sentence hangs it on; owner:
    place in the list of the phrase that possesses it ("Chile's" army), and its token where that is a pronoun.
    """

    first: int
    core: int
    last: int
    head: int
    determiner: str | None = None
    count: int | None = None
    owner: int | None = None
    pronoun: int | None = None
    possessive: bool = False


def word_key(token: Token) -> str:
    """A token as the tables have it: lower case, straight apostrophe."""
    return token.lower.replace("’", "'")


def is_capital(token: Token) -> bool:
    """Whether the word begins with a capital (d’Affaires and al-Assad count by the part after the mark)."""
    return token.text[:1].isupper() or (len(token.text) > 3 and token.text[1] in "’'" and token.text[2].isupper())


def noun_phrases(sentence: Sentence) -> list[Phrase]:
    """The noun phrases in order, none within another; possessors are phrases of their own."""
    found: list[Phrase] = []
    at = 0
    while at < len(sentence.tokens):
        last = _phrase_end(sentence, at)
        if last is None:
            at += 1
            continue
        phrase = _phrase(sentence, at, last, found)
        at = last + 1
        if phrase is not None:
            found.append(phrase)
            at += phrase.possessive
    return found


def _phrase_end(sentence: Sentence, at: int) -> int | None:
    """The last token of a phrase that starts here, or None."""
    tokens = sentence.tokens
    if not _opens(sentence, at):
        return None
    last = at
    while last + 1 < len(tokens) and _goes_on(sentence, last):
        last += 1
    while last > at and tokens[last].text in _JOINERS:
        last -= 1
    return last


def _opens(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if token.tag == "RB" and at + 2 < len(sentence.tokens) and sentence.tokens[at + 1].text == "-":  # "far-right"
        return _joins(sentence, at) and _is_inside(sentence, at + 2)
    return token.tag in ("DT", "PDT", "PRP$", "WP$") or _is_inside(sentence, at)


def _is_misread_time(token: Token) -> bool:
    """A subject in capitals that is in no calendar ("Adoum later told")."""
    return token.tag == "NNP" and token.dep in ("nsubj", "nsubjpass") and token.lower not in _CALENDAR


def _is_inside(sentence: Sentence, at: int) -> bool:
    token = sentence.tokens[at]
    if token.lower in _MISTAGGED or (token.entity in _TIMES and not _is_misread_time(token)):
        return False
    if token.tag in _INSIDE:
        return token.dep not in ("advmod", "prt", "acomp", "neg") or token.tag in _NOUNS
    if token.tag == "VBZ" and sentence.title and at > 0:  # "Ruritania rebels free soldiers"
        sense = lexicon().senses.get(token.lower)
        return sense is not None and sense.person is not None and sentence.tokens[at - 1].tag == "NNP"
    if token.tag in ("VBN", "VBG"):
        gerund = token.tag == "VBG" and at > 0 and sentence.tokens[at - 1].tag == "IN"  # "of hosting exiles"
        return token.dep in ("amod", "compound") and token.head > at and not gerund
    return bool(token.entity) and is_capital(token) and token.pos in ("NOUN", "PROPN", "ADJ", "VERB", "X")


def _goes_on(sentence: Sentence, last: int) -> bool:
    """Whether the phrase that has come to token `last` takes in the next one."""
    before, after = sentence.tokens[last], sentence.tokens[last + 1]
    if after.entity == before.entity == "PERSON" and not after.entity_start and after.tag != "POS":
        return True
    if after.text in _JOINERS:
        return last + 2 < len(sentence.tokens) and _joins(sentence, last)
    if before.text in _JOINERS:
        return _is_inside(sentence, last + 1) or after.tag in ("VBN", "VBG", "RB", "IN")
    if after.tag == "POS":
        return _inner_owner(sentence, last)
    if before.tag == "POS":
        return is_capital(after)
    if before.tag in ("PDT",):
        return after.tag in ("DT", "PRP$") or _is_inside(sentence, last + 1)
    if after.lower in _PARTICLES and is_capital(before) and last + 2 < len(sentence.tokens):
        return _within_name(sentence, last + 1)
    if not _is_inside(sentence, last + 1):
        return False
    if sentence.title and (_is_headline_verb(sentence, last) or _is_headline_verb(sentence, last + 1)):
        return last + 2 >= len(sentence.tokens) or not _is_inside(sentence, last + 2)
    return before.tag not in _NOUNS or before.entity in _TIMES or _nouns_belong(sentence, last)


def _within_name(sentence: Sentence, at: int) -> bool:
    """Whether a particle stands between two parts of a name ("Layla al-Khatib", "Anne du Toit")."""
    before, particle = sentence.tokens[at - 1], sentence.tokens[at]
    after = sentence.tokens[at + 2] if sentence.tokens[at + 1].text == "-" and at + 2 < len(sentence.tokens) else None
    after = after or sentence.tokens[at + 1]
    if not is_capital(after):
        return False
    same = particle.entity == before.entity != ""
    return same or (particle.text.islower() and before.tag == "NNP" == after.tag)


def _is_headline_verb(sentence: Sentence, at: int) -> bool:
    """A verb that the tagger of a headline took for a noun ("Niger junta orders envoy to leave")."""
    token = sentence.tokens[at]
    if token.tag != "NNS" or at == 0 or is_capital(token) or token.lower in _PLURAL_MODIFIERS:
        return False
    return sentence.tokens[at - 1].tag in _NOUNS and token.lower not in lexicon().senses


def _joins(sentence: Sentence, last: int) -> bool:
    tokens = sentence.tokens
    tight = tokens[last].end == tokens[last + 1].start and tokens[last + 1].end == tokens[last + 2].start
    return tight and (tokens[last + 2].text[:1].isalnum())


def _inner_owner(sentence: Sentence, last: int) -> bool:
    """ "People's" and the like inside a proper name."""
    tokens = sentence.tokens
    return (
        last + 2 < len(tokens)
        and is_capital(tokens[last])
        and tokens[last].lower in _INNER_OWNERS
        and is_capital(tokens[last + 2])
    )


def _nouns_belong(sentence: Sentence, last: int) -> bool:
    """Whether a noun and what follows it are one phrase."""
    before, after = sentence.tokens[last], sentence.tokens[last + 1]
    if before.entity and after.entity and not after.entity_start:
        return True
    if before.tag == after.tag == "NNP" and is_capital(before) and is_capital(after) and _is_office(before):
        return True  # "Special Envoy Layla al-Khatib", whatever the parse makes of it
    if after.tag in ("JJ", "JJR", "JJS", "VBN", "VBG"):
        return after.head > last + 1 and before.head > last
    if after.tag == "CD":
        return is_capital(before) and before.dep not in _ARGUMENTS
    if after.tag == "VBZ":
        return True
    if before.dep in _ARGUMENTS and before.head != after.i:
        return after.head == last and after.dep in ("compound", "flat", "appos") and is_capital(after)
    return True


def _is_office(token: Token) -> bool:
    sense = lexicon().senses.get(word_key(token))
    return sense is not None and sense.office is not None


def _phrase(sentence: Sentence, first: int, last: int, found: Sequence[Phrase]) -> Phrase | None:
    tokens = sentence.tokens
    core, determiner, count, pronoun = first, None, None, None
    while core <= last and tokens[core].tag in ("DT", "PDT", "PRP$", "WP$", "CD", "$"):
        if tokens[core].tag == "CD":
            count = number_of(tokens[core])
        elif tokens[core].tag in ("PRP$", "WP$"):
            pronoun = core
        else:
            determiner = determiner or tokens[core].lower
        core += 1
    if core > last:
        if tokens[last].tag not in ("CD", "DT"):
            return None
        core = last
    possessive = last + 1 < len(tokens) and tokens[last + 1].tag == "POS"
    owner = len(found) - 1 if found and found[-1].possessive and found[-1].last == first - 2 else None
    return Phrase(first, core, last, _head(sentence, first, last), determiner, count, owner, pronoun, possessive)


def _head(sentence: Sentence, first: int, last: int) -> int:
    """The token whose own head lies outside; the last one where there are several."""
    tops = [
        i
        for i in range(first, last + 1)
        if not first <= sentence.tokens[i].head <= last or sentence.tokens[i].head == i
    ]
    nouns = [i for i in tops if sentence.tokens[i].tag in _NOUNS or sentence.tokens[i].tag == "CD"]
    return (nouns or tops or [last])[-1]


_NUMBERS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
    )
}


def number_of(token: Token) -> int | None:
    """The value of a small number word or of digits."""
    if token.lower in _NUMBERS:
        return _NUMBERS[token.lower]
    digits = token.text.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None


def keys_before(sentence: Sentence, core: int, last: int) -> list[tuple[int, str]]:
    """(token index, key) of a stretch, hyphens left out."""
    return [(i, word_key(sentence.tokens[i])) for i in range(core, last + 1) if sentence.tokens[i].text != "-"]


def longest_entry(keys: Sequence[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Entries of the tables that end where these words end: (first token, form), the longest first."""
    if not keys:
        return
    table = lexicon()
    for length in table.lengths.get(keys[-1][1].rpartition("-")[2], ()):
        if length <= len(keys):
            form = " ".join(key for _, key in keys[-length:])
            if form in table.senses:
                yield keys[-length][0], form
