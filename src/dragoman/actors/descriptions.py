"""Common noun phrases that can act: offices without a name, and people."""

from dragoman.actors.bodies import Noun, read_body
from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.extents import Extent, find_extent
from dragoman.actors.lexicon import Office, PersonNoun, lexicon
from dragoman.actors.offices import portfolio_before, portfolio_of, role_text
from dragoman.actors.phrases import keys_before, longest_entry
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.actors.sites import Site

_APPROXIMATE = frozenset("about at least nearly almost around some more than over up to as many roughly only".split())
_CLOSE = frozenset(("close", "familiar", "briefed", "near", "privy"))
_NOUN_TAGS = frozenset(("NN", "NNS", "NNP", "NNPS", "FW"))
_AFFILIATED = frozenset(("UAF", "GOV", "MIL"))
_LONGEST_CLOSE = 6  # tokens after "a source close"


def read_common(site: Site) -> Candidate | None:
    """The candidate of a phrase that ends in a noun of the tables; None for any other."""
    if site.noun.tag not in _NOUN_TAGS and site.noun.pos != "NOUN" and not site.sentence.title:
        return None
    for first, form in longest_entry(keys_before(site.sentence, site.phrase.core, site.phrase.last)):
        sense = lexicon().senses[form]
        extent = find_extent(site, sense)
        if sense.body is not None:
            return read_body(site, Noun(first, form, sense.body), extent)
        if sense.office is not None and form != sense.office.plural.lower():
            source = sense.person.source if sense.person is not None else None
            return _read_office(site, first, sense.office, extent, source)
        entry = sense.person or sense.office
        if entry is not None:
            return _read_people(site, first, entry, extent, form)
    return None


def _read_office(site: Site, noun: int, office: Office, extent: Extent, source: bool | None) -> Candidate:
    """An office without a name: "the Chilean president", "an Oil Ministry envoy"."""
    phrase = site.phrase
    text = site.text(phrase.core, phrase.last)
    definite = site.definite or extent.country is not None
    names = [text, site.text(extent.first, phrase.last)]
    if extent.complement:
        names.append(f"{text} {extent.complement}")
    return Candidate(
        site.sentence.index, phrase.core, phrase.last, phrase.head, Sort.OFFICE, MentionForm.OFFICE, ActorKind.PERSON,
        text, office.word, extent.country, office.sector,
        role=role_text(site.context, site.sentence, phrase.core, phrase.last),
        political=office.political, anonymous=source if source is not None else not definite, definite=definite,
        bare=phrase.core == noun and phrase.owner is None, gender=office.gender,
        portfolio=portfolio_before(site.sentence, phrase, noun - 1) or portfolio_of(extent.field)
        or portfolio_of(office.word),
        owner=phrase.pronoun, aliases=tuple(names), start=site.sentence.tokens[phrase.core].start,
    )  # fmt: skip


def _read_people(site: Site, noun: int, entry: PersonNoun | Office, extent: Extent, form: str) -> Candidate | None:
    """People told of by a common noun: "six Greek sailors", "villagers", "a senior diplomat"."""
    phrase = site.phrase
    after = site.sentence.tokens[phrase.last + 1].lower if phrase.last + 1 < len(site.sentence.tokens) else ""
    if entry.word == "source" and after == "of":  # "a source of income"
        return None
    plural = form == entry.plural.lower().replace("-", " ") or site.noun.tag in ("NNS", "NNPS")
    affiliated = extent.group is not None and entry.sector in _AFFILIATED
    return Candidate(
        site.sentence.index, extent.first, phrase.last, phrase.head, Sort.PEOPLE, MentionForm.DESCRIPTION,
        ActorKind.GROUP if plural else ActorKind.PERSON,
        site.without_pronoun(extent.first, phrase.last), entry.word, extent.country,
        extent.group.sector if extent.group is not None and affiliated else entry.sector,
        political=entry.political, anonymous=isinstance(entry, PersonNoun) and entry.source,
        definite=site.definite, plural=plural,
        bare=phrase.core == noun and phrase.owner is None and extent.country is None,
        count=phrase.count, gender=entry.gender, owner=phrase.pronoun,
        aliases=(site.text(phrase.core, phrase.last), *_longer_forms(site, extent)),
        start=site.sentence.tokens[extent.first].start,
    )  # fmt: skip


def _longer_forms(site: Site, extent: Extent) -> list[str]:
    """The description with its number's adverb, with its complement, with what it is close to."""
    tokens, phrase, first = site.sentence.tokens, site.phrase, extent.first
    forms = [site.text(first, phrase.last)]
    while first > 0 and phrase.count is not None and tokens[first - 1].lower in _APPROXIMATE:
        first -= 1
    if first < extent.first:
        forms.append(site.text(first, phrase.last))
    if extent.complement:
        forms.append(f"{site.text(phrase.core, phrase.last)} {extent.complement}")
    after = phrase.last + 1
    if after < len(tokens) and tokens[after].lower in _CLOSE:
        near = [other for other in site.phrases[site.at + 1 : site.at + 3] if other.last <= after + _LONGEST_CLOSE]
        forms += [site.text(phrase.core, other.last) for other in near if other.first == after + 2]
    return forms
