import re
from collections.abc import Callable
from dataclasses import replace

from lxml import html

from dragoman.desk.page import render_page
from dragoman.record import ReportRecord
from dragoman.report import Link, Report

HOSTILE = """<script>alert(1)</script> </style><img src=x onerror=alert(1)> {{ 7 * 7 }} "><svg onload=alert(1)>"""


def test_page_holds_the_whole_text_with_its_findings_marked(record: ReportRecord) -> None:
    page = html.fromstring(render_page(record))
    (article,) = page.xpath("//article[@id='text']")
    told = [part.text_content() for part in article.xpath("./h1 | ./p[@dir]")]
    assert told == record.report.text.split("\n\n")
    marked = {(" ".join(e.get("class").split()), e.text_content()) for e in article.xpath("./p[@dir]//span[@class]")}
    assert ("trigger verbal-conflict actual", "warned") in marked
    assert ("trigger verbal-cooperation future", "meet") in marked
    assert ("content quoted", '"answered in kind"') in marked


def test_page_links_text_and_rows_both_ways(record: ReportRecord) -> None:
    page = html.fromstring(render_page(record))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in page.xpath("//@href") if link.startswith("#")}
    assert targets <= set(ids)
    findings = 2 + 4 + 1 + 1 + 5
    assert {f"r{n}" for n in range(1, findings + 1)} <= set(ids)
    assert {f"t{n}" for n in range(1, findings + 1)} <= set(ids)
    (trigger,) = page.xpath("//a[text()='warned']")
    assert (trigger.get("href"), page.get_element_by_id("r1").tag) == ("#r1", "tbody")
    assert "THREATEN (actual): Ada Brun → Sudmark, 2026-05-05" in trigger.get("title")


def test_page_shows_rival_states_and_both_sides_of_a_discrepancy(record: ReportRecord) -> None:
    page = html.fromstring(render_page(record))
    assert "Rival states: expired | extended" in page.get_element_by_id("processes").text_content()
    quotes = [q.text for q in page.xpath("//section[@id='discrepancies']//q")]
    assert quotes == ["The river truce has expired", "it was extended on Wednesday (May 6)"]


def test_page_shows_hostile_text_as_text(make_record: Callable[..., ReportRecord]) -> None:
    hostile = make_record()
    report = replace(
        hostile.report, title=None, outlet=HOSTILE, byline=HOSTILE, url="javascript:alert(1)", warnings=(HOSTILE,),
        links=(Link(HOSTILE, "javascript:alert(1)"), Link("ok", 'https://example.org/"onmouseover="x')),
    )  # fmt: skip
    actors = tuple(replace(actor, name=HOSTILE) for actor in hostile.actors)
    page = render_page(replace(hostile, report=report, actors=actors))
    tree = html.fromstring(page)
    assert not tree.xpath("//script | //img | //svg | //article//style")
    assert not [name for e in tree.iter() if isinstance(e.tag, str) for name in e.attrib if name.startswith("on")]
    assert not [link for link in tree.xpath("//@href") if not link.startswith(("#", "https://example.org/"))]
    assert HOSTILE in tree.text_content()


def test_page_needs_nothing_from_elsewhere(record: ReportRecord) -> None:
    page = render_page(record)
    assert "default-src 'none'" in page
    assert not re.search(r"<(script|link|img|iframe)|url\(|@import", page)


def test_page_is_safe_for_right_to_left_text() -> None:
    page = html.fromstring(render_page(ReportRecord(Report("r", "عنوان\n\nقال الوزير", "0" * 64, title="عنوان"))))
    assert [e.get("dir") for e in page.xpath("//article/h1 | //article/p[not(@class)]")] == ["auto", "auto"]
