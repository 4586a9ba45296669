"""Finds toponyms that are places: names used for where something is, happens, goes to or comes from."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.actors import Cast
from dragoman.places.accept import is_place, read_use
from dragoman.places.borders import find_borders
from dragoman.places.choose import choose_place
from dragoman.places.context import Context, read_context, settled_country, stated_country
from dragoman.places.gazetteer import site_place, stretch_place, water_place
from dragoman.places.names import Mark, Toponym, find_marks, find_toponyms
from dragoman.places.records import Place, PlaceMention
from dragoman.places.syntax import Standing, direction_before, standing
from dragoman.report import Report
from dragoman.sentences import Document, Sentence
from dragoman.vocabulary.world import WorldKind


def find_places(document: Document, cast: Cast, report: Report) -> tuple[PlaceMention, ...]:
    """All place mentions in order of the text."""
    marks = [find_marks(sentence) for sentence in document.sentences]
    context = read_context(document, marks, cast, report)
    found: list[PlaceMention] = []
    for sentence, known in zip(document.sentences, marks, strict=True):
        borders = tuple(find_borders(sentence, known))
        found.extend(borders)
        for mention in _in_sentence(sentence, known, cast, context):
            if not any(mention.span.overlaps(border.span) for border in borders):
                found.append(mention)
    return tuple(sorted(_one_place_a_name(found), key=lambda mention: mention.span))


def _one_place_a_name(mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """A name without a country takes that of the same name elsewhere in the report, where only one is given it."""
    placed: dict[str, list[Place]] = {}
    for mention in mentions:
        if mention.place.country:
            placed.setdefault(mention.place.name, []).append(mention.place)
    for mention in mentions:
        same = placed.get(mention.place.name, [])
        if mention.place.country is None and mention.place.lat is None and len({p.country for p in same}) == 1:
            yield replace(mention, place=replace(same[0], precision=mention.place.precision))
        else:
            yield mention


def _in_sentence(sentence: Sentence, marks: tuple[Mark, ...], cast: Cast, context: Context) -> Iterator[PlaceMention]:
    settled = -1
    for toponym in find_toponyms(sentence, marks):
        stand = standing(sentence, toponym)
        apposed = settled >= 0 and toponym.first == settled + 2 and sentence.tokens[settled + 1].text == ","
        if apposed and _is_wider(toponym):
            continue  # "Lima, Peru" is one place
        if not is_place(read_use(sentence, toponym, stand, cast, context)):
            continue
        yield _mention(sentence, toponym, stand, marks, context)
        settled = toponym.end


def _mention(
    sentence: Sentence, toponym: Toponym, stand: Standing, marks: tuple[Mark, ...], context: Context
) -> PlaceMention:
    part = _is_part_of_country(sentence, toponym)
    first = toponym.first - 1 if part else toponym.first
    place = water_place(sentence, toponym) or site_place(sentence, toponym) or stretch_place(sentence, toponym)
    if place is None:
        stated = stated_country(sentence, toponym, marks)
        settled = stated or settled_country(toponym.base, sentence, marks, context)
        place = choose_place(toponym, settled, context, part)
    if part:
        place = replace(place, name=sentence.span(first, toponym.last).text)
    span = sentence.span(first, toponym.end)
    return PlaceMention(span, sentence.index, first, toponym.end, toponym.head, stand.attach, stand.preposition, place)


def _is_wider(toponym: Toponym) -> bool:
    return toponym.mark is not None and toponym.mark.of(WorldKind.COUNTRY, WorldKind.REGION) is not None


def _is_part_of_country(sentence: Sentence, toponym: Toponym) -> bool:
    """ "Eastern Chad" is a region of its own name."""
    country = toponym.mark is not None and toponym.mark.of(WorldKind.COUNTRY) is not None
    return country and toponym.end == toponym.last and direction_before(sentence, toponym.first)
