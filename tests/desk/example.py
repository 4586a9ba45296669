"""One invented report with one finding of each kind, made by hand so that views are tested without any stage."""

from datetime import date

from dragoman.actors import Actor, ActorKind, Mention, MentionForm
from dragoman.discrepancies import Claim, Discrepancy, DiscrepancyKind
from dragoman.events import Event, EventType, Role, Slot, Status
from dragoman.places import Place, Precision
from dragoman.processes import Process, ProcessKind, Stage, State
from dragoman.record import ReportRecord
from dragoman.report import Link, Report
from dragoman.sentences import Span
from dragoman.statements import Statement, StatementKind
from dragoman.times import Basis, When

TITLE = "Norland warns Sudmark over the dam"
TEXT = "\n\n".join(
    (
        TITLE,
        "Norland's Foreign Minister Ada Brun warned Sudmark on Tuesday that closing the Orla dam would be "
        '"answered in kind", the Orla Post reported.',
        "The river truce has expired, Sudmark's army said on state radio. "
        "Two diplomats said it was extended on Wednesday (May 6).",
        "Brun will meet Sudmark's envoy in Porto Alto next week.",
    )
)


def span(text: str, start: int = 0) -> Span:
    """The first place of these characters at or after `start`."""
    at = TEXT.index(text, start)
    return Span(at, at + len(text), text)


DAY = date(2026, 5, 5)
STATED = When(DAY, DAY, "on Tuesday", Basis.STATED)
NEXT_WEEK = When(date(2026, 5, 11), date(2026, 5, 17), "next week", Basis.STATED)
PORTO = Place("Porto Alto", None, None, None, Precision.CITY)


def actor(name: str, kind: ActorKind, country: str | None = None, role: str | None = None) -> Actor:
    at = TEXT.find(name)
    mentions = (Mention(span(name, len(TITLE)), 1, 0, MentionForm.NAME),) if at >= 0 else ()
    return Actor(f"ac-{name.lower().replace(' ', '')}", name, kind, country, None, role, (), mentions)


ACTORS = (
    actor("Ada Brun", ActorKind.PERSON, "NOR", "Foreign Minister"),
    actor("Sudmark", ActorKind.STATE),
    actor("Orla Post", ActorKind.ORGANISATION),
    actor("Sudmark's army", ActorKind.GROUP),
    actor("Two diplomats", ActorKind.GROUP),
)
BRUN, SUDMARK, POST, ARMY, DIPLOMATS = (one.id for one in ACTORS)


def statement(
    name: str, source: str, cue: str, content: str, via: str | None = None, channel: str | None = None
) -> Statement:
    return Statement(
        name, StatementKind.SAID, source, span(cue), span(cue), (span(content),), content.startswith('"'), channel,
        via, (), None, "cue:test",
    )  # fmt: skip


STATEMENTS = (
    statement("st-aaaa11", POST, "reported", "Norland's Foreign Minister"),
    statement("st-bbbb22", BRUN, "warned", '"answered in kind"', via="st-aaaa11"),
    statement("st-cccc33", ARMY, "said on", "The river truce has expired", channel="state radio"),
    statement("st-dddd44", DIPLOMATS, "said it", "it was extended"),
)


def event(name: str, kind: EventType, trigger: str, evidence: str, **more: object) -> Event:
    start = span(evidence).start
    roles = (
        Role(Slot.ACTOR, BRUN, span("Brun", start), "nsubj"),
        Role(Slot.RECIPIENT, SUDMARK, span("Sudmark", start), "dobj"),
    )
    values: dict[str, object] = {
        "mode": None,
        "status": Status.ACTUAL,
        "date": STATED,
        "place": None,
        "statement": None,
    }
    return Event(
        id=name, type=kind, roles=roles, trigger=span(trigger, start), evidence=(span(evidence),), contexts=(),
        confidence=0.8, sentence=1, head=7, rule="triggers.tsv:test", why="the main clause tells it as a fact",
        **{**values, **more},  # type: ignore[arg-type]
    )  # fmt: skip


WARNING = event(
    "ev-1111aaaa", EventType.THREATEN, "warned", "Norland's Foreign Minister Ada Brun warned Sudmark on Tuesday",
    statement="st-aaaa11",
)  # fmt: skip
MEETING = event(
    "ev-1111bbbb", EventType.CONSULT, "meet", "Brun will meet Sudmark's envoy in Porto Alto next week",
    mode="meet", status=Status.FUTURE, date=NEXT_WEEK, place=PORTO,
)  # fmt: skip
EVENTS = (WARNING, MEETING)

TRUCE = Process(
    "pr-3333cc", ProcessKind.CEASEFIRE, "river truce", span("The river truce"), (SUDMARK,), (POST,), PORTO,
    date(2026, 5, 9),
    (
        Stage(State.EXPIRED, None, span("The river truce has expired"), "st-cccc33", (), "stage:test"),
        Stage(State.EXTENDED, STATED, span("it was extended"), "st-dddd44", (span("it was extended"),), "stage:test"),
    ),
    (State.EXPIRED, State.EXTENDED), "process:test",
)  # fmt: skip

WEEKDAY = Discrepancy(
    "di-4444dd", DiscrepancyKind.STATUS,
    (
        Claim("expired", span("The river truce has expired"), "r-1", "st-cccc33"),
        Claim("extended", span("it was extended on Wednesday (May 6)"), "r-1", "st-dddd44"),
    ),
    None, "The army says that the truce expired, two diplomats that it was extended.", "status:test",
)  # fmt: skip


def example(text: str = TEXT, warnings: tuple[str, ...] = ()) -> ReportRecord:
    """The record of the invented report."""
    report = Report(
        "r-1", text, "0" * 64, TITLE, "Ida Voss", "The Orla Post", "https://example.org/orla", "2026-05-05", "en",
        "ORLA", (Link("More on the dam", "https://example.org/dam"),), warnings,
    )  # fmt: skip
    return ReportRecord(report, ACTORS, STATEMENTS, EVENTS, (TRUCE,), (WEEKDAY,), version="0.1.0")
