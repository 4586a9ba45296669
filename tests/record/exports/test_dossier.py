"""The dossier: complete, and nothing in it but text."""

import re
from html.parser import HTMLParser
from typing import Any

from dragoman.record.exports import dossier

Json = dict[str, Any]

VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Collects tags, attributes and text; fails where tags do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]
        self.ids += [value or "" for name, value in attrs if name == "id"]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


def read(case: Json) -> Reader:
    reader = Reader()
    reader.feed(dossier(case))
    reader.close()
    assert reader.open == []
    return reader


def test_dossier_shows_hostile_words_as_text(whole: Json) -> None:
    found = read(whole)
    assert not {"script", "b", "i", "img", "iframe"} & set(found.tags)
    assert not {name for name in found.attributes if name.startswith("on")}
    assert "Ruritania <script>alert(1)</script> denies" in found.text
    assert "spokesman <b>Rupert Hentz</b> said" in found.text
    assert "<i>seen</i>" in found.text


def test_dossier_links_to_its_own_parts_and_the_web_only(whole: Json) -> None:
    found = read(whole)
    assert len(set(found.ids)) == len(found.ids)
    assert {link for link in found.links if not link.startswith("https://news.example/")} <= {f"#{i}" for i in found.ids}
    assert "javascript" not in dossier(whole)


def test_dossier_replaces_characters_that_act(whole: Json) -> None:
    whole["reports"][0]["outlet"] = "The\x1b[31m \u202eeriW"
    found = dossier(whole)
    assert "The\ufffd[31m \ufffderiW" in found
    assert "\x1b" not in found


def test_dossier_has_processes_with_their_state_first(whole: Json) -> None:
    text = read(whole).text
    assert "Statein force / violated PartiesRuritania, army; Bordurian Deadline2031-06-09" in text
    assert "On the word of army; Bordurian. R1, The Wire, 2031-06-03; told again in R2." in text


def test_dossier_has_events_in_time_with_their_words_and_origins(whole: Json) -> None:
    page = dossier(whole)
    assert re.findall(r'id="(e-\w+)"', page) == ["e-shell", "e-talks", "e-denied", "e-feared"]
    assert "guns <mark>shelled</mark> Grenzau" in page
    assert page.count("<mark>shelled</mark>") == 1
    text = read(whole).text
    assert "2031-06-06 – 2031-06-08 · CONSULT (meet) · future" in text
    assert "On the word of Rupert Hentz (X), via an unnamed source. R3, outlet not known, no date." in text


def test_dossier_sets_claims_side_by_side(whole: Json) -> None:
    sides = dossier(whole).split('<div class="sides">')[1].split("</article>")[0]
    assert re.findall(r'class="value" dir="auto">(\w+)<', sides) == ["happened", "denied"]
    assert ("shelled" in sides, "Ruritania denied" in sides) == (True, True)


def test_dossier_lists_reports_with_their_hashes(whole: Json) -> None:
    text = read(whole).text
    assert all(f"SHA-256 {report['sha256']}" in text for report in whole["reports"])
    assert "As published by 2031-06-04." in text


def test_dossier_of_an_empty_case_says_so(whole: Json) -> None:
    bare = {**{part: [] for part in whole}, "moment": whole["moment"]}
    text = read(bare).text
    assert [said in text for said in ("None is told.", "Nothing is told.", "No discrepancy was found.")] == [True] * 3
