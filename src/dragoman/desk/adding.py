"""Reports into a case with progress where somebody looks, and a summary of what became of them."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.bulk import cores
from dragoman.case import Case, Summary
from dragoman.errors import InputError

MOST_REASONS = 10  # that are printed; all are kept in the case


def add_sources(path: Path, sources: list[str], jobs: int | None, quiet: bool) -> None:
    """Adds and says what was new, copied, revised, known and skipped. InputError where nothing could be read."""
    with Case.open(path, create=True) as case, progress(quiet) as tell:
        summary = case.add(sources, jobs=jobs or cores(), tell=tell)
        held = case.counts()
    if not quiet:
        print(summary_text(path, summary, held), file=sys.stderr)
    if summary.skipped and len(summary.skipped) == summary.seen:
        raise InputError(f"Nothing was added to {path}: none of what was given could be read.")


def summary_text(path: Path, summary: Summary, held: int) -> str:
    """A few lines for people."""
    parts = [
        _count(len(summary.new), "new report", "new reports")
        + (f" ({_count(len(summary.copies), 'copy', 'copies')} of others)" if summary.copies else ""),
        _count(len(summary.revised), "revised", "revised"),
        f"{len(summary.unchanged):,} known already",
        f"{len(summary.skipped):,} skipped",
    ]
    lines = [f"{path}: " + ", ".join(parts) + f"; {_count(held, 'report', 'reports')} in all."]
    reasons = Counter(reason for _, reason in summary.skipped)
    for reason, count in reasons.most_common(MOST_REASONS):
        name = next(n for n, r in summary.skipped if r == reason)
        more = f" (and {count - 1:,} more)" if count > 1 else ""
        lines.append(f"  skipped {name}{more}: {reason}")
    if len(reasons) > MOST_REASONS:
        lines.append(f"  … and {len(reasons) - MOST_REASONS:,} other reasons; all are kept in the case.")
    return "\n".join(lines)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"


@contextmanager
def progress(quiet: bool) -> Iterator[Callable[[Summary], None]]:
    """A line on a terminal, nothing elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("reading …") as status:
        yield lambda summary: status.update(
            f"reading … {len(summary.new):,} new, {len(summary.unchanged):,} known, {len(summary.skipped):,} skipped"
        )
