"""Bodies, collectives and governments told of by their noun: "Syrian forces", "the ministry", "its government"."""

from dataclasses import dataclass, replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.extents import Extent
from dragoman.actors.labels import Label, LabelKind
from dragoman.actors.lexicon import CRAFT, BodyNoun
from dragoman.actors.names import is_business, name_run, name_text
from dragoman.actors.offices import portfolio_before, portfolio_of
from dragoman.actors.phrases import Phrase, is_capital
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.actors.sites import NATIONS, Site

_COUNTRY_NOUNS = frozenset(
    ("country", "nation", "state", "republic", "kingdom", "power", "island nation", "neighbour state")
)
_RULERS = frozenset(("government", "regime", "authority", "administration", "leadership", "junta"))
_LOCAL = frozenset(
    "local municipal provincial regional military health election electoral port city tax prison".split()
)
_UNRULING = frozenset(  # a government that does not rule
    "shadow parallel rival opposition rebel exiled exile breakaway self-declared self-proclaimed separatist".split()
)
_FIGHTING = frozenset(("front", "movement", "army", "brigade", "force", "union", "council", "alliance"))
_CAUSES = frozenset("liberation resistance revolutionary popular people's freedom".split())
_ARMED = frozenset(("REB", "UAF"))
_WEAK = frozenset(
    "movement front body group society league family public community office department command division unit guard "
    "reserve force column patrol convoy channel paper house chamber service crown power corps squad crew cast chain "
    "plant board brand operator industry outlet daily weekly magazine website minority palace press customs fleet "
    "treasury branch jury bench caucus foundation institute association school college academy".split()
)


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun of a body: its first token, the form as found, and its entry."""

    first: int
    form: str
    body: BodyNoun

    @property
    def plural(self) -> bool:
        """Whether there are several."""
        return self.form == self.body.plural.lower() and self.body.word != self.body.plural


@dataclass(frozen=True, slots=True)
class Naming:
    """How a body is called: first token of its name, name, its other names, and its entry where it is a known one."""

    first: int
    name: str
    aliases: tuple[str, ...]
    proper: bool
    known: Label | None


def read_body(site: Site, noun: Noun, extent: Extent) -> Candidate | None:
    """A body, a collective or a government; None for a noun that is as often a thing."""
    if noun.body.kind is ActorKind.STATE:
        return _read_state(site, noun, extent)
    weak = _is_weak(site, noun, extent)
    if weak and (site.phrase.determiner != "the" or noun.body.word == "office"):
        return None
    body, phrase = noun.body, site.phrase
    naming = _naming(site, noun, extent)
    sector, country = _allegiance(body, extent, naming)
    return Candidate(
        site.sentence.index, naming.first, extent.last, phrase.head, Sort.BODY,
        MentionForm.NAME if naming.proper else MentionForm.DESCRIPTION,
        ActorKind.GROUP if noun.plural else body.kind, naming.name, body.word, country, sector,
        political=body.political and not (naming.proper and is_business(naming.name)),
        anonymous=body.source and not naming.proper,
        definite=naming.proper or site.definite,
        plural=noun.plural or body.kind is ActorKind.GROUP or site.noun.tag == "NNS",
        bare=phrase.core == noun.first and phrase.owner is None and extent.country is None,
        count=phrase.count,
        portfolio=portfolio_before(site.sentence, phrase, phrase.last) or portfolio_of(extent.field),
        identity=naming.known.identity if naming.known else None,
        owner=phrase.pronoun, aliases=naming.aliases, start=site.sentence.tokens[naming.first].start,
        named=naming.proper, doubtful=weak,
    )  # fmt: skip


def _allegiance(body: BodyNoun, extent: Extent, naming: Naming) -> tuple[str | None, str | None]:
    """Sector and country: a known name has its own; "the Ruritania Liberation Army" need not be Ruritania's."""
    if naming.known is not None:
        return naming.known.sector, naming.known.country or extent.country
    group = extent.group.sector if extent.group is not None and body.sector in ("UAF", "CVL") else None
    sector = group or (sector_of(body, naming.name) if naming.proper else body.sector)
    return sector, None if sector in _ARMED and naming.proper else extent.country


def sector_of(body: BodyNoun, name: str) -> str | None:
    """A "people's front" or "liberation army" fights somebody."""
    fights = body.word in _FIGHTING and bool(_CAUSES & set(name.lower().replace("’", "'").split()))
    return "REB" if fights else body.sector


def _naming(site: Site, noun: Noun, extent: Extent) -> Naming:
    phrase, run = site.phrase, None
    start = _name_start(site, noun, extent)
    if noun.first > phrase.core:
        run = name_run(site.context, site.sentence, Phrase(phrase.core, phrase.core, noun.first - 1, noun.first))
        run = run if run is not None and run.first == start and noun.body.named else None
    capital = is_capital(site.sentence.tokens[noun.first]) and not site.shouts
    modified = any(is_capital(site.sentence.tokens[i]) for i in range(phrase.core, noun.first) if i != 0)
    proper = (capital and modified and not noun.plural) or run is not None
    first = start if proper else extent.first
    aliases = [site.text(i, phrase.last) for i in sorted({phrase.core, _past_nation(site)})]
    aliases += [name_text(site.sentence, run)] if run is not None else []
    if extent.complement and site.sentence.tokens[phrase.last + 1].lower == "of":
        aliases += [site.text(first, extent.last), f"{site.text(first, phrase.last)} {extent.complement}"]
    label = site.label(noun.first - 1) if noun.body.named else None
    if label is not None and label.kind in (LabelKind.BODY, LabelKind.GROUP):
        known = site.text(label.first, label.last)
        return Naming(label.first, known, (*aliases, known), True, label)
    return Naming(first, site.without_pronoun(first, extent.last), tuple(aliases), proper, None)


def _name_start(site: Site, noun: Noun, extent: Extent) -> int:
    """A name starts at its first capital: "the independent Larsen agency" is the Larsen agency."""
    if extent.first < site.phrase.first:
        return extent.first
    capitals = (i for i in range(site.phrase.core, noun.first) if is_capital(site.sentence.tokens[i]))
    return next(capitals, extent.first)


def _past_nation(site: Site) -> int:
    """ "Chile Oil Ministry" is also "Oil Ministry"."""
    first = site.phrase.core
    while first < site.phrase.last and (label := site.label(first)) is not None and label.kind in NATIONS:
        first += 1
    return first if first < site.phrase.last else site.phrase.core


def _is_weak(site: Site, noun: Noun, extent: Extent) -> bool:
    """Nouns that are as often a thing ("the movement", "a field office"): they want a nation or a name."""
    if noun.body.word in CRAFT:
        return extent.country is None
    if noun.body.word not in _WEAK or extent.group or site.phrase.owner is not None:
        return False
    if is_capital(site.sentence.tokens[noun.first]) and noun.first > 0:
        return False
    return noun.body.word == "office" or (site.phrase.core == noun.first and not extent.country)


def _read_state(site: Site, noun: Noun, extent: Extent) -> Candidate | None:
    """A government or a country told of by a common noun."""
    phrase, word = site.phrase, noun.body.word
    common = Candidate(
        site.sentence.index, extent.first, extent.last, phrase.head, Sort.STATE, MentionForm.DESCRIPTION,
        ActorKind.STATE, site.without_pronoun(extent.first, extent.last), word, extent.country, "GOV",
        definite=site.definite, bare=phrase.core == noun.first, owner=phrase.pronoun,
        start=site.sentence.tokens[extent.first].start,
    )  # fmt: skip
    if word == "side":
        return common if extent.country is not None and not noun.plural else None
    if word in _RULERS or word not in _COUNTRY_NOUNS:
        return _ruler(site, noun, common, extent)
    if noun.plural:
        return _regroup(common, Sort.PEOPLE, ActorKind.GROUP)
    pointed = common.definite and common.bare and phrase.determiner == "the"
    return common if common.owner is not None or pointed else None


def _ruler(site: Site, noun: Noun, common: Candidate, extent: Extent) -> Candidate:
    """ "The Houthi authorities" are the Houthis, "local authorities" a body, the rest is a state."""
    group = extent.group
    if group is not None and (extent.country is None or group.kind is LabelKind.GROUP):
        ruling = _regroup(common, Sort.BODY, ActorKind.ORGANISATION)
        return replace(
            ruling, name=site.text(group.first, group.last), sector=group.sector, identity=group.identity, named=True
        )
    modifiers = {site.sentence.tokens[i].lower for i in range(site.phrase.core, noun.first)}
    if modifiers & _UNRULING:
        rival = _regroup(common, Sort.BODY, ActorKind.ORGANISATION)
        return replace(rival, sector="OPP", country=None, plural=False)
    if (noun.plural and noun.body.word != "authority") or modifiers & _LOCAL:
        return _regroup(common, Sort.BODY, ActorKind.GROUP)
    return common


def _regroup(common: Candidate, sort: Sort, kind: ActorKind) -> Candidate:
    return replace(common, sort=sort, kind=kind, plural=True, aliases=(common.name,))
