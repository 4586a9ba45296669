"""`dragoman label`: what one actor does to another in a marked sentence."""

from dragoman.desk.cli.code import JOBS, RESUME, SOURCE, TARGET


def label(source: SOURCE, target: TARGET, jobs: JOBS = None, resume: RESUME = False) -> None:
    """Name what one marked actor does to another.

    One JSON line {"id", "text", "actor", "recipient"} in, one {"id", "type", "status", "confidence", "types"} out.
    """
    from functools import partial

    from dragoman.bulk import label_lines
    from dragoman.desk.many_lines import Work, run_lines
    from dragoman.settings import read_settings

    settings = read_settings()
    run_lines(source, target, Work("label", partial(label_lines, settings=settings), settings), jobs, resume)
