"""Phrases that end in a name that the tables know: countries, seats, peoples, bodies, armed groups."""

from dataclasses import replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.descriptions import read_common
from dragoman.actors.labels import Label, LabelKind
from dragoman.actors.metonyms import acts
from dragoman.actors.phrases import Phrase, is_capital
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.actors.sites import Site
from dragoman.sentences import Sentence

_SEATS = frozenset((LabelKind.COUNTRY, LabelKind.CAPITAL, LabelKind.HOUSE))
_NATIONALS = frozenset((LabelKind.ADJECTIVE, LabelKind.PEOPLE))
_LIVING_ABROAD = frozenset(("ethnic", "minority", "local"))  # "ethnic Russians" are whose citizens they are
_DEEDS = frozenset(  # of states: "the Uruguayan ultimatum" is one of Uruguay
    "ultimatum offer demand proposal claim request invitation protest threat warning decision move plan charge "
    "accusation allegation initiative attack strike airstrike raid incursion invasion shelling bombardment blockade "
    "embargo sanction offensive aggression mediation response reply refusal rejection denial pledge veto statement "
    "criticism appeal call plea objection condemnation pressure".split()
)


def read_deed(site: Site) -> Candidate | None:
    """ "Uruguayan" in "the Uruguayan ultimatum", "UN" in "a UN appeal": whose deed it is, if nothing else says."""
    phrase = site.phrase
    label = site.label(phrase.core)
    if label is None or label.last >= phrase.last or site.noun.lemma.lower() not in _DEEDS:
        return None
    if site.noun.i != phrase.head:
        return None
    short = site.text(label.first, label.last).replace(".", "").isupper()
    if label.kind is LabelKind.BODY and short:
        return replace(_read_known(site, label), last=label.last, head=label.last, also=(), doubtful=True)
    if label.country is None or not (label.kind is LabelKind.ADJECTIVE or (label.kind is LabelKind.COUNTRY and short)):
        return None
    return Candidate(
        site.sentence.index, label.first, label.last, label.last, Sort.STATE, MentionForm.NAME, ActorKind.STATE,
        label.identity, country=label.country, sector="GOV", definite=True, identity=label.identity, named=True,
        start=site.sentence.tokens[label.first].start, doubtful=True,
    )  # fmt: skip


def read_label(site: Site, label: Label) -> Candidate | None:
    """The candidate of a known name; None where it is a place, or an adjective."""
    if label.last > site.phrase.last:
        phrases = [*site.phrases]
        phrases[site.at] = replace(site.phrase, last=label.last)
        site = replace(site, phrases=phrases)
    if label.kind in _NATIONALS:
        return _read_shared(site, label) or _read_people(site, label)
    if label.kind is LabelKind.REGION:
        return None
    if label.kind in _SEATS or label.kind is LabelKind.SEAT:
        return _read_seat(site, label) if acts(site.sentence, site.phrase, label) else None
    return _read_known(site, label)


def _read_seat(site: Site, label: Label) -> Candidate:
    """A country or a seat of government; "Brussels" is the European Union's."""
    text = site.text(label.first, label.last)
    state = Candidate(
        site.sentence.index, label.first, label.last, site.phrase.head, Sort.STATE,
        MentionForm.NAME if label.kind is LabelKind.COUNTRY else MentionForm.METONYM, ActorKind.STATE, text,
        country=label.country, sector="GOV", definite=True, start=site.sentence.tokens[label.first].start,
        identity=label.identity, named=True,
    )  # fmt: skip
    if label.kind is not LabelKind.SEAT:
        return state
    return replace(
        state,
        sort=Sort.BODY,
        kind=ActorKind.ORGANISATION,
        key=_key_of(label.identity),
        sector=label.sector,
        named=False,
    )


def _read_people(site: Site, label: Label) -> Candidate | None:
    """ "Two Palestinians", "the Iranians"."""
    if label.kind is LabelKind.ADJECTIVE or site.noun.tag not in ("NNS", "NNPS", "NNP"):
        return None
    first = site.counted()
    country = site.nation(site.phrase.core, label.first - 1)[0] or label.country  # "Kosovo Serbs" are Kosovo's
    if any(site.sentence.tokens[i].lower in _LIVING_ABROAD for i in range(site.phrase.core, label.first)):
        country = None
    return Candidate(
        site.sentence.index, first, site.phrase.last, site.phrase.head, Sort.PEOPLE, MentionForm.DESCRIPTION,
        ActorKind.GROUP, site.text(first, site.phrase.last), label.identity.lower(), country, "CVL",
        plural=True, definite=site.phrase.determiner == "the", count=site.phrase.count,
        start=site.sentence.tokens[first].start, aliases=(site.text(label.first, label.last),),
    )  # fmt: skip


def _read_shared(site: Site, label: Label) -> Candidate | None:
    """ "Thai" in "Thai and Cambodian soldiers": those of the first nation."""
    phrase, link = site.phrase, site.phrase.last + 1
    if site.at + 1 >= len(site.phrases) or phrase.count is not None:
        return None
    after = site.phrases[site.at + 1]
    other = site.label(after.core)
    if after.first != link + 1 or site.sentence.tokens[link].lower not in ("and", ",", "or"):
        return None
    if other is None or other.kind not in _NATIONALS or other.last >= after.last:
        return None
    shared = read_common(site.beside(site.at + 1))
    if shared is None or not shared.plural:
        return None
    name = f"{site.text(label.first, label.last)} {site.text(other.last + 1, after.last)}"
    return replace(
        shared, first=label.first, last=phrase.last, head=phrase.head, also=(), country=label.country, name=name,
        aliases=(name,), start=site.sentence.tokens[label.first].start, count=None,
    )  # fmt: skip


def _read_known(site: Site, label: Label) -> Candidate:
    """A body or an armed group of the tables, with the capitals before it ("Lebanese Hezbollah", "ABC/XYZ")."""
    first = _capital_start(site.sentence, site.phrase, label)
    name = site.text(first, label.last)
    parts = name.split("/") if "/" in name and " " not in name else []
    kind = ActorKind.GROUP if label.kind is LabelKind.GROUP else ActorKind.ORGANISATION
    return Candidate(
        site.sentence.index, first, label.last, site.phrase.head, Sort.BODY, MentionForm.NAME, kind, name,
        _key_of(name), label.country, label.sector, definite=True, identity=label.identity,
        aliases=(site.text(label.first, label.last), *parts), start=site.sentence.tokens[first].start, named=True,
        plural=kind is ActorKind.GROUP, also=(label.last,) if label.last != site.phrase.head else (),
    )  # fmt: skip


def _key_of(name: str) -> str:
    """The noun of a body's name: its last word, or the one before "of"."""
    return (name.lower().partition(" of ")[0].split() or [""])[-1]


def _capital_start(sentence: Sentence, phrase: Phrase, label: Label) -> int:
    first = label.first
    while first > phrase.core and sentence.tokens[first - 1].tag != "DT":
        before = sentence.tokens[first - 1]
        if not is_capital(before) and not (before.text == "/" and before.end == sentence.tokens[first].start):
            break
        first -= 1
    return first
