"""The record as JSON: the output contract, field by field (see docs/record.md)."""

from typing import Any

from dragoman.actors import Actor
from dragoman.discrepancies import Discrepancy
from dragoman.events import Event, Slot
from dragoman.places import Place
from dragoman.processes import Process, Stage
from dragoman.record.records import ReportRecord
from dragoman.report import Report
from dragoman.sentences import Span
from dragoman.statements import Statement
from dragoman.times import When

Json = dict[str, Any]


def record_json(record: ReportRecord) -> Json:
    """One report's record in the contract's shape, ready for json.dumps."""
    return {
        "report": _report(record.report),
        "actors": [_actor(a) for a in record.actors],
        "statements": [_statement(s) for s in record.statements],
        "events": [_event(e) for e in record.events],
        "processes": [_process(p) for p in record.processes],
        "discrepancies": [_discrepancy(d) for d in record.discrepancies],
        "dropped": [{"span": _span(d.span), "reason": d.reason} for d in record.dropped],
        "warnings": list(record.report.warnings),
        "version": record.version,
    }


def _span(span: Span | None) -> Json | None:
    return {"start": span.start, "end": span.end, "text": span.text} if span else None


def _spans(spans: tuple[Span, ...]) -> list[Json]:
    return [{"start": s.start, "end": s.end, "text": s.text} for s in spans]


def _when(when: When | None) -> Json | None:
    if when is None:
        return None
    return {
        "start": when.start.isoformat(), "end": when.end.isoformat(), "text": when.text, "basis": when.basis.value,
    }  # fmt: skip


def _place(place: Place | None) -> Json | None:
    if place is None:
        return None
    return {
        "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon,
        "precision": place.precision.value,
    }  # fmt: skip


def _report(report: Report) -> Json:
    return {
        "id": report.id, "title": report.title, "byline": report.byline, "outlet": report.outlet, "url": report.url,
        "published": report.published, "language": report.language, "text": report.text, "sha256": report.sha256,
        "links": [{"text": link.text, "url": link.url} for link in report.links],
    }  # fmt: skip


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id, "name": actor.name, "kind": actor.kind.value, "country": actor.country,
        "sector": actor.sector, "role": actor.role, "aliases": list(actor.aliases),
        "mentions": [{**(_span(m.span) or {}), "form": m.form.value} for m in actor.mentions],
    }  # fmt: skip


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id, "kind": statement.kind.value, "source": statement.source,
        "source_span": _span(statement.source_span), "cue": _span(statement.cue),
        "content": _spans(statement.content), "direct": statement.direct, "channel": statement.channel,
        "via": statement.via, "addressees": list(statement.addressees), "date": _when(statement.date),
        "rule": statement.rule,
    }  # fmt: skip


def _event(event: Event) -> Json:
    return {
        "id": event.id, "type": event.type.value, "mode": event.mode, "status": event.status.value,
        "actors": list(event.fillers(Slot.ACTOR)), "recipients": list(event.fillers(Slot.RECIPIENT)),
        "trigger": _span(event.trigger), "evidence": _spans(event.evidence), "date": _when(event.date),
        "place": _place(event.place), "statement": event.statement, "contexts": list(event.contexts),
        "confidence": event.confidence, "rule": event.rule,
        "roles": [{"slot": r.slot.value, "actor": r.actor, "span": _span(r.span), "path": r.path} for r in event.roles],
    }  # fmt: skip


def _stage(stage: Stage) -> Json:
    return {
        "state": stage.state.value, "date": _when(stage.date), "span": _span(stage.span),
        "statement": stage.statement, "evidence": _spans(stage.evidence), "rule": stage.rule,
    }  # fmt: skip


def _process(process: Process) -> Json:
    return {
        "id": process.id, "kind": process.kind.value, "name": process.name, "span": _span(process.span),
        "parties": list(process.parties), "mediators": list(process.mediators), "place": _place(process.place),
        "deadline": process.deadline.isoformat() if process.deadline else None,
        "stages": [_stage(s) for s in process.stages], "current": [s.value for s in process.current],
        "rule": process.rule,
    }  # fmt: skip


def _discrepancy(discrepancy: Discrepancy) -> Json:
    return {
        "id": discrepancy.id, "kind": discrepancy.kind.value,
        "claims": [
            {"value": c.value, "span": _span(c.span), "report": c.report, "statement": c.statement}
            for c in discrepancy.claims
        ],
        "resolved": discrepancy.resolved, "reason": discrepancy.reason, "rule": discrepancy.rule,
    }  # fmt: skip
