"""The invented reports that come with dragoman."""

from dataclasses import dataclass
from importlib.resources import files

from dragoman.errors import UsageError
from dragoman.vocabulary import read_table


@dataclass(frozen=True, slots=True)
class Sample:
    """A bundled report: its file in dragoman/samples, its ISO date and what it shows."""

    name: str
    file: str
    published: str
    outlet: str
    description: str


def samples() -> tuple[Sample, ...]:
    """All bundled reports, in the order of samples.tsv."""
    table = files("dragoman").joinpath("samples/samples.tsv").read_text(encoding="utf-8")
    return tuple(read_table("samples.tsv", table, Sample))


def find_sample(name: str) -> Sample:
    """The sample of this name; UsageError where there is none."""
    for sample in samples():
        if sample.name == name:
            return sample
    raise UsageError(f"There is no sample {name!r}; there are {', '.join(s.name for s in samples())}.")


def sample_path(sample: Sample) -> str:
    """Where its file is; dragoman is installed as files, never zipped."""
    return str(files("dragoman").joinpath("samples", sample.file))


def dossier_path() -> str:
    """Where the dossier is: JSONL of invented reports on one crisis."""
    return str(files("dragoman").joinpath("samples", "dossier.jsonl"))
