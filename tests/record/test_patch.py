"""A correction that is followed at once gives what settling the whole case gives."""

import random
from typing import Any

import pytest
from made import put, record

from dragoman.case import Case
from dragoman.record import correcting, patch
from dragoman.record.corrections import Verb
from dragoman.record.store.connect import transaction

TOWNS = ("Port Bland", "Old Harbour", "Grayfield")
ACTS = {"shelled": "ASSAULT", "bombarded": "ASSAULT", "warned": "THREATEN", "met": "CONSULT"}
TABLES = {
    "happenings": "rowid", "roles": "happening, slot, entity", "members": "kind, id, report, local",
    "entities": "id", "names": "folded, entity", "ledgers": "id", "origins": "report",
}  # fmt: skip


def some_reports(chance: random.Random) -> list[dict[str, Any]]:
    """Reports of few days, states and towns, so that many of their events are one."""
    found = []
    for number in range(chance.randrange(4, 9)):
        day = f"2025-06-0{chance.randrange(2, 4)}"
        told = []
        for verb in chance.sample(sorted(ACTS), chance.randrange(1, 4)):
            doer, other = chance.sample(("Aland", "Bland", "Cland"), 2)
            told.append((f"{doer} {verb} {other} near {chance.choice(TOWNS)} at dawn.", verb, doer, other))
        text = "\n\n".join(sentence for sentence, *_ in told) + f"\n\nReport {number} ends."
        events = [
            {"trigger": verb, "type": ACTS[verb], "actors": [doer], "recipients": [other], "date": day,
             "status": chance.choice(("actual", "actual", "future"))}
            for _, verb, doer, other in told
        ]  # fmt: skip
        found.append(record(f"r{number}", text, events=events, published=day, outlet=f"Post {number}"))
    return found


def correct_somehow(case: Case, chance: random.Random) -> None:
    """One correction of chance, without settling the whole."""
    rows = case.connection.execute("SELECT id, body FROM happenings ORDER BY id").fetchall()
    ids = [id_ for id_, _ in rows]
    if (case.corrections() and chance.random() < 0.3) or len(ids) < 3:
        log = case.corrections()
        undone = {e.undoes for e in log}
        case.undo(chance.choice([e.seq for e in log if e.seq not in undone]), who="ann", whole=False)
        return
    id_ = chance.choice(ids)
    members = case.connection.execute(
        "SELECT r.id FROM members m JOIN reports r ON r.seq = m.report WHERE m.kind = 'event' AND m.id = ?", (id_,)
    ).fetchall()
    report = chance.choice(members)[0]
    one = f"{report}:{id_}"
    asked = "SELECT m.id FROM members m JOIN reports r ON r.seq = m.report WHERE m.kind = 'actor' AND r.id = ?"
    (here,) = chance.choice(case.connection.execute(asked, (report,)).fetchall())
    ways: list[tuple[str, tuple[Any, ...]]] = [
        ("reject", (id_,)), ("reject", (one,)), ("retype", (id_, chance.choice(("COERCE", "ASSAULT", "REQUEST")))),
        ("set_slot", (id_, "status", [chance.choice(("actual", "negated", "future"))])),
        ("set_slot", (one, "date", ["2025-05-01"])), ("set_slot", (one, "recipients", [])),
        ("note", (id_, "see there")), ("accept", (id_,)), ("accept", (one,)),
        ("merge", (chance.sample(ids, 2),)), ("set_slot", (one, "actors", [here])),
    ]  # fmt: skip
    if len(set(members)) > 1:
        ways.append(("split", ([one],)))
    verb, arguments = chance.choice(ways)
    case.correct(lambda c: getattr(correcting, verb)(c, *arguments), who="ann", whole=False)


def told(case: Case) -> dict[str, list[Any]]:
    found = {t: case.connection.execute(f"SELECT * FROM {t} ORDER BY {by}").fetchall() for t, by in TABLES.items()}
    found["happenings"] = case.connection.execute("SELECT rowid, * FROM happenings ORDER BY rowid").fetchall()
    found["clauses"] = case.connection.execute("SELECT rowid, evidence FROM clauses ORDER BY rowid").fetchall()
    found["done"] = case.connection.execute("SELECT happening, done FROM doubts ORDER BY happening").fetchall()
    return found


def doubts(case: Case) -> list[Any]:
    return case.connection.execute("SELECT * FROM doubts ORDER BY happening").fetchall()


@pytest.mark.parametrize("seed", range(40))
def test_patch_gives_what_settling_gives(case: Case, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.case.SMALL", 0)
    chance = random.Random(seed)
    put(case, *some_reports(chance))
    for _ in range(5):
        correct_somehow(case, chance)
        patched, before, disputes = told(case), doubts(case), case.discrepancies()
        case.settle()
        assert patched == told(case)
        if disputes == case.discrepancies():
            assert before == doubts(case)
        assert case.is_settled()


def test_patch_of_a_large_component_keeps_to_the_event_itself(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.case.SMALL", 0)
    monkeypatch.setattr(patch, "MOST_REPORTS", 1)
    put(case, *some_reports(random.Random(3)))
    for seed in range(12):
        correct_somehow(case, random.Random(seed))
        rows = case.connection.execute("SELECT id FROM members WHERE kind = 'event' GROUP BY report, local HAVING count(*) > 1")
        assert rows.fetchall() == []  # nothing is in two events
        shown = {i for (i,) in case.connection.execute("SELECT id FROM happenings")}
        assert shown == {i for (i,) in case.connection.execute("SELECT DISTINCT id FROM members WHERE kind = 'event'")}
    case.settle()
    assert case.is_settled()


@pytest.mark.parametrize("verb", ["accept", "note"])
def test_patch_what_changes_no_record_leaves_nothing_to_settle(case: Case, verb: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.case.SMALL", 0)
    put(case, *some_reports(random.Random(1)))
    id_ = case.connection.execute("SELECT id FROM happenings").fetchone()[0]
    words = ("seen",) if verb == "note" else ()
    before = case.export()
    case.correct(lambda c: getattr(correcting, verb)(c, id_, *words), who="ann", whole=False)
    assert case.is_settled()
    assert {k: v for k, v in case.export().items() if k != "corrections"} == {
        k: v for k, v in before.items() if k != "corrections"
    }
    (done,) = case.connection.execute(
        "SELECT done FROM doubts d JOIN happenings h ON h.rowid = d.happening WHERE h.id = ?", (id_,)
    ).fetchone()
    assert done == (verb == "accept")
    case.undo(who="ann", whole=False)
    assert case.connection.execute("SELECT sum(done) FROM doubts").fetchone() == (0,)


def test_patch_shows_an_actor_that_the_report_does_not_name(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.case.SMALL", 0)
    put(
        case, record("a", "Aland shelled Bland.", events=[{"trigger": "shelled", "type": "ASSAULT", "actors": ["Aland"]}]),
        record("b", "Dland met Eland.", events=[{"trigger": "met", "type": "CONSULT", "actors": ["Dland"]}]),
    )  # fmt: skip
    (event,) = case.connection.execute("SELECT id FROM happenings WHERE type = 'ASSAULT'").fetchone()
    (dland,) = case.connection.execute("SELECT id FROM entities WHERE name = 'Dland'").fetchone()
    case.correct(lambda c: correcting.set_slot(c, event, "actors", [dland]), who="ann", whole=False)
    assert case.names(case.one(event)[1]["actors"]) == {dland: "Dland"}
    case.settle()
    assert list(case.names(case.one(event)[1]["actors"]).values()) == ["Dland"]


def test_patch_actors_wait_for_settling(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.case.SMALL", 0)
    put(case, *some_reports(random.Random(2)))
    first, second = case.connection.execute("SELECT id FROM entities ORDER BY id LIMIT 2").fetchall()
    case.correct(lambda c: correcting.merge(c, [*first, *second]), who="ann", whole=False)
    assert not case.is_settled()
    assert case.corrections()[-1].verb is Verb.MERGE
    case.settle()
    assert case.is_settled()


def test_patch_settling_lets_others_write_meanwhile(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    put(case, *some_reports(random.Random(5)))
    with transaction(case.connection, case.path):
        case.connection.execute("UPDATE facts SET value = 'yes' WHERE name = 'stale'")
    id_ = case.connection.execute("SELECT id FROM happenings ORDER BY rowid").fetchone()[0]
    real, calls = dragoman_read(), list[int]()

    def read_and_be_overtaken(connection: Any) -> Any:
        found = real(connection)
        if not calls:
            with Case.open(case.path, write=True) as other:
                monkeypatch.setattr("dragoman.case.SMALL", 0)
                other.correct(lambda c: correcting.reject(c, id_), who="bob", whole=False)
        calls.append(1)
        return found

    monkeypatch.setattr("dragoman.case.read", read_and_be_overtaken)
    case.settle()
    assert len(calls) == 2  # what was read before the correction was not written
    assert id_ not in {i for (i,) in case.connection.execute("SELECT id FROM happenings")}


def dragoman_read() -> Any:
    from dragoman.record.settle import read

    return read
