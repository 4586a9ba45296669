"""Streams."""

import gzip
import io

from dragoman.report.sources.streams import Joined, unpacked


def test_streams_joined_gives_all_once() -> None:
    stream = io.BufferedReader(Joined(b"one\ntw", io.BytesIO(b"o\nthree")))
    assert [stream.readline(), stream.readline(3), stream.read()] == [b"one\n", b"two", b"\nthree"]


def test_streams_unpacked_stops_at_the_limit() -> None:
    bomb = gzip.compress(b"x" * 10_000_000)
    assert (len(unpacked(bomb, 1000)), unpacked(bomb[:30], 4)[:2], unpacked(b"\x1f\x8bno", 10)) == (1001, b"xx", b"")
