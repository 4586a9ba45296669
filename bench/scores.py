"""Counting what was found against what was wanted: precision, recall and F1, and who is paired with whom."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Span = tuple[int, int]  # code points, half-open
Wanted = TypeVar("Wanted")
Found = TypeVar("Found")


@dataclass
class Count:
    """How many were right, found and wanted."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Counts one text's."""
        self.right += right
        self.found += found
        self.wanted += wanted

    def row(self) -> dict[str, float | int | None]:
        """P, R, F1 and how many were wanted; None where there is nothing to divide by."""
        return {
            "p": share(self.right, self.found),
            "r": share(self.right, self.wanted),
            "f1": share(2 * self.right, self.found + self.wanted),
            "n": self.wanted,
        }


def share(part: int, whole: int) -> float | None:
    """A share; None of nothing."""
    return part / whole if whole else None


def paired(
    wanted: Iterable[Wanted], found: Sequence[Found], agreement: Callable[[Wanted, Found], float]
) -> tuple[list[tuple[Wanted, Found | None]], list[Found]]:
    """Each wanted one with what it is found as, one to one, and what is found besides.

    In their order the wanted ones take the one that agrees best (the first of equals, none where all give 0).
    """
    left = list(found)
    pairs: list[tuple[Wanted, Found | None]] = []
    for one in wanted:
        grades = [agreement(one, other) for other in left]
        best = max(grades, default=0.0)
        pairs.append((one, left.pop(grades.index(best)) if best > 0 else None))
    return pairs, left


def overlap(a: Span, b: Span) -> int:
    """How many characters two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def jaccard(a: Iterable[Span], b: Iterable[Span]) -> float:
    """Shared characters of two lists of spans by those of either; 1 where both are empty."""
    x = {i for start, end in a for i in range(start, end)}
    y = {i for start, end in b for i in range(start, end)}
    return len(x & y) / len(x | y) if x | y else 1.0


def shown(figure: float | None) -> str:
    """A figure in a table."""
    return "    –" if figure is None else f"{figure:.3f}"


def shown_row(name: str, row: dict[str, float | int | None]) -> str:
    """A line of P, R, F1 and n."""
    return f"{name:<28} P {shown(row['p'])}  R {shown(row['r'])}  F1 {shown(row['f1'])}  n {row['n']}"
