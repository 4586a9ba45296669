"""What an export was made of: versions, query, and hashes of files and reports, to be checked and made again."""

import hashlib
import json
from collections.abc import Mapping
from importlib.resources import files as resources
from typing import Any

from dragoman import __version__
from dragoman.record.exports.omissions import left_out
from dragoman.record.exports.parts import Json

COUNTED = ("reports", "actors", "statements", "events", "processes", "discrepancies", "corrections")


def manifest(case: Json, query: Mapping[str, Any], files: Mapping[str, bytes]) -> Json:
    """The manifest of some files, by name, that a query gave; the time of writing is no part of it.

    `dragoman` and `coder` are the versions that wrote it; what read a report, where the case tells it, is with the
    report.
    """
    format = str(query.get("format", ""))
    return {
        "dragoman": __version__, "coder": coder_version(), "query": dict(query), **case["moment"],
        "counts": {part: len(case[part]) for part in COUNTED}, "left_out": left_out(format, case),
        "corrections": case["corrections"],
        "files": [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in files.items()
        ],
        "reports": [{key: r[key] for key in ("id", "sha256", "version") if key in r} for r in case["reports"]],
    }  # fmt: skip


def manifest_text(case: Json, query: Mapping[str, Any], files: Mapping[str, bytes]) -> str:
    return json.dumps(manifest(case, query, files), ensure_ascii=False, indent=1) + "\n"


def coder_version() -> str:
    """The version of the learned model that is installed, by its card; the model itself is not loaded."""
    card = resources("dragoman") / "learned" / "model" / "coder.json"
    return str(json.loads(card.read_text(encoding="utf-8"))["version"])
