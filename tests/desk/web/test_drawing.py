"""Pictures: what is drawn for which data, and nothing of a report as markup."""

import re
from datetime import date
from xml.etree import ElementTree

import pytest
from markupsafe import Markup

from dragoman.desk.web.drawing.calendar import Step, columns
from dragoman.desk.web.drawing.labels import Labels
from dragoman.desk.web.drawing.relations import Pair, course, matrix
from dragoman.desk.web.drawing.standing import Stretch, bar_of
from dragoman.desk.web.drawing.svg import glyph, grown
from dragoman.desk.web.drawing.timeline import Moment, Window, strip, timeline
from dragoman.desk.web.drawing.world import Shape, Spot, shapes, view_of, world_map

EVIL = '</title></svg><script>alert(1)</script>"\' onload="alert(2)" style="x" & \u202e\x00<a href=javascript:alert(3)>'
JUNE = Window(date(2025, 6, 1), date(2025, 6, 14), date(2025, 6, 10))
SQUARE = Shape("SQU", "Squareland", ((0.0, 0.0, 10.0, 0.0, 10.0, 10.0, 0.0, 10.0, 0.0, 0.0),))


def parsed(drawn: Markup) -> ElementTree.Element:
    return ElementTree.fromstring(str(drawn))


def of_class(drawn: Markup, name: str) -> list[ElementTree.Element]:
    return [e for e in parsed(drawn).iter() if name in (e.get("class") or "").split()]


def stage(state: str, day: str | None, published: str) -> dict[str, object]:
    return {"state": state, "date": {"start": day, "end": day} if day else None, "published": published}


def ledger(*stages: dict[str, object], current: tuple[str, ...], deadline: str | None = None) -> dict[str, object]:
    return {
        "name": "the truce", "kind": "ceasefire", "deadline": deadline, "stages": list(stages), "current": list(current)
    }  # fmt: skip


# -- calendar


@pytest.mark.parametrize(
    ("last", "step", "number"),
    [
        (date(2025, 6, 10), Step.DAY, 10),
        (date(2025, 9, 1), Step.WEEK, 15),
        (date(2027, 1, 1), Step.MONTH, 20),
        (date(2033, 1, 1), Step.QUARTER, 32),
        (date(2060, 1, 1), Step.YEAR, 36),
        (date(2300, 1, 1), Step.DECADE, 29),
    ],
)
def test_calendar_takes_the_finest_step_that_fits(last: date, step: Step, number: int) -> None:
    found = columns(date(2025, 6, 1), last, 38)
    assert (found[0], len(found[1])) == (step, number)
    assert found[1][0].first <= date(2025, 6, 1) and found[1][-1].last >= last


def test_calendar_columns_leave_no_day_out() -> None:
    _, found = columns(date(2024, 1, 31), date(2026, 3, 1), 38)
    assert all((b.first - a.last).days == 1 for a, b in zip(found, found[1:], strict=False))


# -- standing


def test_standing_stretches_follow_one_another_and_the_last_goes_on() -> None:
    told = ledger(
        stage("agreed", "2025-06-05", "2025-06-01"), stage("in_force", "2025-06-05", "2025-06-05"), current=("in_force",)
    )  # fmt: skip
    bar = bar_of(told, "/process/p-1", date(2025, 6, 20))
    assert bar.stretches == (
        Stretch("agreed", date(2025, 6, 1), date(2025, 6, 5), "agreed from 2025-06-01 to 2025-06-05"),
        Stretch("in_force", date(2025, 6, 5), date(2025, 6, 21), "in force since 2025-06-05", alone=True, heard=date(2025, 6, 6)),
    )


def test_standing_rivals_have_lanes_of_their_own() -> None:
    told = ledger(
        stage("extended", None, "2025-06-02"), stage("expired", None, "2025-06-03"), current=("extended", "expired"),
        deadline="2025-06-30",
    )  # fmt: skip
    bar = bar_of(told, "/process/p-1", date(2025, 6, 4))
    assert [(s.state, s.rival, s.lane, s.manner) for s in bar.stretches] == [
        ("extended", True, 0, "standing"), ("expired", True, 1, "ended"),
    ]  # fmt: skip
    assert bar.standing == "rival states: extended or expired"
    assert bar.stretches[0].last == date(2025, 7, 1)  # up to the deadline
    assert bar.stretches[1].last == bar.stretches[1].first


def test_standing_without_days_draws_nothing() -> None:
    told = ledger({"state": "agreed", "date": None, "published": None}, current=("agreed",))
    assert bar_of(told, "/", date(2025, 6, 4)).stretches == ()


# -- timeline


def test_timeline_draws_few_events_alone_and_many_as_a_number() -> None:
    few = [Moment(date(2025, 6, 3), "verbal-conflict", f"event {n}", f"/event/e-{n}") for n in range(3)]
    many = [Moment(date(2025, 6, 4), "material-conflict", f"event {n}", f"/event/m-{n}") for n in range(7)]
    root = parsed(timeline([*few, *many], [], JUNE))
    links = {e.get("href"): e.get("aria-label") for e in root.iter() if e.tag.endswith("a")}
    assert [links.get(f"/event/e-{n}") for n in range(3)] == ["event 0", "event 1", "event 2"]
    assert links["/timeline?since=2025-06-04&until=2025-06-04"] == "7 events of material conflict, 2025-06-04"
    assert "/event/m-0" not in links


def test_timeline_puts_cooperation_above_the_line_and_conflict_below() -> None:
    day = date(2025, 6, 3)
    drawn = timeline(
        [Moment(day, "material-cooperation", "aid", "/event/aid"), Moment(day, "material-conflict", "raid", "/event/raid")], [], JUNE
    )  # fmt: skip
    (axis,) = of_class(drawn, "axis")
    at = {a.get("href"): float(a.find("rect").get("y", 0)) for a in parsed(drawn).iter("a")}  # type: ignore[union-attr]
    assert at["/event/aid"] < float(axis.get("y1", 0)) < at["/event/raid"]


def test_timeline_leaves_out_what_lies_outside_of_its_days() -> None:
    drawn = timeline([Moment(date(1999, 1, 1), "verbal-conflict", "old", "/event/old")], [], JUNE)
    assert "/event/old" not in drawn
    assert "0 events from 2025-06-01 to 2025-06-14" in drawn


def test_timeline_shows_rivals_deadline_and_last_report() -> None:
    told = ledger(
        stage("extended", None, "2025-06-02"), stage("expired", None, "2025-06-03"), current=("extended", "expired"),
        deadline="2025-06-12",
    )  # fmt: skip
    drawn = timeline([], [bar_of(told, "/process/p-1", date(2025, 6, 10))], JUNE)
    assert {"extended", "expired"} <= {"".join(e.itertext()) for e in of_class(drawn, "state-name")}
    assert len({e.get("y") for e in of_class(drawn, "rival")}) == 2
    assert ["".join(e.itertext()) for e in of_class(drawn, "deadline-name")] == ["deadline 12 Jun"]
    assert len(of_class(drawn, "today")) == 1
    assert "last report 2025-06-10" in drawn


def test_timeline_marks_what_was_not_heard_of_again() -> None:
    told = ledger(stage("in_force", None, "2025-06-02"), current=("in_force",))
    heard, unheard = of_class(strip(bar_of(told, "/", date(2025, 6, 10)), JUNE), "state-standing")
    assert unheard in (e for e in [unheard] if "unheard" in (e.get("class") or ""))
    assert float(heard.get("x", 0)) + float(heard.get("width", 0)) == pytest.approx(float(unheard.get("x", 0)), abs=0.1)


# -- world


def spot(name: str, precision: str, lat: float | None = 5.0, lon: float | None = 5.0, country: str | None = "SQU") -> Spot:
    return Spot(name, country, lat, lon, precision, {"material-conflict": 2, "verbal-conflict": 1}, f"/?place={name}")


def test_world_draws_a_point_only_where_a_point_is_true() -> None:
    drawn = world_map(
        [spot("Town", "city"), spot("Gate", "exact", 6.0), spot("Hills", "region", 4.0), spot("Squareland", "country")], [SQUARE]
    )  # fmt: skip
    points = {a.get("href") for a in parsed(drawn).iter("a") if any("glyph" in (e.get("class") or "") for e in a)}
    assert points == {"/?place=Town", "/?place=Gate"}
    assert len(of_class(drawn, "region")) == 1
    (area,) = of_class(drawn, "area")
    assert area.tag == "path" and "material-conflict" in (area.get("class") or "")


def test_world_country_without_outline_is_a_circle() -> None:
    drawn = world_map([spot("Islet", "country", 1.0, 2.0, "ISL")], [SQUARE])
    assert [e.tag for e in of_class(drawn, "region")] == ["circle"]
    assert not of_class(drawn, "area")


def test_world_place_without_coordinates_is_not_drawn() -> None:
    drawn = world_map([spot("Nowhere", "city", None, None), spot("Town", "city")], [SQUARE])
    assert "/?place=Nowhere" not in drawn and "/?place=Town" in drawn


def test_world_is_cut_to_the_places_and_over_the_date_line() -> None:
    view = view_of([spot("Suva", "city", -18.1, 178.4), spot("Apia", "city", -13.8, -171.8)], [])
    east, west = view.x(view.near(-171.8)), view.x(view.near(178.4))
    assert 0 < west < east < 960
    assert view.scale > 20  # not the whole world


def test_world_without_places_is_the_whole_world() -> None:
    drawn = world_map([])
    assert len(of_class(drawn, "land")) > 150
    assert parsed(drawn).get("role") == "img"


def test_world_names_countries_inside_of_themselves() -> None:
    hook = Shape("HOO", "Hook", ((0.0, 0.0, 30.0, 0.0, 30.0, 2.0, 12.0, 2.0, 12.0, 30.0, 0.0, 30.0, 0.0, 0.0),))
    drawn = world_map([spot("Far", "city", 29.0, 29.0, None), spot("Near", "city", 1.0, 1.0, None)], [hook])
    view = view_of([spot("Far", "city", 29.0, 29.0, None), spot("Near", "city", 1.0, 1.0, None)], [hook])
    (name,) = of_class(drawn, "country")
    assert float(name.get("x", 0)) < view.x(12.0)


def test_world_shapes_have_codes_and_closed_rings() -> None:
    found = {s.code: s for s in shapes()}
    assert {"FRA", "MMR", "SDN", "XKX", "PSE", "TWN"} <= set(found)
    assert sorted(s.name for s in shapes() if s.code is None) == ["N. Cyprus", "Somaliland"]
    assert all(len(r) % 2 == 0 and len(r) >= 8 for s in shapes() for r in s.rings)
    west, _, east, _ = found["RUS"].box
    assert 20 < west < 30 and 180 < east < 195  # one land, unbroken at the date line


def test_labels_never_cover_one_another() -> None:
    labels = Labels(200, 100)
    first, second = labels.place("Town", (100, 50), 10), labels.place("Town", (100, 50), 10)
    assert first and second and first != second
    assert labels.place("a name that is far too long for so small a picture", (100, 50), 10) is None


# -- relations


def test_relations_matrix_puts_mutual_deeds_in_both_cells() -> None:
    day = date(2025, 6, 1)
    pairs = [
        Pair("a", "b", days={(day, "material-conflict"): 3}, undated={"verbal-conflict": 1}),
        Pair("a", "b", together=True, days={(day, "verbal-cooperation"): 2}),
        Pair("a", "z", days={(day, "verbal-conflict"): 9}),
    ]  # fmt: skip
    cells = matrix(pairs, ["a", "b"])
    assert {key: (c.total, c.leading, c.strength) for key, c in cells.items()} == {
        ("a", "b"): (6, "material-conflict", 4), ("b", "a"): (2, "verbal-cooperation", 3),
    }  # fmt: skip


def test_relations_course_goes_up_for_cooperation_and_down_for_conflict() -> None:
    day = date(2025, 6, 3)
    pair = Pair("a", "b", days={(day, "verbal-cooperation"): 2, (day, "material-conflict"): 1})
    drawn = course(pair, date(2025, 6, 1), date(2025, 6, 10), "a to b")
    up, down = of_class(drawn, "verbal-cooperation")[0], of_class(drawn, "material-conflict")[0]
    assert float(up.get("y", 0)) + float(up.get("height", 0)) == float(down.get("y", 0)) == 26
    assert float(up.get("height", 0)) == 2 * float(down.get("height", 0))
    assert "2025-06-03: 2 verbal cooperation, 1 material conflict" in drawn


# -- all


@pytest.mark.parametrize(
    ("quad", "tag", "filled"),
    [
        ("verbal-cooperation", "circle", "said"), ("material-cooperation", "circle", "deed"),
        ("verbal-conflict", "polygon", "said"), ("material-conflict", "polygon", "deed"),
    ],
)  # fmt: skip
def test_svg_glyph_tells_classes_apart_by_shape(quad: str, tag: str, filled: str) -> None:
    found = parsed(glyph(quad, 5, 5, 4))
    assert found.tag == tag and filled in (found.get("class") or "").split()


def test_svg_glyph_strikes_through_what_did_not_happen() -> None:
    assert 'class="struck"' in glyph("verbal-conflict", 5, 5, 4, "negated")
    assert "struck" not in glyph("verbal-conflict", 5, 5, 4, "actual")


def test_svg_grown_stays_within_its_bounds() -> None:
    assert [grown(n, 6, 18, 100) for n in (0, 1, 100, 10_000)] == [6, 6, 18, 18]
    assert 6 < grown(5, 6, 18, 100) < grown(50, 6, 18, 100) < 18


def test_drawing_escapes_every_word_of_a_report() -> None:
    told = ledger(stage("in_force", None, "2025-06-02"), current=("in_force",), deadline="2025-06-12")
    bar = bar_of({**told, "name": EVIL, "kind": EVIL}, "/process/p-1", date(2025, 6, 10))
    moment = Moment(date(2025, 6, 3), "verbal-conflict", EVIL, "/event/e-1")
    drawings = [
        timeline([moment], [bar], JUNE), strip(bar, JUNE), world_map([spot(EVIL, "city"), spot(EVIL * 50, "region")], [SQUARE]),
        course(Pair(EVIL, EVIL, days={(date(2025, 6, 3), "verbal-conflict"): 1}), date(2025, 6, 1), date(2025, 6, 9), EVIL),
    ]  # fmt: skip
    for drawn in drawings:
        root = parsed(drawn)  # well-formed, so nothing broke out of its place
        assert not [e.tag for e in root.iter() if e.tag == "script"]
        names = {name for e in root.iter() for name in e.attrib}
        assert not {n for n in names if n == "style" or n.startswith("on")}
        assert all((e.get("href") or "/").startswith("/") for e in root.iter())
        assert not re.search("[\u202e\x00]", str(drawn))
        assert "alert(1)" in "".join(root.itertext())


def test_drawing_names_what_it_shows_for_those_who_do_not_see_it() -> None:
    drawn = parsed(timeline([Moment(date(2025, 6, 3), "verbal-conflict", "a → b", "/event/e-1")], [], JUNE))
    assert drawn.get("role") == "group"  # links in an img would be out of reach
    assert drawn.get("aria-label") == "Timeline of events and processes"
    (described,) = [e for e in drawn if e.tag == "desc"]
    assert described.get("id") == drawn.get("aria-describedby") and "1 events" in "".join(described.itertext())
    plain = parsed(course(Pair("a", "b"), date(2025, 6, 1), date(2025, 6, 9), "a to b"))
    assert (plain.get("role"), plain.get("aria-label")) == ("img", "a to b")
