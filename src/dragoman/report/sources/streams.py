"""Streams of bytes: looking at the start without losing it, and unpacking no more than is wanted."""

import io
import zlib
from typing import IO

GZIP = b"\x1f\x8b"


class Joined(io.RawIOBase):
    """A stream with what was read of it put back in front; wrap it in io.BufferedReader for lines."""

    def __init__(self, head: bytes, stream: IO[bytes]) -> None:
        self._head = head
        self._stream = stream

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if size < 0:
            head, self._head = self._head, b""
            return head + self._stream.read()
        if self._head:
            head, self._head = self._head[:size], self._head[size:]
            return head
        return self._stream.read(size)

    def readinto(self, buffer: "io.BufferedRandom | memoryview | bytearray") -> int:  # type: ignore[override]
        view = memoryview(buffer)  # type: ignore[arg-type]
        data = self.read(len(view))
        view[: len(data)] = data
        return len(data)


def unpacked(data: bytes, most: int) -> bytes:
    """What gzipped bytes hold, at most one byte more than `most`; nothing where they are broken."""
    unpacker = zlib.decompressobj(31)
    try:
        return unpacker.decompress(data, most + 1)
    except zlib.error:
        return b""
