"""The entry points."""

import hashlib
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import DragomanError, FetchRefused, UnreadableInput
from dragoman.report import Link, open_report, report_from_bytes, report_from_row
from dragoman.report.arrive import NO_DATE
from dragoman.report.fetch import Fetched
from dragoman.settings import Settings

SETTINGS = Settings()
TEXT = (
    "Envoys agree on truce at Lake Sevra\n\n"
    "SEVRA, Oct 18 (Northern Wire) - The two republics agreed on a truce on Saturday, their envoys said.\n\n"
    "The truce begins on Friday and is to last for a week."
)
PAGE = (
    "<!doctype html><html><head><title>Envoys agree on truce</title></head>"
    "<body><article><h1>Envoys agree on truce</h1>"
    + "".join(f"<p>{line}</p>" for line in TEXT.split("\n\n")[1:])
    + '<p>Also Read: <a href="https://sevra.example/why">Why the lake matters to both</a></p></article></body></html>'
)


def test_arrive_reads_a_file(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(TEXT + "\n\nNext Story\n", encoding="utf-8")
    report = open_report(str(path), SETTINGS, "2025-10-18")
    assert report.text == TEXT
    assert report.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert report.id == f"r-{report.sha256[:12]}"
    assert (report.title, report.dateline, report.outlet) == (TEXT.split("\n")[0], "SEVRA", "Northern Wire")
    assert (report.published, report.language, report.warnings) == ("2025-10-18", "en", ())
    assert report.links == (Link("Next Story"),)


def test_arrive_reads_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(TEXT.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    assert open_report("-", SETTINGS).text == TEXT


def test_arrive_reads_an_address_with_the_given_fetcher() -> None:
    def fetcher(url: str, settings: Settings) -> Fetched:
        return Fetched(url + "2025/10/18/truce", PAGE.encode("latin-1"), "text/html; charset=latin-1")

    report = open_report("https://sevra.example/", SETTINGS, fetcher=fetcher)
    assert report.url == "https://sevra.example/2025/10/18/truce"
    assert report.published == "2025-10-18"
    assert report.title == "Envoys agree on truce"
    assert report.links == (Link("Also Read: Why the lake matters to both", "https://sevra.example/why"),)


@pytest.mark.parametrize("source", ["ftp://a.example/x", "file:///etc/passwd", "HTTP+X://a"])
def test_arrive_refuses_other_schemes(source: str) -> None:
    with pytest.raises(FetchRefused, match="only http and https"):
        open_report(source, SETTINGS)


@pytest.mark.parametrize(
    ("source", "what"),
    [("no/such/file.txt", "There is no file"), (".", "is a folder"), ("a\0b", "cannot be"), ("x" * 5000, "cannot be")],
)  # fmt: skip
def test_arrive_names_a_file_that_is_not_read(source: str, what: str) -> None:
    with pytest.raises(UnreadableInput, match=what):
        open_report(source, SETTINGS)


def test_arrive_ends_reading_an_endless_file() -> None:
    with pytest.raises(UnreadableInput, match="larger than 1,000 bytes"):
        open_report("/dev/zero", Settings(max_bytes=1000))


def test_arrive_refuses_too_many_characters_at_once() -> None:
    with pytest.raises(UnreadableInput) as caught:
        report_from_bytes(b"x" * 5_200_000, settings=SETTINGS, name="long.txt")
    assert str(caught.value) == "long.txt is 5.2 million characters, and at most 1 million are read: split it."


def test_arrive_refuses_what_is_only_chrome() -> None:
    with pytest.raises(UnreadableInput, match="holds no report, only what a page prints around one"):
        report_from_bytes(b"Next Story\n\nSubscribe", settings=SETTINGS, name="a.txt")


def test_arrive_warns_of_a_missing_date() -> None:
    report = report_from_bytes(TEXT.encode(), settings=SETTINGS, name="a.txt")
    assert (report.published, report.warnings) == (None, (NO_DATE,))


def test_arrive_warns_of_another_language() -> None:
    text = "Le ministre a rencontré son homologue à Genève pour discuter du cessez-le-feu et des otages."
    report = report_from_bytes(text.encode(), settings=SETTINGS, name="a.txt", published="2025-10-18")
    assert report.language == "fr" and report.text == text
    assert report.warnings == (
        "The text reads as French (fr): the language is not supported yet, so no events are read.",
    )


@pytest.mark.parametrize(
    ("more", "url", "published"),
    [
        ("", "https://a.example/2024/10/talks", "2024-10-18"),
        ("\n\n© 2023 Northern Wire", None, "2023-10-18"),
        ("\n\nThe accord of 18 October 2022 is meant.", None, "2022-10-18"),
        ("\n\nThe accord of 19 October 2022 is meant.", None, None),
        ("\n\nPublished: 20 October 2021", "https://a.example/2024/10/talks", "2021-10-20"),
    ],
)
def test_arrive_dates_by_dateline_and_context(more: str, url: str | None, published: str | None) -> None:
    report = report_from_bytes((TEXT + more).encode(), settings=SETTINGS, name="a.txt", url=url)
    assert report.published == published


def test_arrive_lets_the_given_date_win() -> None:
    data = (TEXT + "\n\nPublished: 20 October 2021").encode()
    report = report_from_bytes(data, settings=SETTINGS, name="a.txt", published="2020-01-02T03:04:05+01:00")
    assert report.published == "2020-01-02T03:04:05+01:00"


def test_arrive_reads_text_of_plain_type_that_looks_like_html() -> None:
    data = b"<p> is how a paragraph begins, the envoy said."
    report = report_from_bytes(data, settings=SETTINGS, name="a", content_type="text/plain")
    assert report.text == data.decode()


def test_arrive_reads_a_row() -> None:
    row = {"id": "a-1", "title": "Truce agreed", "text": TEXT, "published": "2025-10-18", "outlet": "Post", "url": "u"}
    report = report_from_row(row, SETTINGS, plain=False)
    assert (report.id, report.title, report.published) == ("a-1", "Truce agreed", "2025-10-18")
    assert (report.outlet, report.url, report.text) == ("Post", "u", f"Truce agreed\n\n{TEXT}")


def test_arrive_takes_a_plain_row_as_it_is() -> None:
    text = f"  {TEXT}\r\n\r\nNext Story\n"
    report = report_from_row({"text": text}, SETTINGS, plain=True)
    assert (report.text, report.links, report.title) == (text, (), TEXT.split("\n")[0])


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({}, "text is missing: each line needs one."),
        ({"text": None}, "text is missing: each line needs one."),
        ({"text": " \n"}, "text is empty: each line needs one."),
        ({"text": 5}, "text is 5, but must be a string."),
        ({"text": "Talks.", "title": ["a"]}, "title is ['a'], but must be a string."),
        ({"text": "Talks.", "id": 7}, "id is 7, but must be a string."),
        ({"text": "Talks.", "published": "x"}, "published is 'x', but must be an ISO date such as 2025-10-18."),
        ({"text": "Talks \ud800."}, "text holds U+D800 at character 7, half of a character: mend its encoding."),
        ({"text": "T.", "url": "\udfff"}, "url holds U+DFFF at character 1, half of a character: mend its encoding."),
    ],
)
@pytest.mark.parametrize("plain", [True, False])
def test_arrive_says_what_is_wrong_with_a_row(row: dict[str, object], message: str, plain: bool) -> None:
    with pytest.raises(UnreadableInput) as caught:
        report_from_row(row, SETTINGS, plain=plain)
    assert str(caught.value) == message


def test_arrive_takes_empty_values_as_not_given() -> None:
    row = {"text": TEXT, "id": "", "title": "", "published": "", "outlet": None}
    report = report_from_row(row, SETTINGS, plain=False)
    assert report == report_from_row({"text": TEXT}, SETTINGS, plain=False)


@given(st.text(), st.booleans(), st.one_of(st.none(), st.text(max_size=20)))
def test_arrive_takes_any_text_and_reads_it_the_same_again(text: str, plain: bool, title: str | None) -> None:
    try:
        report = report_from_row({"text": text, "title": title}, SETTINGS, plain=plain)
    except DragomanError as error:
        assert "\n" not in str(error)
        return
    assert report == report_from_row({"text": text, "title": title}, SETTINGS, plain=plain)
    assert not plain or report.text == text
    again = report_from_row({"text": report.text, "title": report.title}, SETTINGS, plain=True)
    assert (again.text, again.sha256, again.id) == (report.text, report.sha256, report.id)
    assert report.title is None or again.title == report.title


@given(st.one_of(st.binary(), st.text().map(lambda t: f"<html><body><p>{t}".encode()), st.text().map(str.encode)))
def test_arrive_takes_any_bytes(data: bytes) -> None:
    try:
        report = report_from_bytes(data, settings=SETTINGS, name="a")
    except DragomanError as error:
        assert "\n" not in str(error)
    else:
        assert report.sha256 == hashlib.sha256(report.text.encode()).hexdigest()
