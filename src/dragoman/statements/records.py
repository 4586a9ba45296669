"""On whose word: who says what."""

from dataclasses import dataclass
from enum import Enum

from dragoman.sentences import Span
from dragoman.times import When


class StatementKind(Enum):
    """What a source does with the content (PolNeAR counts all three)."""

    SAID = "said"  # expressed in words
    BELIEVED = "believed"  # thought, known, feared
    INTENDED = "intended"  # planned, hoped, wanted


@dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: spans follow PolNeAR (quotation marks and "that" in the content, auxiliaries in the cue).

    source: actor id, None where nobody is named or nobody known is meant. via: id of the statement on whose word we
    have this one. rule: what made it, for `explain`.
    """

    id: str
    kind: StatementKind
    source: str | None
    source_span: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    direct: bool
    channel: str | None
    via: str | None
    addressees: tuple[str, ...]
    date: When | None
    rule: str
