"""Common noun phrases that can act: bodies, collectives, people; with country, sector and what they are called."""

from collections.abc import Iterable
from dataclasses import dataclass

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.context import Context
from dragoman.actors.labels import Label, LabelKind
from dragoman.actors.lexicon import CRAFT, BodyNoun, PersonNoun, Sense, lexicon
from dragoman.actors.names import is_business, name_run, name_text
from dragoman.actors.offices import portfolio_before, portfolio_of, role_text
from dragoman.actors.phrases import Phrase, is_capital, keys_before, longest_entry
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.sentences import Sentence

_NATIONS = frozenset((LabelKind.COUNTRY, LabelKind.ADJECTIVE, LabelKind.CAPITAL, LabelKind.HOUSE, LabelKind.PEOPLE))
_THE = frozenset(("the", "this", "that", "these", "those", "both"))
_COUNTRY_NOUNS = frozenset(
    ("country", "nation", "state", "republic", "kingdom", "homeland", "power", "island nation", "neighbour state")
)
_RULERS = frozenset(("government", "regime", "authority", "administration", "leadership", "junta"))
_LOCAL = frozenset(
    "local municipal provincial regional military health election electoral port city tax prison".split()
)
_ARMED = frozenset(("REB", "UAF"))
_WEAK = frozenset(
    "movement front body group society league family public community office department command division unit guard "
    "reserve force column patrol convoy channel paper house chamber service crown power corps squad crew cast chain "
    "plant board brand operator industry outlet daily weekly magazine website minority palace press customs fleet "
    "treasury branch jury bench caucus foundation institute association school college academy reserve".split()
)
_APPROXIMATE = frozenset("about at least nearly almost around some more than over up to as many roughly only".split())
_CLOSE = frozenset(("close", "familiar", "briefed", "near", "privy"))


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a description stands: its first and last token, with complement; country and group that it names."""

    first: int
    last: int
    country: str | None
    group: Label | None
    complement: str | None


def read_common(context: Context, sentence: Sentence, phrases: list[Phrase], at: int) -> Candidate | None:
    """The candidate of a phrase that ends in a noun of the tables; None for any other."""
    phrase = phrases[at]
    for first, form in longest_entry(keys_before(sentence, phrase.core, phrase.last)):
        sense = lexicon().senses[form]
        if _misread(sentence, phrase, sense):
            continue
        extent = find_extent(context, sentence, phrases, at, sense)
        if sense.body is not None:
            return read_body(context, sentence, phrase, first, sense.body, extent, form)
        if sense.office is not None and form != sense.office.plural.lower():
            return _read_office(context, sentence, phrase, first, sense, extent)
        if sense.person is not None or sense.office is not None:
            return _read_people(context, sentence, phrase, first, sense, extent, form)
    return None


def _misread(sentence: Sentence, phrase: Phrase, sense: Sense) -> bool:
    """Words of the tables that are no noun here."""
    token = sentence.tokens[phrase.last]
    if token.tag not in ("NN", "NNS", "NNP", "NNPS", "FW") and token.pos != "NOUN":
        return True
    return not (sense.person or sense.body or sense.office)


def find_extent(context: Context, sentence: Sentence, phrases: list[Phrase], at: int, sense: Sense) -> Extent:
    """First and last token of the description, possessor and complement included, and the nation it names."""
    phrase = phrases[at]
    first = phrase.core
    while first > phrase.first and sentence.tokens[first - 1].tag in ("CD", "PRP$", "WP$"):
        first -= 1
    country, group = nation_within(context, sentence, range(phrase.core, phrase.last + 1))
    if phrase.owner is not None:
        owner = phrases[phrase.owner]
        owner_country, owner_group = nation_within(context, sentence, range(owner.core, owner.last + 1))
        country, group = country or owner_country, group or owner_group
        if owner_country or owner_group or (sense.body and _is_of_people(sentence, owner)) or _is_office(sense):
            first = owner.core
    last, complement = phrase.last, None
    tail = complement_phrase(
        sentence, phrases, at, ("of", "from", "in", "for") if sense.office else ("of", "from", "in")
    )
    if tail is not None:
        preposition = sentence.tokens[phrase.last + 1].lower
        tail_country, tail_group = _tail_nation(context, sentence, tail, preposition, sense)
        told = preposition in ("of", "for") and _can_be_told(context, sentence, tail)
        complement = sentence.span(phrase.last + 1, tail.last).text if told else None
        joined = sense.body is not None and preposition in ("of", "in") and tail_country is not None
        if joined and (preposition == "of" or is_capital(sentence.tokens[phrase.last])):
            last = tail.last
        if not country and not (preposition == "from" and (sense.body or sense.office)):
            country = tail_country
        group = group or (tail_group if preposition == "of" else None)
    return Extent(first, last, country, group, complement)


def _can_be_told(context: Context, sentence: Sentence, tail: Phrase) -> bool:
    """Whether a complement belongs to what a body or an office is called: a name, or people and bodies."""
    last = sentence.tokens[tail.last]
    sense = lexicon().senses.get(last.lower)
    known = sense is not None and bool(sense.person or sense.body or sense.office)
    return known or is_capital(last) or tail.last in context.labels[sentence.index]


def _tail_nation(
    context: Context, sentence: Sentence, tail: Phrase, preposition: str, sense: Sense
) -> tuple[str | None, Label | None]:
    """The nation of a complement: a place says it only of a body, two nations say none."""
    if preposition == "in" and sense.body is None and not (sense.office and sense.office.word == "counterpart"):
        return None, None
    if tail.last + 1 < len(sentence.tokens) and any(True for _ in sentence.dependents(tail.head, "conj")):
        return None, None
    if preposition in ("of", "for"):
        inner = any(context.labels[sentence.index].get(i) for i in range(tail.core, tail.last + 1))
        return nation_within(context, sentence, range(tail.core, tail.last + 1)) if inner else (None, None)
    return nation_within(context, sentence, range(tail.core, tail.last + 1), at_end=True)


def _is_office(sense: Sense) -> bool:
    """ "Al-Burhan's office" is nothing without its owner."""
    return sense.body is not None and sense.body.word == "office"


def _is_of_people(sentence: Sentence, owner: Phrase) -> bool:
    sense = lexicon().senses.get(sentence.tokens[owner.last].lower)
    return sense is not None and sense.person is not None and sentence.tokens[owner.last].tag in ("NNS", "NNPS")


def complement_phrase(sentence: Sentence, phrases: list[Phrase], at: int, prepositions: Iterable[str]) -> Phrase | None:
    """The phrase right after "of" (or another of these) right after this one."""
    after = phrases[at].last + 1
    if at + 1 >= len(phrases) or phrases[at].possessive or after >= len(sentence.tokens):
        return None
    follows = phrases[at + 1].first == after + 1 and sentence.tokens[after].lower in tuple(prepositions)
    return phrases[at + 1] if follows else None


def nation_within(
    context: Context, sentence: Sentence, tokens: range, at_end: bool = False
) -> tuple[str | None, Label | None]:
    """The country that the labels of these tokens give, and the body or group among them."""
    labels = context.labels[sentence.index]
    country: str | None = None
    group: Label | None = None
    for i in tokens:
        label = labels.get(i)
        if label is None or (at_end and label.last != tokens[-1]):
            continue
        if label.kind in _NATIONS:
            country = country or label.country
        else:
            group = group or label
            country = country or (label.country if label.kind is LabelKind.BODY else None)
    return country, group


def read_body(
    context: Context, sentence: Sentence, phrase: Phrase, noun: int, body: BodyNoun, extent: Extent, form: str
) -> Candidate | None:
    """A body or collective: "the Pakistan Foreign Ministry", "Azerbaijani forces", "the army", "its government"."""
    plural = form == body.plural.lower() and body.word != body.plural
    if body.kind is ActorKind.STATE:
        return _read_state(sentence, phrase, body, extent, plural, noun)
    if _is_weak(sentence, phrase, body, extent, noun):
        return None
    run = name_run(context, sentence, Phrase(phrase.core, phrase.core, noun - 1, noun)) if noun > phrase.core else None
    if run is not None and run.first != _name_start(sentence, phrase, extent, noun):
        run = None
    capital = is_capital(sentence.tokens[noun]) and sentence.index not in context.shouting
    modified = any(is_capital(sentence.tokens[i]) for i in range(phrase.core, noun) if i != 0)
    named = (capital and modified and not plural) or (run is not None and body.named)
    first = _name_start(sentence, phrase, extent, noun) if named else extent.first
    span = sentence.span(first, extent.last).text
    name = _without_pronoun(sentence, span, first)
    sector = (
        extent.group.sector if extent.group and extent.group.sector and body.sector in ("UAF", "CVL") else body.sector
    )
    country = None if sector in _ARMED and named else extent.country
    aliases = [
        sentence.span(i, phrase.last).text for i in sorted({phrase.core, _alias_start(context, sentence, phrase)})
    ]
    if run is not None and body.named:
        aliases.append(name_text(sentence, run))
    label = context.labels[sentence.index].get(noun - 1) if body.named else None
    known = label if label is not None and label.kind in (LabelKind.BODY, LabelKind.GROUP) else None
    if known is not None:
        named = True
        aliases.append(sentence.span(known.first, known.last).text)
        first, name = known.first, sentence.span(known.first, known.last).text
        sector, country = known.sector, known.country or country
    if extent.complement and sentence.tokens[phrase.last + 1].lower == "of":
        aliases += [span, f"{sentence.span(first, phrase.last).text} {extent.complement}"]
    return Candidate(
        sentence.index, first, extent.last, phrase.head, Sort.BODY,
        MentionForm.NAME if named else MentionForm.DESCRIPTION,
        ActorKind.GROUP if plural else body.kind,
        name, body.word, country, sector,
        political=body.political and not (named and is_business(name)),
        anonymous=body.source and not named,
        definite=named or is_definite(phrase),
        plural=plural or body.kind is ActorKind.GROUP or sentence.tokens[phrase.last].tag == "NNS",
        identity=known.identity if known else None,
        bare=phrase.core == noun and phrase.owner is None and extent.country is None,
        count=phrase.count,
        portfolio=portfolio_before(sentence, phrase, phrase.last) or portfolio_of((extent.complement or "").partition(" ")[2]),
        owner=_owner_head(phrase), aliases=tuple(aliases), start=sentence.tokens[first].start, named=named,
    )  # fmt: skip


def _is_weak(sentence: Sentence, phrase: Phrase, body: BodyNoun, extent: Extent, noun: int) -> bool:
    """Nouns that are as often a thing ("the movement", "a liaison office"): they want a nation or a name."""
    if body.word in CRAFT:
        return extent.country is None
    if body.word not in _WEAK or extent.group or phrase.owner is not None:
        return False
    if is_capital(sentence.tokens[noun]) and noun > 0:
        return False
    return body.word == "office" or (phrase.core == noun and not extent.country)


def _name_start(sentence: Sentence, phrase: Phrase, extent: Extent, noun: int) -> int:
    """A name starts at its first capital: "the semi-official Tasnim agency" is the Tasnim agency."""
    if extent.first < phrase.first:
        return extent.first
    for i in range(phrase.core, noun):
        if is_capital(sentence.tokens[i]):
            return i
    return extent.first


def _alias_start(context: Context, sentence: Sentence, phrase: Phrase) -> int:
    """Past the nation: "Pakistan Foreign Ministry" is also "Foreign Ministry"."""
    labels = context.labels[sentence.index]
    first = phrase.core
    while first < phrase.last and first in labels and labels[first].kind in _NATIONS:
        first += 1
    return first if phrase.last > first else phrase.core


def _read_state(
    sentence: Sentence, phrase: Phrase, body: BodyNoun, extent: Extent, plural: bool, noun: int
) -> Candidate | None:
    """A government or a country told of by a common noun."""
    name = _without_pronoun(sentence, sentence.span(extent.first, extent.last).text, extent.first)
    modifiers = {sentence.tokens[i].lower for i in range(phrase.core, noun)}
    common = Candidate(
        sentence.index, extent.first, extent.last, phrase.head, Sort.STATE, MentionForm.DESCRIPTION, ActorKind.STATE,
        name, body.word, extent.country, "GOV", definite=is_definite(phrase), bare=phrase.core == noun,
        owner=_owner_head(phrase), start=sentence.tokens[extent.first].start,
    )  # fmt: skip
    if body.word == "side":
        return common if extent.country is not None and not plural else None
    if body.word in _RULERS or body.word not in _COUNTRY_NOUNS:
        return _ruler(common, extent, modifiers, plural and body.word != "authority")
    if plural:
        return _regroup(common, Sort.PEOPLE, ActorKind.GROUP)
    if common.owner is not None or (common.definite and common.bare and phrase.determiner == "the"):
        return common
    return None


def _ruler(common: Candidate, extent: Extent, modifiers: set[str], plural: bool) -> Candidate:
    if extent.group is not None and (extent.country is None or extent.group.kind is LabelKind.GROUP):
        return _regroup(common, Sort.BODY, ActorKind.ORGANISATION, extent.group)
    if plural or modifiers & _LOCAL:
        return _regroup(common, Sort.BODY, ActorKind.GROUP)
    return common


def _regroup(common: Candidate, sort: Sort, kind: ActorKind, group: Label | None = None) -> Candidate:
    return Candidate(
        common.sentence, common.first, common.last, common.head, sort, common.form, kind, common.name, common.key,
        common.country, group.sector if group else common.sector, definite=common.definite, plural=True,
        bare=common.bare, owner=common.owner, start=common.start, identity=group.identity if group else None,
        aliases=(common.name,),
    )  # fmt: skip


def _read_office(
    context: Context, sentence: Sentence, phrase: Phrase, noun: int, sense: Sense, extent: Extent
) -> Candidate | None:
    """An office without a name: "the Armenian prime minister", "a Foreign Ministry spokesperson"."""
    office = sense.office
    if office is None:
        return None
    tail = phrase.last
    text = sentence.span(phrase.core, tail).text
    role = role_text(context, sentence, phrase.core, phrase.last)
    definite = is_definite(phrase) or extent.country is not None
    anonymous = sense.person.source if sense.person is not None else not definite
    names = [text, sentence.span(extent.first, tail).text]
    if extent.complement:
        names.append(f"{text} {extent.complement}")
    return Candidate(
        sentence.index, phrase.core, tail, phrase.head, Sort.OFFICE, MentionForm.OFFICE, ActorKind.PERSON, text,
        office.word, extent.country, office.sector, role, office.political, anonymous, definite,
        bare=phrase.core == noun and phrase.owner is None, gender=office.gender,
        portfolio=portfolio_before(sentence, phrase, noun - 1) or portfolio_of((extent.complement or "").partition(" ")[2]),
        owner=_owner_head(phrase), aliases=tuple(names), start=sentence.tokens[phrase.core].start,
    )  # fmt: skip


def _read_people(
    context: Context, sentence: Sentence, phrase: Phrase, noun: int, sense: Sense, extent: Extent, form: str
) -> Candidate | None:
    """People told of by a common noun: "18 Vietnamese fishermen", "residents", "an unnamed official"."""
    entry = sense.person or sense.office
    if entry is None:
        return None
    plural = form == entry.plural.lower().replace("-", " ")
    if not plural and sentence.tokens[phrase.last].tag in ("NNS", "NNPS"):
        plural = True
    name = _without_pronoun(sentence, sentence.span(extent.first, phrase.last).text, extent.first)
    generic = entry.generic if isinstance(entry, PersonNoun) else False
    source = entry.source if isinstance(entry, PersonNoun) else False
    sector = extent.group.sector if extent.group is not None and entry.sector in ("UAF", "GOV", "MIL") else entry.sector
    if entry.word == "source" and sentence.tokens[min(phrase.last + 1, len(sentence.tokens) - 1)].lower == "of":
        return None
    aliases = [sentence.span(phrase.core, phrase.last).text, *_longer_forms(sentence, phrase, extent)]
    return Candidate(
        sentence.index, extent.first, phrase.last, phrase.head, Sort.PEOPLE, MentionForm.DESCRIPTION,
        ActorKind.GROUP if plural else ActorKind.PERSON, name, entry.word, extent.country, sector,
        political=entry.political, anonymous=source, definite=is_definite(phrase), plural=plural,
        bare=phrase.core == noun and phrase.owner is None and extent.country is None,
        count=phrase.count, gender=entry.gender, owner=_owner_head(phrase), aliases=tuple(aliases),
        start=sentence.tokens[extent.first].start, generic=generic,
    )  # fmt: skip


def _longer_forms(sentence: Sentence, phrase: Phrase, extent: Extent) -> list[str]:
    """The description with its number's adverb, with its complement, with what it is close to."""
    tokens, forms = sentence.tokens, [sentence.span(extent.first, phrase.last).text]
    first = extent.first
    while first > 0 and phrase.count is not None and tokens[first - 1].lower in _APPROXIMATE:
        first -= 1
    if first < extent.first:
        forms.append(sentence.span(first, phrase.last).text)
    after = phrase.last + 1
    if after + 1 < len(tokens) and (
        tokens[after].lower in _CLOSE or (extent.complement and tokens[after].lower == "of")
    ):
        last = after + 1
        while last + 1 < len(tokens) and last < after + 6 and tokens[last].tag in ("IN", "DT", "JJ", "NNP", "NN", "TO"):
            if tokens[last].tag in ("NN", "NNP") and tokens[last + 1].tag not in ("NN", "NNP", "NNS"):
                break
            last += 1
        if tokens[last].tag in ("NN", "NNS", "NNP", "NNPS"):
            forms.append(sentence.span(phrase.core, last).text)
    return forms


def is_definite(phrase: Phrase) -> bool:
    """Whether the phrase points to something known."""
    return phrase.determiner in _THE or phrase.owner is not None or phrase.pronoun is not None


def _owner_head(phrase: Phrase) -> int | None:
    """The token of a pronoun that possesses it ("its troops")."""
    return phrase.pronoun


def _without_pronoun(sentence: Sentence, text: str, first: int) -> str:
    if sentence.tokens[first].tag in ("PRP$", "WP$"):
        return text[len(sentence.tokens[first].text) :].strip()
    return text
