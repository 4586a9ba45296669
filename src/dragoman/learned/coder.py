"""The coder: MiniLM fine-tuned on our corpus, int8, one sentence a pass. Only this file loads onnxruntime.

One pass serves all events and pairs of a sentence; results are kept by the sentence's characters, so that wire copy is
read once. One sentence at a time, because dynamic quantisation scales by what is in the batch, and the same sentence
must give the same bytes in any company. training/ makes the model; model/CARD.md describes it.
"""

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from dragoman.errors import VocabularyError

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Span = tuple[int, int]
Run = Callable[[list[int], Span], Sequence[Any]]

LONGEST = 256  # subwords of a pass; what stands behind is not read
LIKELY = 0.03  # an event less probable than this leaves no mark
MARKS = ("[unused1]", "[unused2]", "[unused3]", "[unused4]")  # before and after the first party, and the second
SENTENCES = 20_000  # whose results are kept


@dataclass(frozen=True, slots=True)
class Card:
    """model/coder.json: what the model's outputs mean. temperatures: divisors of the logits that calibrate them."""

    version: str
    types: tuple[str, ...]
    statuses: tuple[str, ...]
    modes: tuple[str, ...]
    roles: tuple[str, ...]
    role_size: int
    role_bias: tuple[float, ...]
    temperatures: dict[str, float]


@dataclass(frozen=True, slots=True)
class RawMark:
    """A mark by characters of the sentence: where its word begins, and each later word's share in each role."""

    start: int
    event: float
    types: tuple[tuple[str, float], ...]
    statuses: tuple[tuple[str, float], ...]
    modes: tuple[tuple[str, float], ...]
    roles: dict[str, tuple[float, ...]]


@dataclass(frozen=True, slots=True)
class RawReading:
    """The marks of a sentence, and where its words begin (the order of the roles' shares)."""

    starts: tuple[int, ...]
    marks: tuple[RawMark, ...]


class Coder:
    """Reads sentences. run: (ids, marks at) → types, statuses, modes, query, key, pair; a test hands in its own."""

    def __init__(self, card: Card, tokenizer: "Tokenizer", run: Run) -> None:
        self.card = card
        self._tokenizer = tokenizer
        self._run = run
        self._marks = [tokenizer.token_to_id(mark) or 0 for mark in MARKS]
        self.read = lru_cache(maxsize=SENTENCES)(self._read)

    def _read(self, text: str) -> RawReading:
        """The marks of one sentence."""
        encoding = self._tokenizer.encode(text)
        ids, offsets, words = encoding.ids[:LONGEST], encoding.offsets[:LONGEST], encoding.word_ids[:LONGEST]
        first = [i for i, w in enumerate(words) if w is not None and (i == 0 or words[i - 1] != w)]
        kinds, statuses, modes, query, key, _ = (output[0] for output in self._run(ids, (0, 0)))
        heat = self.card.temperatures
        types = shares_of(kinds[first], heat["type"])
        likely = [n for n, none in enumerate(types[:, 0].tolist()) if 1 - none >= LIKELY]
        at = [first[n] for n in likely]
        columns = zip(
            likely,
            types[likely].round(4).tolist(),
            shares_of(statuses[at], heat["status"]).round(4).tolist(),
            shares_of(modes[at], 1.0).round(4).tolist(),
            self._roles(query[at], key[first]),
            strict=True,
        )
        names = self.card.types, self.card.statuses, (*self.card.modes, "")
        starts = tuple(offsets[i][0] for i in first)
        found = [
            RawMark(starts[n], round(1 - t[0], 4), ranked(names[0], t[1:]), ranked(names[1], s), ranked(names[2], m), r)
            for n, t, s, m, r in columns
        ]
        return RawReading(starts, tuple(found))

    def _roles(self, query: Any, keys: Any) -> list[dict[str, tuple[float, ...]]]:
        """For each mark, role → share of each word; query (marks, roles·size), keys (words, roles·size)."""
        import numpy

        roles, size = len(self.card.roles), self.card.role_size
        q = query.reshape(-1, roles, size).transpose(1, 0, 2)
        k = keys.reshape(-1, roles, size).transpose(1, 2, 0)
        logits = q @ k / math.sqrt(size) + numpy.array(self.card.role_bias).reshape(-1, 1, 1)
        shares = (1 / (1 + numpy.exp(-logits.clip(-30, 30)))).round(4).transpose(1, 0, 2).tolist()
        return [dict(zip(self.card.roles, map(tuple, mark), strict=True)) for mark in shares]

    def pair(self, text: str, first: Span | None, other: Span | None) -> dict[str, float]:
        """Type → probability of what the first party does to the other; spans in code points of the text."""
        encoding = self._tokenizer.encode(text)
        edges: dict[int, list[int]] = {}
        for span, (opening, closing) in ((first, self._marks[:2]), (other, self._marks[2:])):
            if span is None:
                continue
            inside = [i for i, (start, end) in enumerate(encoding.offsets) if start < span[1] and span[0] < end]
            if inside:
                edges.setdefault(inside[0], []).append(opening)
                edges.setdefault(inside[-1] + 1, []).insert(0, closing)
        ids: list[int] = []
        for i, token in enumerate(encoding.ids):
            ids += [*edges.get(i, []), token]
        ids += edges.get(len(encoding.ids), [])
        ids, at = window(ids, [ids.index(m) if m in ids else 0 for m in (self._marks[0], self._marks[2])])
        shares = shares_of(self._run(ids, at)[5][0].astype("float64"), self.card.temperatures["pair"])
        return dict(zip(self.card.types, shares.round(4).tolist(), strict=True))


def window(ids: list[int], at: list[int]) -> tuple[list[int], Span]:
    """At most LONGEST subwords around the marks; the first subword stays, a mark outside counts as missing."""
    if len(ids) <= LONGEST:
        return ids, (at[0], at[1])
    start = max(1, min((i for i in at if i), default=1) - LONGEST // 4)
    kept = [ids[0], *ids[start : start + LONGEST - 1]]
    moved = [i - start + 1 if 0 < i - start + 1 < len(kept) else 0 for i in at]
    return kept, (moved[0], moved[1])


def shares_of(logits: Any, temperature: float) -> Any:
    """Logits to shares that sum to 1 along the last axis."""
    import numpy

    weights = numpy.exp((logits - logits.max(axis=-1, keepdims=True)) / temperature)
    return weights / weights.sum(axis=-1, keepdims=True)


def ranked(names: Sequence[str], shares: Sequence[float], least: float = 0.01) -> tuple[tuple[str, float], ...]:
    """(name, share) best first: the best one, and those of at least `least`."""
    least = min(least, max(shares))
    kept = sorted((-p, name) for name, p in zip(names, shares, strict=True) if p >= least)
    return tuple((name, -p) for p, name in kept)


@cache
def load_coder() -> Coder:
    """The coder that ships in learned/model; one a process. VocabularyError where a file of it is missing."""
    from tokenizers import Tokenizer

    folder = files("dragoman.learned") / "model"
    try:
        raw = json.loads((folder / "coder.json").read_text(encoding="utf-8"))
        tokenizer = Tokenizer.from_str((folder / "tokenizer.json").read_text(encoding="utf-8"))
        session = _session((folder / "coder.onnx").read_bytes())
    except OSError as error:
        raise VocabularyError(f"A file of the learned model is missing ({error}); install dragoman again.") from error
    tokenizer.no_truncation()
    tokenizer.no_padding()
    names = {name: tuple(raw[name]) for name in ("types", "statuses", "modes", "roles", "role_bias")}
    card = Card(raw["version"], role_size=raw["role_size"], temperatures=raw["temperatures"], **names)
    return Coder(card, tokenizer, lambda ids, at: session.run(None, _inputs(ids, at)))


def _inputs(ids: list[int], at: Span) -> dict[str, Any]:
    import numpy

    return {"ids": numpy.array([ids], dtype=numpy.int64), "at": numpy.array([at], dtype=numpy.int64)}


def _session(model: bytes) -> "InferenceSession":
    from onnxruntime import InferenceSession, SessionOptions

    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # workers are processes
    return InferenceSession(model, options, providers=["CPUExecutionProvider"])
