"""One table of settings: name, default, help. Read once from the environment, then passed in."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from dragoman.errors import UsageError


@dataclass(frozen=True, slots=True)
class Settings:
    """Each field may be set by DRAGOMAN_<NAME> in the environment."""

    max_bytes: int = 20_000_000  # largest input that is read, bytes
    max_characters: int = 1_000_000  # largest cleaned text that is parsed, code points
    max_paragraph: int = 20_000  # a longer paragraph is cut at a blank before it is parsed, code points
    fetch_seconds: float = 20.0  # whole time a page may take
    fetch_redirects: int = 5  # redirects that are followed
    fetch_gap_seconds: float = 2.0  # least time between two pages of one host, where many are fetched
    fetch_pages: int = 200  # most pages of one host in one run, where many are fetched
    batch_words: int = 20_000  # words that one worker takes at a time in `dragoman code`
    line_seconds: float = 60.0  # a text may take this, and 1 s for each 1,000 bytes, before its worker is stopped


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Settings with what the environment changes; UsageError where a value is not a number."""
    environment = os.environ if environment is None else environment
    changed: dict[str, float | int] = {}
    for field in fields(Settings):
        raw = environment.get(f"DRAGOMAN_{field.name.upper()}")
        if raw is None:
            continue
        try:
            changed[field.name] = float(raw) if isinstance(field.default, float) else int(raw)
        except ValueError as error:
            raise UsageError(f"DRAGOMAN_{field.name.upper()} is {raw!r}, but must be a number.") from error
    return replace(Settings(), **changed)  # type: ignore[arg-type]
