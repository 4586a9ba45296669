"""`dragoman label`: what one actor does to another in a marked sentence."""

from dragoman.desk.cli.code import JOBS, RESUME, SOURCE, TARGET


def label(source: SOURCE, target: TARGET, jobs: JOBS = None, resume: RESUME = False) -> None:
    """Say what the marked actor does to the marked recipient: one JSON line in, one {"type", "status", …} out."""
    from functools import partial

    from dragoman.bulk import label_lines
    from dragoman.desk.many_lines import run_lines
    from dragoman.settings import read_settings

    run_lines(source, target, partial(label_lines, settings=read_settings()), "label", jobs, resume)
