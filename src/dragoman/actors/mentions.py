"""All noun phrases of a sentence that may act, read in order."""

from collections.abc import Sequence
from dataclasses import replace

from dragoman.actors.candidates import Candidate, Sort
from dragoman.actors.context import Context
from dragoman.actors.descriptions import read_common
from dragoman.actors.labelled import read_deed, read_label
from dragoman.actors.labels import LabelKind
from dragoman.actors.metonyms import dateline_end
from dragoman.actors.named import read_proper_of, read_run
from dragoman.actors.names import name_run
from dragoman.actors.phrases import is_capital
from dragoman.actors.plurals import read_plural
from dragoman.actors.records import ActorKind, MentionForm
from dragoman.actors.sites import Site

_QUANTITIES = frozenset(
    "hundreds dozens scores thousands tens millions number majority handful group team crowd pair couple trio band "
    "series members member some most many several half part one two three four five six seven eight nine ten others "
    "all both none each any remnants convoy column families relatives".split()
)
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))
_SHARED = frozenset(("governments", "capitals", "authorities"))


def read_sentence(context: Context, index: int) -> list[Candidate]:
    """The candidates of one sentence, in order of the text."""
    sentence, phrases = context.sentence(index), context.phrases[index]
    found: list[Candidate] = []
    past, opening = -1, dateline_end(sentence)
    for at, phrase in enumerate(phrases):
        if phrase.first <= past or phrase.last < opening:
            continue
        site = Site(context, sentence, phrases, at)
        candidate = _read(site) or read_deed(site)
        if candidate is None:
            continue
        longer = candidate.last > phrase.last and candidate.form is not MentionForm.DESCRIPTION
        if longer or candidate.sort is Sort.STATE:
            past = candidate.last
        if candidate.sort is Sort.PERSON:  # "Minister of Foreign Affairs X" is one person
            found = [one for one in found if one.sort is not Sort.OFFICE or one.head not in candidate.also]
        found.append(candidate)
    return _quantified([Site(context, sentence, phrases, at) for at in range(len(phrases))], found)


def _read(site: Site) -> Candidate | None:
    phrase = site.phrase
    plural = read_plural(site.sentence, phrase) or _governments(site)
    if plural is not None:
        return plural
    label = site.label(phrase.last)
    nominal = label is not None and label.kind not in (LabelKind.ADJECTIVE, LabelKind.PEOPLE)
    if label is not None and nominal and label.last > phrase.last:
        return read_label(site, label)
    named = read_proper_of(site)
    if named is not None:
        return named
    run = name_run(site.context, site.sentence, phrase)
    if run is not None:
        return read_run(site, run)
    if label is not None and label.last == phrase.last and (nominal or is_capital(site.noun)):
        return read_label(site, label)
    return read_common(site) or _read_number(site)


def _governments(site: Site) -> Candidate | None:
    """ "The governments of Chile and Peru": stands for the states that it names."""
    phrase, tail = site.phrase, site.complement(("of",))
    if tail is None or site.noun.lower not in _SHARED:
        return None
    if not any(True for _ in site.sentence.dependents(tail.head, "conj")):
        return None
    return Candidate(
        site.sentence.index, phrase.core, phrase.last, phrase.head, Sort.PLURAL, MentionForm.PLURAL, ActorKind.GROUP,
        site.text(phrase.core, phrase.last), "named", plural=True, definite=True, owner=tail.head,
        start=site.sentence.tokens[phrase.core].start,
    )  # fmt: skip


def _read_number(site: Site) -> Candidate | None:
    """ "Another 40 fled", "six others drowned": people told of by their number."""
    phrase, token, tokens = site.phrase, site.noun, site.sentence.tokens
    others = token.lower == "others"
    if not (others or token.tag == "CD") or tokens[phrase.head].dep not in _ARGUMENTS:
        return None
    counted = phrase.count not in (0, 1) and (phrase.count is not None or token.entity == "CARDINAL")
    if not others and (not counted or phrase.determiner in ("the", "both")):
        return None
    if tokens[tokens[phrase.head].head].pos != "VERB":
        return None
    return Candidate(
        site.sentence.index, phrase.first, phrase.last, phrase.head, Sort.NUMBER, MentionForm.DESCRIPTION,
        ActorKind.GROUP, site.text(phrase.first, phrase.last), "others", None, "CVL", plural=True, count=phrase.count,
        start=tokens[phrase.first].start,
    )  # fmt: skip


def _is_quantity(site: Site) -> bool:
    word = site.noun.lower
    return word in _QUANTITIES and not (word in ("number", "half", "part", "one") and site.phrase.determiner == "the")


def _quantified(sites: Sequence[Site], found: Sequence[Candidate]) -> list[Candidate]:
    """Joins "dozens of miners": the quantity's token means the miners too."""
    after = {site.phrase.last + 1: site for site in sites if _is_quantity(site)}
    result: list[Candidate] = []
    for candidate in found:
        site = next((after[i] for i in (candidate.first - 1, candidate.first - 2) if i in after), None)
        people = candidate.sort in (Sort.PEOPLE, Sort.BODY) and candidate.plural and not candidate.named
        if site is None or not people or site.sentence.tokens[site.phrase.last + 1].lower != "of":
            result.append(candidate)
            continue
        first, head = site.counted(), site.phrase.head
        result = [one for one in result if one.head != head]
        text = site.text(first, candidate.last)
        result.append(replace(
            candidate, first=first, head=head, also=(candidate.head, *candidate.also), bare=False, name=text,
            start=site.sentence.tokens[first].start, aliases=(*candidate.aliases, candidate.name, text),
        ))  # fmt: skip
    return result
