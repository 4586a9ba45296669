"""A small fingerprint of a text, by which near copies are looked up.

A fractional MinHash (Irber et al. 2022, "Lightweight compositional analysis of metagenomes with FracMinHash"): of all
hashes of a text's word shingles those below a fixed bound are kept. Unlike MinHash with a fixed count it also finds
a short text in a long one, and a wire copy is often trimmed to a third. The bound is wider in the first words, which
a brief keeps, and within quotations, which a rewrite keeps. A rewrite also keeps who is named and what is counted: a
name together with a number is one more thing that is hashed.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b
from itertools import product

from dragoman.record.merge.reuse import Word, names_and_numbers, words_in

SHINGLE = 5  # words
KEPT = 1 << 61  # hashes below this: one of 8
KEPT_FIRST = 1 << 62  # of the first words: one of 4
KEPT_QUOTED = 1 << 62  # one of 4
KEPT_COMBINED = 1 << 63  # of names with numbers
FIRST = 100  # words
NAMES, NUMBERS = 8, 8  # the first so many of a text are combined


@dataclass(frozen=True, slots=True)
class Sketch:
    """Hashes of some of a text's shingles, ascending; each fits a signed 64-bit column."""

    hashes: tuple[int, ...]

    @property
    def bands(self) -> tuple[int, ...]:
        """What the case indexes: texts that share none of these are not compared."""
        return self.hashes

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
    words = words_in(text)
    found = set()
    for at in range(max(1, len(words) - SHINGLE + 1)):
        shingle = words[at : at + SHINGLE]
        number = _hash(word.folded for word in shingle)
        if number < _bound(at, shingle):
            found.add(number)
    names, numbers = names_and_numbers(text, words)
    combined = (_hash(pair) for pair in product(names[:NAMES], numbers[:NUMBERS]))
    found.update(number for number in combined if number < KEPT_COMBINED)
    return Sketch(tuple(sorted(found)))


def _bound(at: int, shingle: list[Word]) -> int:
    if shingle and shingle[0].quoted and shingle[-1].quoted:
        return KEPT_QUOTED
    return KEPT_FIRST if at < FIRST else KEPT


def _hash(words: Iterable[str]) -> int:
    return int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big")
