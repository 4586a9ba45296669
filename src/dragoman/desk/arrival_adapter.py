"""TEMPORARY: until report/ opens reports."""

import hashlib
import sys
from pathlib import Path
from typing import Any

from dragoman.errors import UnreadableInput
from dragoman.report import Report
from dragoman.settings import Settings


def report_from_row(row: dict[str, Any], *, plain: bool = False, settings: Settings | None = None) -> Report:
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        raise UnreadableInput("The row has no text.")
    digest = hashlib.sha256(text.encode()).hexdigest()
    title = row.get("title") or (text.split("\n\n", 1)[0] if "\n\n" in text[:300] else None)
    return Report(
        row.get("id") or digest[:12], text, digest, title, published=row.get("published"), outlet=row.get("outlet")
    )


def open_report(source: str, *, published: str | None = None, settings: Settings | None = None) -> Report:
    try:
        text = sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except OSError as error:
        raise UnreadableInput(f"{source} cannot be read.") from error
    return report_from_row({"text": text, "published": published})
