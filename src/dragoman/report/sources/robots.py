"""What a site's robots.txt lets us read, by RFC 9309: the longest rule that matches wins, `*` and `$` are understood.

The standard library's urllib.robotparser takes the first rule and no wildcards, so "Allow: /" before
"Disallow: /private" opens what is closed.
"""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

AGENT = "dragoman"
_MOST_BYTES = 500 * 1024  # RFC 9309, 2.5: at least this much is read
_SAFE = "/*$?&=:@!'()+,;~-._"


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns of paths with whether they are open, and the seconds that the site wants between two pages."""

    patterns: tuple[tuple[str, bool], ...] = ()
    delay: float | None = None

    def allow(self, url: str) -> bool:
        """Whether this address may be read."""
        parts = urlsplit(url)
        path = _plain(parts.path or "/") + (f"?{_plain(parts.query)}" if parts.query else "")
        matching = [(len(pattern), is_open) for pattern, is_open in self.patterns if _matches(pattern, path)]
        return max(matching, default=(0, True))[1]


def read_rules(data: bytes, agent: str = AGENT) -> Rules:
    """The rules for this agent, else those for all."""
    groups: dict[str, list[tuple[str, str]]] = {}
    current: list[str] = []
    in_rules = True
    for key, value in _lines(data):
        if key == "user-agent":
            current = [value.lower()] if in_rules else [*current, value.lower()]
            groups.setdefault(value.lower(), [])
            in_rules = False
        elif key in ("allow", "disallow", "crawl-delay"):
            in_rules = True
            for name in current:
                groups[name].append((key, value))
    own = groups.get(agent, groups.get("*", []))
    patterns = tuple((_plain(value), key == "allow") for key, value in own if key != "crawl-delay" and value)
    return Rules(patterns, next((_seconds(value) for key, value in own if key == "crawl-delay"), None))


def _lines(data: bytes) -> list[tuple[str, str]]:
    text = data[:_MOST_BYTES].decode("utf-8-sig", "replace")
    pairs = (line.split("#", 1)[0].partition(":") for line in text.splitlines())
    return [(key.strip().lower(), value.strip()) for key, mark, value in pairs if mark]


def _seconds(value: str) -> float | None:
    try:
        seconds = float(value)
    except ValueError:
        return None
    return seconds if 0 <= seconds < float("inf") else None


def _plain(path: str) -> str:
    """One spelling of a path, however its characters are escaped."""
    return quote(unquote(path), safe=_SAFE)


def _matches(pattern: str, path: str) -> bool:
    """Without a regular expression, so that many stars cost nothing."""
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at, ends = len(first), pattern.endswith("$")
    if not rest:
        return not ends or len(path) == at
    for part in rest[:-1]:
        found = path.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    last = rest[-1]
    return path.endswith(last) and len(path) - len(last) >= at if ends else path.find(last, at) >= 0
