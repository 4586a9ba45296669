"""A case read again, with what would change or has changed."""

from collections import Counter
from pathlib import Path

from dragoman import __version__
from dragoman.bulk import cores
from dragoman.case import Case
from dragoman.desk.naming import visible

MOST = 40  # reports whose differences are printed in full


def recode_case(path: Path, apply: bool, jobs: int | None) -> None:
    """Prints the difference report by report, and the sum."""
    totals: Counter[str] = Counter()
    shown = 0
    with Case.open(path, write=apply) as case:
        for report, changes in case.recode(apply=apply, jobs=jobs or cores()):
            totals.update(change.what for change in changes)
            totals["reports"] += 1
            shown += 1
            if shown > MOST:
                continue
            print(visible(report))
            for change in changes:
                print(f"  {change.what} {change.kind} {visible(change.text)}")
        held = case.counts()
    if shown > MOST:
        print(f"… and {shown - MOST:,} more reports.")
    if not totals:
        print(f"dragoman {__version__} reads all {held:,} reports as they are kept.")
        return
    sums = f"{totals['+']:,} new, {totals['-']:,} gone, {totals['~']:,} other"
    print(f"{totals['reports']:,} of {held:,} reports: {sums}.")
    print("Kept; the earlier records stay, too." if apply else "Nothing was changed; --apply keeps the new records.")
