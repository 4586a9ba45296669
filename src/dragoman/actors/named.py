"""Proper names that no table knows, read as persons or bodies by what stands before them."""

from dataclasses import dataclass, replace

from dragoman.actors.bodies import sector_of
from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.labels import LabelKind
from dragoman.actors.lexicon import BodyNoun, lexicon
from dragoman.actors.metonyms import is_place_preposition
from dragoman.actors.names import (
    NameKind,
    NameRun,
    gender_of,
    is_acronym,
    is_business,
    is_like_person,
    is_told_person,
    kind_of_run,
    name_text,
)
from dragoman.actors.offices import Bearing, bearing, portfolio_of
from dragoman.actors.phrases import Phrase, is_capital, keys_before, longest_entry
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.actors.sites import Site
from dragoman.sentences import Token

_NAMING_SECTORS = frozenset(("UAF", "REB", "PTY", "IGO", "OPP"))


@dataclass(frozen=True, slots=True)
class Office:
    """What is told of a person before the name; all may be unknown."""

    role: str | None = None
    sector: str | None = None
    gender: str | None = None
    political: bool = True
    country: str | None = None
    ranked: bool = False


def read_run(site: Site, run: NameRun) -> Candidate | None:
    """A phrase that ends in a proper name: titled, apposed to a noun, or bare."""
    name = name_text(site.sentence, run)
    born = bearing(site.context, site.sentence, site.phrase.core, run.first - 1)
    if born is not None and not _is_firm(born, name):
        return _person(site, run, Office(born.role, born.sector, born.gender, born.political, ranked=born.ranked))
    noun = _body_before(site, run)
    if born is not None or noun is not None:
        return _body(site, run, noun)
    return _role_before(site, run) or _read_bare(site, run, name)


def _is_firm(born: Bearing, name: str) -> bool:
    """ "State broadcaster RTX" and "retailer Larsen Foods" are no persons."""
    medium = born.sense is not None and born.sense.body is not None and is_acronym(name)
    return medium or (not born.political and is_business(name))


def _read_bare(site: Site, run: NameRun, name: str) -> Candidate | None:
    """A name with nothing before it: by its entity labels, doubtful where they do not say person or body."""
    slashed = any(site.sentence.tokens[i].text == "/" for i in range(run.first, run.last + 1))
    if slashed or (site.sentence.tokens[run.last].text in site.context.bodies and gender_of(name) is None):
        return _body(site, run, None)
    kind = NameKind.PERSON if is_told_person(site.sentence, run) else kind_of_run(site.context, site.sentence, run)
    before = site.sentence.tokens[site.phrase.first - 1] if site.phrase.first else None
    located = before is not None and is_place_preposition(before)
    if kind is not NameKind.PERSON and not located and _is_person_here(site, run, kind):
        kind = NameKind.PERSON
    inner = run.last > 0 or name in site.context.proper
    told_of = site.sentence.tokens[site.phrase.head].dep in ("nsubj", "poss") and len(name) > 2 and inner
    if kind is NameKind.UNKNOWN and told_of and not located:
        return _body(site, run, None)
    if located or kind in (NameKind.OTHER, NameKind.UNKNOWN):
        return replace(_person(site, run, Office()), doubtful=True)
    return _person(site, run, Office()) if kind is NameKind.PERSON else _body(site, run, None)


def _is_person_here(site: Site, run: NameRun, kind: NameKind) -> bool:
    """Whether a name that the labels take for a body's stands as a person's does."""
    if is_acronym(name_text(site.sentence, run)) or site.shouts:
        return False
    if is_like_person(site.sentence, run, site.phrase):
        return True
    if kind is NameKind.OTHER:
        return False
    return _is_with_person(site, run) or _is_apposed(site) or _follows_office(site)


def _is_with_person(site: Site, run: NameRun) -> bool:
    """ "X Y and Z V", where the labels know the other as a person."""
    tokens, head = site.sentence.tokens, site.phrase.head
    others = [*site.sentence.dependents(head, "conj")]
    if tokens[head].dep == "conj":
        others.append(tokens[tokens[head].head])
    named = 1 <= run.last - run.first <= 2 and site.phrase.determiner is None
    return named and any(other.entity == "PERSON" and other.tag == "NNP" for other in others)


def _is_apposed(site: Site) -> bool:
    """ "X, the president of Ruritania,": an office or a calling between commas."""
    tokens, after = site.sentence.tokens, site.phrase.last + 1
    if site.at + 1 >= len(site.phrases) or after >= len(tokens) or tokens[after].text != ",":
        return False
    told = site.beside(site.at + 1)
    if told.phrase.first != after + 1:
        return False
    while told.phrase.possessive and told.at + 1 < len(site.phrases):
        told = told.beside(told.at + 1)
    if not _calls_one(told):
        return False
    end = told
    while (tail := end.complement(("of", "for", "in", "to", "at"))) is not None and tail is not end.phrase:
        end = end.beside(end.at + 1)
    closing = end.phrase.last + 1
    return closing < len(tokens) and tokens[closing].text in (",", ".", ";", ")", "—", "–")


def _follows_office(site: Site) -> bool:
    """ "The president, X," and "its leader, X."."""
    tokens, first = site.sentence.tokens, site.phrase.first
    if site.at == 0 or first < 2 or tokens[first - 1].text != "," or site.phrase.determiner is not None:
        return False
    before, closing = site.beside(site.at - 1), site.phrase.last + 1
    closed = closing < len(tokens) and tokens[closing].text in (",", ".", ";", ")", "—", "–")
    apposed = tokens[site.phrase.head].dep == "appos"
    return before.phrase.last == first - 2 and closed and apposed and _calls_one(before)


def _calls_one(site: Site) -> bool:
    """Whether a phrase is an office or a calling of one person."""
    if site.noun.tag not in ("NN", "NNP") or (is_capital(site.noun) and site.phrase.determiner is None):
        return False
    for _, form in longest_entry(keys_before(site.sentence, site.phrase.core, site.phrase.last)):
        sense = lexicon().senses[form]
        return sense.body is None and bool(sense.office or sense.person) and not sense.plural
    return False


def _role_before(site: Site, run: NameRun) -> Candidate | None:
    """ "Minister of Foreign Affairs Ana Lima", "President of Ruritania Ana Lima"."""
    back = 2 if run.first == site.phrase.core else 1  # the parse may end the field's phrase before the name
    if site.at < back:
        return None
    before = site.beside(site.at - back)
    tail = before.complement(("of", "for"))
    if tail is None or (back == 1 and tail is not site.phrase) or (back == 2 and not _is_field(site, tail)):
        return None
    for _, form in longest_entry(keys_before(site.sentence, before.phrase.core, before.phrase.last)):
        office = lexicon().senses[form].office
        if office is not None:
            role = site.text(before.phrase.core, run.first - 1)
            country, _ = site.nation(before.phrase.core, run.first - 1)
            named = _person(site, run, Office(role, office.sector, office.gender, office.political, country))
            return replace(named, first=before.phrase.core, also=(*named.also, before.phrase.head))
    return None


def _is_field(site: Site, tail: Phrase) -> bool:
    """Whether the phrase right before a name is the field of an office and nothing else."""
    return tail.last + 1 == site.phrase.first and portfolio_of(site.text(tail.core, tail.last)) is not None


def _body_before(site: Site, run: NameRun) -> str | None:
    """The noun of a body right before a name: "the news agency Xyz", "rebel group Xyz"."""
    for _, form in longest_entry(keys_before(site.sentence, site.phrase.core, run.first - 1)):
        body = lexicon().senses[form].body
        if body is not None and (body.named or body.sector in _NAMING_SECTORS):
            return form
    return None


def _person(site: Site, run: NameRun, office: Office) -> Candidate:
    phrase, name = site.phrase, name_text(site.sentence, run)
    country = office.country
    if country is None:
        country, group = site.nation(phrase.core, run.first - 1)
        if country is None and group is None:
            country = site.owner_nation()[0] or _after_name(site)
    return Candidate(
        site.sentence.index, phrase.core, run.last, phrase.head, Sort.PERSON, MentionForm.NAME, ActorKind.PERSON, name,
        country=country, sector=office.sector, role=office.role, political=office.political, definite=True,
        gender=office.gender or gender_of(name), ranked=office.ranked, portfolio=portfolio_of(office.role or ""),
        owner=phrase.pronoun,
        also=tuple(i for i in (run.last,) if i != phrase.head), start=site.sentence.tokens[run.first].start, named=True,
    )  # fmt: skip


def _after_name(site: Site) -> str | None:
    """The country right after a name ("Foreign Minister X of Ruritania")."""
    tail = site.complement(("of",))
    label = site.label(tail.last) if tail is not None else None
    return label.country if label is not None and label.kind is LabelKind.COUNTRY else None


def _body(site: Site, run: NameRun, noun: str | None) -> Candidate:
    """A body by its proper name; noun: the common noun before it."""
    name = name_text(site.sentence, run)
    sense = lexicon().senses.get(noun or name.split()[-1].lower())
    body = sense.body if sense is not None else None
    country, group = site.nation(site.phrase.core, run.first - 1)
    first = run.first
    while first > site.phrase.core and _goes_before(site.sentence.tokens[first - 1]):
        first -= 1
    full = site.text(first, run.last)
    parts = [part for part in full.split("/") if len(part) > 1] if "/" in full and " " not in full else []
    nouned = [site.text(site.phrase.core, run.last)] if noun else []
    return Candidate(
        site.sentence.index, first, run.last, site.phrase.head, Sort.BODY, MentionForm.NAME, ActorKind.ORGANISATION,
        full, body.word if body else name.split()[-1].lower(), country, body.sector if body else None,
        political=(body.political if body else True) and not is_business(full), definite=True,
        aliases=(name, *parts, *nouned), also=tuple(i for i in (run.last,) if i != site.phrase.head),
        start=site.sentence.tokens[first].start, named=True,
        identity=group.identity if group and is_acronym(name) else None,
    )  # fmt: skip


def _goes_before(token: Token) -> bool:
    return is_capital(token) or token.text == "/"


def read_proper_of(site: Site) -> Candidate | None:
    """A body named with a complement: "the Ministry of Defence of Ruritania", "the Organization of X States"."""
    body = _capital_body(site)
    end = site
    while body is not None:
        tail = end.complement(("of", "for", "on", "and"))
        if tail is None or not _is_named_tail(end, tail):
            break
        end = end.beside(end.at + 1)
    if body is None or end is site:
        return None
    first, last = site.phrase.core, end.phrase.last
    name = site.text(first, last)
    country = site.nation(first, last)[0] or site.owner_nation()[0]
    return Candidate(
        site.sentence.index, first, last, site.phrase.head, Sort.BODY, MentionForm.NAME, ActorKind.ORGANISATION, name,
        body.word, country, sector_of(body, name), political=body.political and not is_business(name), definite=True,
        named=True, portfolio=portfolio_of(site.text(site.phrases[site.at + 1].core, last)),
        start=site.sentence.tokens[first].start,
    )  # fmt: skip


def _capital_body(site: Site) -> BodyNoun | None:
    """The body's noun, with a capital and in the singular, that ends the phrase."""
    if not is_capital(site.noun):
        return None
    for _, form in longest_entry(keys_before(site.sentence, site.phrase.core, site.phrase.last)):
        body = lexicon().senses[form].body
        if body is not None:
            several = site.noun.lower == body.plural != body.word
            return None if several or body.kind is ActorKind.STATE else body
    return None


def _is_named_tail(site: Site, tail: Phrase) -> bool:
    """Whether the complement is part of the name: it has a capital; after other words than "of" it wants more."""
    link = site.sentence.tokens[site.phrase.last + 1]
    if link.lower != "of" and (site.shouts or link.entity != "ORG" or link.entity_start):
        return link.lower == "for" and portfolio_of(site.text(tail.core, tail.last)) is not None
    return site.shouts or is_capital(site.sentence.tokens[tail.core])
