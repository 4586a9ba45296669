"""Bytes to text."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.errors import UnreadableInput
from dragoman.report.decode import decode
from dragoman.settings import Settings

SETTINGS = Settings()
WORDS = "The envoy said “no” to Łódź’s mayor — again."
WESTERN = "The café owner’s “no” cost €5 in Curaçao, the ministry of trade said on Tuesday afternoon."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)  # fmt: skip
def test_decode_reads_unicode_encodings(encoding: str) -> None:
    assert decode(WORDS.encode(encoding), SETTINGS) == WORDS


def test_decode_reads_windows_1252_without_declaration() -> None:
    assert decode(WESTERN.encode("cp1252"), SETTINGS) == WESTERN


def test_decode_reads_latin_1_without_declaration() -> None:
    text = "The talks in Curaçao were held in a café, said the señor from Ñuñoa, who left early that day."
    assert decode(text.encode("latin-1"), SETTINGS) == text


def test_decode_uses_header_charset() -> None:
    text = "Премьер заявил, что переговоры прошли успешно."
    assert decode(text.encode("koi8-r"), SETTINGS, content_type="text/html; charset=KOI8-R") == text


def test_decode_uses_meta_charset() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Переговоры прошли.</body></html>'
    assert decode(page.encode("cp1251"), SETTINGS) == page


def test_decode_guesses_undeclared_cyrillic() -> None:
    text = "Министр иностранных дел заявил во вторник, что переговоры о перемирии будут продолжены в Женеве. " * 5
    assert decode(text.encode("cp1251"), SETTINGS) == text


def test_decode_prefers_valid_utf8_to_a_wrong_declaration() -> None:
    assert decode(WORDS.encode(), SETTINGS, content_type="text/plain; charset=iso-8859-1") == WORDS


@pytest.mark.parametrize("charset", ["rot13", "base64", "unicode_escape", "no-such-charset", "utf-7"])
def test_decode_ignores_charsets_that_are_none(charset: str) -> None:
    data = b"Talks +AGE- \\u0041 were held."
    assert decode(data, SETTINGS, content_type=f"text/plain; charset={charset}") == data.decode()


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "is a PDF, not text: convert it to text first"),
        (b"PK\x03\x04\x14\x00\x06\x00[Content_Types].xml word/document.xml", "is a Word document"),
        (b"PK\x03\x04\x14\x00 other.bin", "is a zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "is an old Office document"),
        (b"\x89PNG\r\n\x1a\nrest", "is an image (PNG)"),
        (b"\xff\xd8\xff\xe0rest", "is an image (JPEG)"),
        (gzip.compress(b"text", mtime=0), "is a gzip archive"),
        (b"{\\rtf1\\ansi Talks}", "is an RTF document"),
        (b"\x00\x00\x00\x18ftypmp42", "is a film or an image"),
        (b"words and a \x00 in them", "is binary, not text"),
        (bytes(range(1, 32)) * 20, "is binary, not text"),
        (b"", "is empty"),
        (b" \n\t \r\n", "is empty"),
        ("\ufeff \u200b\n".encode(), "is empty"),
        (b"\xff\xfeA", "is damaged"),
    ],
)
def test_decode_refuses_what_is_no_text_in_one_sentence(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableInput) as caught:
        decode(data, SETTINGS, name="note.txt")
    message = str(caught.value)
    assert message.startswith("note.txt ") and message.endswith(".") and "\n" not in message
    assert what in message


def test_decode_refuses_bytes_in_no_known_encoding() -> None:
    noise = bytes((37 * i * i + 11 * i) % 223 + 33 for i in range(3000))
    with pytest.raises(UnreadableInput, match="in an encoding that is not known: save it as UTF-8"):
        decode(noise, SETTINGS)


def test_decode_refuses_more_bytes_than_the_limit() -> None:
    with pytest.raises(UnreadableInput, match="larger than 10 bytes"):
        decode(b"x" * 11, Settings(max_bytes=10))
    assert decode(b"x" * 10, Settings(max_bytes=10)) == "x" * 10


@given(st.binary(max_size=300))
def test_decode_gives_text_or_one_sentence_for_any_bytes(data: bytes) -> None:
    try:
        text = decode(data, SETTINGS)
    except UnreadableInput as error:
        assert "\n" not in str(error)
    else:
        assert text.encode("utf-8").decode("utf-8") == text


@given(st.text(min_size=1))
def test_decode_gives_utf8_text_back(text: str) -> None:
    data = text.encode()
    try:
        assert decode(data, SETTINGS) == text.removeprefix("\ufeff")
    except UnreadableInput:
        assert not text.strip() or not any(c.isprintable() and not c.isspace() for c in text) or min(text) < " "
