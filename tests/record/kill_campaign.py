"""Adds to a case and is killed, many times: run as a program, `kill_campaign.py CASE KILLS`.

Each child adds reports one by one and tells each that is kept through a pipe; its parent kills it at a moment of
chance. What was told must be in the case, whole; prints "acknowledged N, held M, problems P".
"""

import json
import os
import pickle
import random
import signal
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from made import record

import dragoman.case
from dragoman.bulk import Outcome
from dragoman.case import Case
from dragoman.report import Report
from dragoman.report.sources import Arrived

EACH = 12  # reports that a child tries to add


def reports(round_: int) -> list[Arrived]:
    texts = (f"Aland {round_}\n\nAland shelled Bland on Monday, killing {n} people near town {round_}." for n in range(2, 2 + EACH))
    found = []
    for n, text in enumerate(texts):
        made = record(f"r{round_}-{n}", text)["report"]
        fields = {k: v for k, v in made.items() if k != "links"}
        found.append(Arrived("test", made["id"], text.encode() * 50, Report(**fields)))
    return found


def answers(packed: list[bytes]) -> list[Outcome]:
    """In the place of reading: the record that is made for the text."""
    found = []
    for line in packed:
        report = pickle.loads(line)
        told = [{"trigger": "shelled", "type": "ASSAULT", "actors": ["Aland"], "recipients": ["Bland"], "date": "2025-06-02"}]
        found.append(Outcome(json.dumps(record(report.id, report.text, events=told))))
    return found


def child(path: Path, round_: int, pipe: int) -> None:
    dragoman.case.code_reports = answers  # type: ignore[assignment]
    dragoman.case.BATCH_REPORTS = 1
    told = 0

    def tell(summary: dragoman.case.Summary) -> None:
        nonlocal told
        for id_ in summary.new[told:]:
            os.write(pipe, f"{id_}\n".encode())
        told = len(summary.new)

    with Case.open(path, create=True) as case:
        case.add_arrived(reports(round_), tell=tell)


def round_killed(path: Path, round_: int, wanted: int, seconds: float) -> list[str]:
    """One child, killed so many seconds after it told of so many reports; all ids that it told."""
    theirs, ours = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(theirs)
        try:
            child(path, round_, ours)
        finally:
            os._exit(0)
    os.close(ours)
    with os.fdopen(theirs) as told:
        first = [told.readline() for _ in range(wanted)]
        time.sleep(seconds)
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        return [line.strip() for line in [*first, *told] if line.endswith("\n")]


def main(path: Path, kills: int) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for round_ in range(kills):
        acknowledged += round_killed(path, round_, chance.randrange(4), chance.uniform(0.0, 0.02))
    with Case.open(path, create=True) as case:
        case.settle()
        held = {i for (i,) in case.connection.execute("SELECT id FROM reports")}
        whole = {
            i for (i,) in case.connection.execute(
                "SELECT r.id FROM reports r JOIN codings c ON c.report = r.seq JOIN sketches s ON s.report = r.seq"
            )
        }  # fmt: skip
        problems = case.verify().problems
    lost, half = len(set(acknowledged) - held), len(held - whole)
    told = f"acknowledged {len(acknowledged)}, lost {lost}, half {half}, problems {len(problems)}"
    print(told)  # noqa: T201 - its parent reads it


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
