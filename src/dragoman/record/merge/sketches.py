"""A small fingerprint of a text, by which near copies are looked up.

A fractional MinHash (Irber et al. 2022, "Lightweight compositional analysis of metagenomes with FracMinHash"): of all
hashes of a text's word shingles those below a fixed bound are kept. Unlike MinHash with a fixed count it also finds
a short text in a long one, and a wire copy is often trimmed to a third.
"""

import re
import struct
import unicodedata
from dataclasses import dataclass
from hashlib import blake2b

SHINGLE = 5  # words
KEPT = 1 << 61  # hashes below this: one of 8
BANDED = 1 << 61  # those by which texts are looked up
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """Hashes of some of a text's shingles, ascending; the same shingles are kept of every text."""

    hashes: tuple[int, ...]

    @property
    def bands(self) -> tuple[int, ...]:
        """What the case indexes: texts that share none of these are not compared."""
        return tuple(h for h in self.hashes if h < BANDED)

    def packed(self) -> bytes:
        return struct.pack(f"<{len(self.hashes)}Q", *self.hashes)

    @classmethod
    def unpacked(cls, packed: bytes) -> "Sketch":
        return cls(struct.unpack(f"<{len(packed) // 8}Q", packed))

    def shared(self, other: "Sketch") -> float:
        """About which part of the smaller text stands in the other one, 0–1; 0 where a text is too short to say."""
        least = min(len(self.hashes), len(other.hashes))
        return len(set(self.hashes) & set(other.hashes)) / least if least else 0.0


def sketch(text: str) -> Sketch:
    """The sketch of a text."""
    words = words_of(text)
    shingles = {" ".join(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1))}
    hashes = (int.from_bytes(blake2b(s.encode(), digest_size=8).digest(), "big") for s in shingles)
    return Sketch(tuple(sorted(h for h in hashes if h < KEPT)))


def words_of(text: str) -> list[str]:
    """Words without case, accents and punctuation."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold().replace("’", "'"))
