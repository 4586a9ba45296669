"""All noun phrases of a sentence that may act, read in order."""

from dataclasses import replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.context import Context
from dragoman.actors.descriptions import complement_phrase, nation_within, read_common
from dragoman.actors.labels import Label, LabelKind
from dragoman.actors.lexicon import lexicon
from dragoman.actors.metonyms import acts, dateline_end, is_place_preposition
from dragoman.actors.names import (
    NameKind,
    NameRun,
    gender_of,
    is_told_person,
    is_acronym,
    is_business,
    kind_of_run,
    name_run,
    name_text,
)
from dragoman.actors.offices import bearing, portfolio_of, role_text
from dragoman.actors.phrases import Phrase, is_capital, keys_before, longest_entry
from dragoman.actors.plurals import read_plural
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.sentences import Sentence

_QUANTITIES = frozenset(
    "hundreds dozens scores thousands tens millions number majority handful group team crowd pair couple trio band "
    "series members member some most many several half part one two three four five six seven eight nine ten others "
    "all both none each any remnants convoy column families relatives".split()
)
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))
_SEATS = frozenset((LabelKind.COUNTRY, LabelKind.CAPITAL, LabelKind.HOUSE, LabelKind.SEAT))


def read_sentence(context: Context, index: int) -> list[Candidate]:
    """The candidates of one sentence, in order of the text."""
    sentence = context.sentence(index)
    phrases = list(context.phrases[index])
    found: list[Candidate] = []
    past = -1
    opening = dateline_end(sentence)
    for at, phrase in enumerate(phrases):
        if phrase.first <= past or phrase.last < opening:
            continue
        candidate = _read(context, sentence, phrases, at)
        if candidate is None:
            continue
        if candidate.last > phrase.last and candidate.form is not MentionForm.DESCRIPTION:
            past = candidate.last
        elif candidate.sort is Sort.STATE:
            past = candidate.last
        found.append(candidate)
    return _quantified(sentence, phrases, found)


def _read(context: Context, sentence: Sentence, phrases: list[Phrase], at: int) -> Candidate | None:
    phrase = phrases[at]
    plural = read_plural(sentence, phrase) or _governments(sentence, phrases, at)
    if plural is not None:
        return plural
    run = name_run(context, sentence, phrase)
    label = context.labels[sentence.index].get(phrase.last)
    if label is not None and label.last > phrase.last and label.kind not in (LabelKind.ADJECTIVE, LabelKind.PEOPLE):
        return _read_label(sentence, replace_last(phrase, label.last), label)
    merged = _proper_of(context, sentence, phrases, at)
    if merged is not None:
        return merged
    if run is not None:
        return _read_run(context, sentence, phrases, at, run)
    if label is not None and _ends_in_label(sentence, phrase, label):
        return _read_shared(context, sentence, phrases, at, label) or _read_label(sentence, phrase, label)
    common = read_common(context, sentence, phrases, at)
    return common or _read_number(sentence, phrase)


def _read_shared(
    context: Context, sentence: Sentence, phrases: list[Phrase], at: int, label: Label
) -> Candidate | None:
    """ "Thai" in "Thai and Cambodian soldiers": those of the first nation."""
    phrase, link = phrases[at], phrases[at].last + 1
    if label.kind not in (LabelKind.ADJECTIVE, LabelKind.PEOPLE) or at + 1 >= len(phrases):
        return None
    after, labels = phrases[at + 1], context.labels[sentence.index]
    other = labels.get(after.core)
    if after.first != link + 1 or sentence.tokens[link].lower not in ("and", ",", "or") or phrase.count is not None:
        return None
    if other is None or other.kind not in (LabelKind.ADJECTIVE, LabelKind.PEOPLE) or other.last >= after.last:
        return None
    shared = read_common(context, sentence, phrases, at + 1)
    if shared is None or not shared.plural:
        return None
    name = f"{sentence.span(label.first, label.last).text} {sentence.span(other.last + 1, after.last).text}"
    return replace(
        shared, first=label.first, last=phrase.last, head=phrase.head, also=(), country=label.country, name=name,
        aliases=(name,), start=sentence.tokens[label.first].start, count=None,
    )  # fmt: skip


def replace_last(phrase: Phrase, last: int) -> Phrase:
    """The phrase made longer, to the end of a name that goes on after it ("Trinidad and Tobago")."""
    return replace(phrase, last=last)


def _ends_in_label(sentence: Sentence, phrase: Phrase, label: Label) -> bool:
    """Whether the phrase is that name, with nothing but adjectives before it."""
    return label.last == phrase.last and (
        label.kind is not LabelKind.ADJECTIVE or is_capital(sentence.tokens[label.last])
    )


def _read_label(sentence: Sentence, phrase: Phrase, label: Label) -> Candidate | None:
    """A country, a seat of government, a people, a known body or group."""
    text = sentence.span(label.first, label.last).text
    start = sentence.tokens[label.first].start
    if label.kind in _SEATS:
        if not acts(sentence, phrase, label):
            return None
        form = MentionForm.NAME if label.kind is LabelKind.COUNTRY else MentionForm.METONYM
        if label.kind is LabelKind.SEAT:
            return Candidate(
                sentence.index, label.first, label.last, phrase.head, Sort.BODY, form, ActorKind.ORGANISATION, text,
                label.identity.split()[-1].lower(), label.country, label.sector, definite=True, start=start,
                identity=label.identity,
            )  # fmt: skip
        return Candidate(
            sentence.index, label.first, label.last, phrase.head, Sort.STATE, form, ActorKind.STATE,
            text, country=label.country, sector="GOV", definite=True, start=start, identity=label.identity, named=True,
        )  # fmt: skip
    if label.kind is LabelKind.REGION:
        return None
    if label.kind in (LabelKind.PEOPLE, LabelKind.ADJECTIVE):
        if label.kind is LabelKind.ADJECTIVE or sentence.tokens[phrase.last].tag not in ("NNS", "NNPS", "NNP"):
            return None
        first = phrase.core - (phrase.count is not None)
        return Candidate(
            sentence.index, first, phrase.last, phrase.head, Sort.PEOPLE, MentionForm.DESCRIPTION, ActorKind.GROUP,
            sentence.span(first, phrase.last).text, label.identity.lower(), label.country, "CVL", plural=True,
            definite=phrase.determiner == "the", count=phrase.count, start=sentence.tokens[first].start,
            aliases=(text,),
        )  # fmt: skip
    first = min(label.first, _capital_start(sentence, phrase, label))
    name = sentence.span(first, label.last).text
    parts = name.split("/") if "/" in name and " " not in name else []
    kind = ActorKind.GROUP if label.kind is LabelKind.GROUP else ActorKind.ORGANISATION
    return Candidate(
        sentence.index, first, label.last, phrase.head, Sort.BODY, MentionForm.NAME, kind, name,
        _key_of(name), label.country, label.sector, definite=True, identity=label.identity,
        aliases=(text, *parts), start=sentence.tokens[first].start, named=True, plural=kind is ActorKind.GROUP,
        also=(label.last,) if label.last != phrase.head else (),
    )  # fmt: skip


def _key_of(name: str) -> str:
    """The noun of a body's name: its last word, or the one before "of"."""
    return name.lower().partition(" of ")[0].split()[-1]


def _capital_start(sentence: Sentence, phrase: Phrase, label: Label) -> int:
    """The first capital before a known name in its phrase ("Afghan Taliban")."""
    first = label.first
    while first > phrase.core and sentence.tokens[first - 1].tag != "DT":
        before = sentence.tokens[first - 1]
        if not is_capital(before) and not (before.text == "/" and before.end == sentence.tokens[first].start):
            break
        first -= 1
    return first


def _read_run(context: Context, sentence: Sentence, phrases: list[Phrase], at: int, run: NameRun) -> Candidate | None:
    """A phrase that ends in a proper name: titled, apposed to a noun, or bare."""
    phrase = phrases[at]
    born = bearing(context, sentence, phrase.core, run.first - 1)
    name = name_text(sentence, run)
    medium = born is not None and born.sense is not None and born.sense.body is not None and is_acronym(name)
    if medium or (born is not None and not born.political and is_business(name)):
        return _named_body(context, sentence, phrase, run, _body_before(sentence, phrase, run))
    if born is not None:
        return _person(
            context, sentence, phrases, at, run, born.role, born.sector, gender=born.gender, political=born.political,
        )  # fmt: skip
    split = _role_before(context, sentence, phrases, at, run)
    if split is not None:
        return split
    body = _body_before(sentence, phrase, run)
    if body is not None:
        return _named_body(context, sentence, phrase, run, body)
    kind = NameKind.PERSON if is_told_person(sentence, run) else kind_of_run(context, sentence, run)
    located = phrase.first > 0 and is_place_preposition(sentence.tokens[phrase.first - 1])
    subject = sentence.tokens[phrase.head].dep in ("nsubj", "poss") and kind is NameKind.UNKNOWN and not located
    if subject and run.last > 0 and len(name) > 2:
        return _named_body(context, sentence, phrase, run, None)
    if located or kind in (NameKind.OTHER, NameKind.UNKNOWN):
        person = _person(context, sentence, phrases, at, run, None, None)
        return replace(person, doubtful=True) if not _is_slashed(sentence, run) else None
    if kind is NameKind.PERSON and not _is_slashed(sentence, run):
        return _person(context, sentence, phrases, at, run, None, None)
    if kind is NameKind.BODY or _is_slashed(sentence, run):
        return _named_body(context, sentence, phrase, run, None)
    return None


def _is_slashed(sentence: Sentence, run: NameRun) -> bool:
    return any(sentence.tokens[i].text == "/" for i in range(run.first, run.last + 1))


def _role_before(
    context: Context, sentence: Sentence, phrases: list[Phrase], at: int, run: NameRun
) -> Candidate | None:
    """ "Minister of Foreign Affairs Ana Lima", "President of Ruritania Ana Lima"."""
    phrase = phrases[at]
    if at == 0 or run.first == phrase.core or complement_phrase(sentence, phrases, at - 1, ("of", "for")) is not phrase:
        return None
    before = phrases[at - 1]
    for _, form in longest_entry(keys_before(sentence, before.core, before.last)):
        office = lexicon().senses[form].office
        if office is None:
            continue
        role = sentence.span(before.core, run.first - 1).text
        country, _ = nation_within(context, sentence, range(before.core, run.first))
        return _person(
            context, sentence, phrases, at, run, role, office.sector, office.gender, office.political, country
        )
    return None


def _body_before(sentence: Sentence, phrase: Phrase, run: NameRun) -> str | None:
    """The noun of a body right before a name: "the news agency Xyz", "rebel group Xyz"."""
    for _, form in longest_entry(keys_before(sentence, phrase.core, run.first - 1)):
        sense = lexicon().senses[form]
        if sense.body is not None and (sense.body.named or sense.body.sector in ("UAF", "REB", "PTY", "IGO", "OPP")):
            return form
    return None


def _person(
    context: Context,
    sentence: Sentence,
    phrases: list[Phrase],
    at: int,
    run: NameRun,
    role: str | None,
    sector: str | None,
    gender: str | None = None,
    political: bool = True,
    country: str | None = None,
) -> Candidate:
    phrase = phrases[at]
    name = name_text(sentence, run)
    if country is None:
        country, group = nation_within(context, sentence, range(phrase.core, run.first))
        if country is None and group is None and phrase.owner is not None:
            owner = phrases[phrase.owner]
            country, _ = nation_within(context, sentence, range(owner.core, owner.last + 1))
    return Candidate(
        sentence.index, phrase.core if role or phrase.core < run.first else run.first, run.last, phrase.head,
        Sort.PERSON, MentionForm.NAME, ActorKind.PERSON, name, country=country, sector=sector, role=role,
        political=political, definite=True, gender=gender or gender_of(name), portfolio=portfolio_of(role or ""), owner=phrase.pronoun,
        also=tuple(i for i in (run.last,) if i != phrase.head), start=sentence.tokens[run.first].start, named=True,
    )  # fmt: skip


def _named_body(context: Context, sentence: Sentence, phrase: Phrase, run: NameRun, noun: str | None) -> Candidate:
    """A body by its proper name; noun: the common noun before it."""
    name = name_text(sentence, run)
    sense = lexicon().senses.get(noun or name.split()[-1].lower())
    body = sense.body if sense is not None else None
    country, group = nation_within(context, sentence, range(phrase.core, run.first))
    first = run.first
    while first > phrase.core and is_capital(sentence.tokens[first - 1]):
        first -= 1
    full = sentence.span(first, run.last).text
    parts = tuple(part for part in name.split("/") if len(part) > 1) if "/" in name and " " not in name else ()
    nouned = (sentence.span(phrase.core, run.last).text,) if noun else ()
    return Candidate(
        sentence.index, first, run.last, phrase.head, Sort.BODY, MentionForm.NAME, ActorKind.ORGANISATION, full,
        body.word if body else name.split()[-1].lower(), country, body.sector if body else None,
        political=(body.political if body else True) and not is_business(full), definite=True,
        aliases=(name, *parts, *nouned), also=tuple(i for i in (run.last,) if i != phrase.head),
        start=sentence.tokens[first].start, named=True, identity=group.identity if group and is_acronym(name) else None,
    )  # fmt: skip


def _proper_of(context: Context, sentence: Sentence, phrases: list[Phrase], at: int) -> Candidate | None:
    """A body named with a complement: "the Ministry of Defence of Ruritania", "the Organization of X States"."""
    phrase = phrases[at]
    last_token = sentence.tokens[phrase.last]
    if not is_capital(last_token):
        return None
    body = next(
        (sense.body for _, form in longest_entry(keys_before(sentence, phrase.core, phrase.last))
         if (sense := lexicon().senses[form]).body is not None), None,
    )  # fmt: skip
    if body is None or body.kind is ActorKind.STATE or last_token.lower == body.plural != body.word:
        return None
    end = at
    while True:
        tail = complement_phrase(sentence, phrases, end, ("of", "for", "on", "and"))
        if tail is None or tail.first <= phrase.last or not _is_named_tail(context, sentence, phrases[end], tail):
            break
        end += 1
    if end == at:
        return None
    tail = phrases[end]
    first, last = phrase.core, tail.last
    country, _ = nation_within(context, sentence, range(first, last + 1))
    owner = phrases[phrase.owner] if phrase.owner is not None else None
    if owner is not None and country is None:
        country, _ = nation_within(context, sentence, range(owner.core, owner.last + 1))
    name = sentence.span(first, last).text
    field = sentence.span(phrases[at + 1].core, last).text
    return Candidate(
        sentence.index, first, last, phrase.head, Sort.BODY, MentionForm.NAME, ActorKind.ORGANISATION, name, body.word,
        country, body.sector, political=body.political and not is_business(name), definite=True, named=True,
        portfolio=portfolio_of(field), start=sentence.tokens[first].start,
    )  # fmt: skip


def _is_named_tail(context: Context, sentence: Sentence, before: Phrase, tail: Phrase) -> bool:
    link = sentence.tokens[before.last + 1]
    opener = sentence.tokens[tail.core]
    shouts = sentence.index in context.shouting
    if link.lower in ("and", "on", "for") and (shouts or not (link.entity == "ORG" and not link.entity_start)):
        return link.lower == "for" and portfolio_of(sentence.span(tail.core, tail.last).text) is not None
    if sentence.index in context.shouting:
        return True
    return is_capital(opener)


def _governments(sentence: Sentence, phrases: list[Phrase], at: int) -> Candidate | None:
    """ "The governments of Brazil and Norway": stands for the states that it names."""
    phrase = phrases[at]
    tail = complement_phrase(sentence, phrases, at, ("of",))
    if tail is None or sentence.tokens[phrase.last].lower not in ("governments", "capitals", "authorities"):
        return None
    if not any(True for _ in sentence.dependents(tail.head, "conj")):
        return None
    first = phrase.core
    return Candidate(
        sentence.index, first, phrase.last, phrase.head, Sort.PLURAL, MentionForm.PLURAL, ActorKind.GROUP,
        sentence.span(first, phrase.last).text, "named", plural=True, definite=True, owner=tail.head,
        start=sentence.tokens[first].start,
    )  # fmt: skip


def _read_number(sentence: Sentence, phrase: Phrase) -> Candidate | None:
    """ "Another 23 will be freed", "three others were wounded": people told of by their number."""
    token = sentence.tokens[phrase.last]
    others = token.lower == "others"
    if not (others or token.tag == "CD") or sentence.tokens[phrase.head].dep not in _ARGUMENTS:
        return None
    if not others and (phrase.count is None and token.entity != "CARDINAL" or phrase.count in (0, 1)):
        return None
    governor = sentence.tokens[sentence.tokens[phrase.head].head]
    if governor.pos != "VERB" or (not others and phrase.determiner in ("the", "both")):
        return None
    first = phrase.first
    return Candidate(
        sentence.index, first, phrase.last, phrase.head, Sort.NUMBER, MentionForm.DESCRIPTION, ActorKind.GROUP,
        sentence.span(first, phrase.last).text, "others", None, "CVL", plural=True, count=phrase.count,
        start=sentence.tokens[first].start,
    )  # fmt: skip


def _is_quantity(sentence: Sentence, phrase: Phrase) -> bool:
    word = sentence.tokens[phrase.last].lower
    return word in _QUANTITIES and not (word in ("number", "half", "part", "one") and phrase.determiner == "the")


def _quantified(sentence: Sentence, phrases: list[Phrase], found: list[Candidate]) -> list[Candidate]:
    """Joins "hundreds of teachers": the quantity's token means the teachers too."""
    heads = {phrase.last + 1: phrase for phrase in phrases if _is_quantity(sentence, phrase)}
    result: list[Candidate] = []
    for candidate in found:
        opening = next((i for i in (candidate.first - 1, candidate.first - 2) if i in heads), None)
        people = candidate.sort in (Sort.PEOPLE, Sort.BODY) and candidate.plural and not candidate.named
        if opening is None or not people or sentence.tokens[opening].lower != "of":
            result.append(candidate)
            continue
        phrase = heads[opening]
        result = [one for one in result if one.head != phrase.head]
        first = phrase.core - (phrase.count is not None and phrase.core > phrase.first)
        text = sentence.span(first, candidate.last).text
        result.append(replace(
            candidate, first=first, head=phrase.head, also=(candidate.head, *candidate.also), bare=False,
            start=sentence.tokens[first].start, name=text, aliases=(*candidate.aliases, candidate.name, text),
        ))  # fmt: skip
    return result


__all__ = ["read_sentence", "role_text"]
