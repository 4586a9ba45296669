"""A case as a calendar (RFC 5545): deadlines of its processes, and events that are planned."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from dragoman import __version__
from dragoman.record.exports.parts import POINTS, Json, Parts, headline, in_time, is_web, parts_of, reports_of

FOLD = 75  # octets of a line, its break left out


def ics(case: Json) -> str:
    """Whole days, which block nobody's time; a stamp is the day of the latest report that tells of the entry."""
    parts = parts_of(case)
    entries = [_deadline(p, parts) for p in case["processes"] if p["deadline"]]
    entries += [_planned(e, parts) for e in in_time(case["events"]) if e["status"] == "future" and e["date"]]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//dragoman//dragoman {__version__}//EN", "CALSCALE:GREGORIAN"]
    for entry in entries:
        lines += ["BEGIN:VEVENT", *entry, "END:VEVENT"]
    return "".join(f"{folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _deadline(process: Json, parts: Parts) -> list[str]:
    told = reports_of(process["stages"])
    quotes = [f"“{s['span']['text']}” ({parts.word(s)}, {s['report']})" for s in process["stages"]]
    state = ", ".join(process["current"]) or "not known"
    parties = ", ".join(parts.names(process["parties"])) or "not known"
    return [
        *_head(f"{process['id']}-deadline", (process["deadline"], process["deadline"]), told, parts),
        f"SUMMARY:{escaped('Deadline: ' + process['name'])}",
        f"DESCRIPTION:{escaped(chr(10).join([f'Parties: {parties}', f'State: {state}', *quotes]))}",
        f"CATEGORIES:{escaped(process['kind'])},deadline", *_where(process["place"]), *_link(told, parts),
    ]  # fmt: skip


def _planned(event: Json, parts: Parts) -> list[str]:
    told = reports_of(event["mentions"])
    quotes = [f"“{m['evidence']}” ({parts.word(m)}, {m['report']})" for m in event["mentions"]]
    days = (event["date"]["start"], event["date"]["end"])
    return [
        *_head(event["id"], days, told, parts),
        f"SUMMARY:{escaped(headline(event, parts))}", f"DESCRIPTION:{escaped(chr(10).join(quotes))}",
        f"CATEGORIES:{event['type']},planned", "STATUS:TENTATIVE", *_where(event["place"]), *_link(told, parts),
    ]  # fmt: skip


def _head(uid: str, days: tuple[str, str], told: list[str], parts: Parts) -> list[str]:
    first, after = date.fromisoformat(days[0]), date.fromisoformat(days[1]) + timedelta(days=1)
    return [
        f"UID:{uid}@dragoman.invalid", f"DTSTAMP:{_stamp(told, parts)}", f"DTSTART;VALUE=DATE:{first:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}", "TRANSP:TRANSPARENT",
    ]  # fmt: skip


def _stamp(told: list[str], parts: Parts) -> str:
    """The latest publication in UTC; 1970 where no report is dated, since the day of writing would change the file."""
    stamps = [datetime.fromisoformat(p) for p in parts.published(told)]
    moments = [s.astimezone(UTC) if s.tzinfo else s.replace(tzinfo=UTC) for s in stamps]
    return f"{max(moments, default=datetime(1970, 1, 1, tzinfo=UTC)):%Y%m%dT%H%M%SZ}"


def _where(place: Json | None) -> Iterator[str]:
    if place is None:
        return
    yield f"LOCATION:{escaped(place['name'])}"
    if place["precision"] in POINTS and place["lat"] is not None and place["lon"] is not None:
        yield f"GEO:{place['lat']:.6f};{place['lon']:.6f}"


def _link(told: list[str], parts: Parts) -> Iterator[str]:
    """The first report's address."""
    urls = [parts.reports[r]["url"] for r in told if r in parts.reports]
    yield from [f"URL:{url}" for url in urls if is_web(url)][:1]


def escaped(text: str) -> str:
    """A TEXT value: no character of it ends the line or the value; control characters are left out."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return "".join(c for c in plain.replace("\n", "\\n") if c == "\t" or (c >= " " and c != "\x7f"))


def folded(line: str) -> str:
    """A line cut after at most 75 octets, never within a character; the next ones begin with a blank."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > FOLD:
            pieces.append(" ")
            size = 1
        pieces[-1] += character
        size += octets
    return "\r\n".join(pieces)
