"""A case written in one of the export formats, printed or into a file or folder."""

from datetime import UTC, date, datetime, time
from pathlib import Path

from dragoman.case import Case
from dragoman.desk.saying import print_whole
from dragoman.errors import UsageError


def export_case(path: Path, format: str, out: Path | None, as_of: str | None, known_by: str | None) -> None:
    """Reads the case at the moment and writes it; UsageError where the format or a date is none."""
    if out is not None and out.resolve() == path.resolve():
        raise UsageError(f"{out} is the case itself; give another name with --out.")
    moment = {"as_of": day(as_of, "--as-of"), "known_by": moment_utc(known_by, "--known-by")}
    with Case.open(path) as case:
        whole = case.export(**moment)
    from dragoman.record.exports import write_export

    text = write_export(whole, format, out, {"case": path.name, **moment})
    if text is not None:
        print_whole(text)


def day(given: str | None, option: str) -> str | None:
    """An ISO day, as given."""
    if given is None:
        return None
    try:
        return date.fromisoformat(given).isoformat()
    except ValueError as error:
        raise UsageError(f"{option} is {given!r}, but must be an ISO date such as 2025-10-18.") from error


def moment_utc(given: str | None, option: str) -> str | None:
    """A time as the case keeps them (UTC, microseconds); a bare day means its end."""
    if given is None:
        return None
    try:
        found = datetime.fromisoformat(given)
    except ValueError as error:
        raise UsageError(f"{option} is {given!r}, but must be an ISO time such as 2025-10-18T12:00Z.") from error
    if len(given) == 10:
        found = datetime.combine(found.date(), time.max)
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="microseconds")
