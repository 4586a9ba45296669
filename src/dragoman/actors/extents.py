"""How far a description reaches: its possessor, its complement, and the nation that they name."""

from dataclasses import dataclass

from dragoman.actors.labels import Label
from dragoman.actors.lexicon import Sense, lexicon
from dragoman.actors.phrases import Phrase, is_capital
from dragoman.actors.sites import Site


@dataclass(frozen=True, slots=True)
class Extent:
    """First and last token of a description, the country and the group that it names, and its complement's words."""

    first: int
    last: int
    country: str | None
    group: Label | None
    complement: str | None

    @property
    def field(self) -> str:
        """The complement without its preposition."""
        return (self.complement or "").partition(" ")[2]


def find_extent(site: Site, sense: Sense) -> Extent:
    """How far the description at this site reaches, and the nation it names."""
    first = _first(site, sense)
    country, group = site.nation(site.phrase.core, site.phrase.last)
    owner_country, owner_group = site.owner_nation()
    country, group = country or owner_country, group or owner_group
    tail = site.complement(("of", "from", "in", "for") if sense.office else ("of", "from", "in"))
    if tail is None:
        return Extent(first, site.phrase.last, country, group, None)
    preposition = site.sentence.tokens[site.phrase.last + 1].lower
    tail_country, tail_group = _tail_nation(site, tail, preposition, sense)
    told = preposition in ("of", "for") and _can_be_told(site, tail)
    joined = sense.body is not None and preposition in ("of", "in") and tail_country is not None
    joined = joined and (preposition == "of" or is_capital(site.noun))
    if preposition == "from" and (sense.body or sense.office):
        tail_country = None
    return Extent(
        first,
        tail.last if joined else site.phrase.last,
        country or tail_country,
        group or (tail_group if preposition == "of" else None),
        site.text(site.phrase.last + 1, _joined_end(site, tail)) if told else None,
    )


def _joined_end(site: Site, tail: Phrase) -> int:
    """The last token of what "and" joins to the complement ("of Chile and Peru")."""
    joined = [t.i for t in site.sentence.dependents(tail.head, "conj")]
    return max([tail.last, *(p.last for p in site.phrases[site.at + 2 : site.at + 4] if p.head in joined)])


def _first(site: Site, sense: Sense) -> int:
    """A number and a possessive pronoun belong to it, a possessor where it says which body is meant."""
    first, owner = site.phrase.core, site.owner
    while first > site.phrase.first and site.sentence.tokens[first - 1].tag in ("CD", "PRP$", "WP$"):
        first -= 1
    if owner is None:
        return first
    told = any(site.owner_nation())
    office = sense.body is not None and sense.body.word == "office"  # nothing without its owner
    return owner.core if told or office or (sense.body and _is_of_people(site, owner)) else first


def _is_of_people(site: Site, owner: Phrase) -> bool:
    """ "Miners" in "the miners' federation"."""
    token = site.sentence.tokens[owner.last]
    sense = lexicon().senses.get(token.lower)
    return sense is not None and sense.person is not None and token.tag in ("NNS", "NNPS")


def _can_be_told(site: Site, tail: Phrase) -> bool:
    """Whether a complement belongs to what a body or an office is called: a name, or people and bodies."""
    last = site.sentence.tokens[tail.last]
    sense = lexicon().senses.get(last.lower)
    known = sense is not None and bool(sense.person or sense.body or sense.office)
    return known or is_capital(last) or site.label(tail.last) is not None


def _tail_nation(site: Site, tail: Phrase, preposition: str, sense: Sense) -> tuple[str | None, Label | None]:
    """The nation of a complement: a place says it only of a body, two nations say none."""
    counterpart = sense.office is not None and sense.office.word == "counterpart"
    if preposition == "in" and sense.body is None and not counterpart:
        return None, None
    if any(True for _ in site.sentence.dependents(tail.head, "conj")):
        return None, None
    return site.nation(tail.core, tail.last, at_end=preposition not in ("of", "for"))
