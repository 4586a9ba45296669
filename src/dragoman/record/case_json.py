"""The case as JSON: the contract's last section, field by field (see docs/record.md)."""

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.record.corrections import Entry
from dragoman.record.merge import (
    ActorNode,
    Cluster,
    Dispute,
    EventNode,
    Key,
    Ledger,
    LedgerStage,
    Link,
    PlaceNode,
    ReportNode,
)
from dragoman.record.merge.disputes import disputes
from dragoman.record.store.load import Held, Moment, report_nodes, report_text
from dragoman.record.view import View, amended, members_of

Json = dict[str, Any]

_STRENGTH = ("actual", "negated", "future", "hypothetical")  # which status wins where as many say the one as the other


@dataclass(frozen=True, slots=True)
class Names:
    """Ids of a view: of each report, actor and event. statements: ids of the case by report and local id."""

    reports: Mapping[int, str]
    actors: Mapping[Key, str]
    events: Mapping[Key, str]

    def statement(self, seq: int, local: str | None) -> str | None:
        """The case's id of a report's statement."""
        return case_id("s", self.reports[seq], local) if local else None


def case_id(letter: str, report: str, local: str) -> str:
    """An id of the case: a hash of the report's id and the finding's id within it."""
    named = f"{report}\n{local}"
    return f"{letter}-{hashlib.sha256(named.encode()).hexdigest()[:12]}"


def names_of(view: View) -> Names:
    """Ids by content: each merged finding is named after its first mention."""
    reports = {r.seq: r.id for r in view.reports}

    def named(letter: str, clusters: Sequence[Cluster]) -> dict[Key, str]:
        first = [case_id(letter, reports[c.members[0][0]], c.members[0][1]) for c in clusters]
        return {key: first[at] for key, at in members_of(clusters).items()}

    return Names(reports, named("a", view.people), named("e", view.happenings))


def case_json(connection: sqlite3.Connection, view: View) -> Json:
    """The whole case at the view's moment."""
    names = names_of(view)
    records = dict(amended(connection, view.reports, view.moment, view.entries))
    return {
        "reports": [report_json(connection, r, view, names) for r in view.reports],
        "actors": [actor_json(c, view, names, records) for c in view.people],
        "statements": [s for seq, record in records.items() for s in _statements(seq, record, names)],
        "events": [event_json(c, view, names) for c in view.happenings],
        "processes": [ledger_json(ledger, names) for ledger in view.ledgers],
        "discrepancies": discrepancies_json(connection, view, names),
        "corrections": [_entry(e) for e in view.entries],
        "moment": moment_json(view.moment),
    }


def moment_json(moment: Moment) -> Json:
    return {"as_of": moment.as_of, "known_by": moment.known_by}


def _entry(entry: Entry) -> Json:
    return {"seq": entry.seq, "at": entry.at, "who": entry.who, "why": entry.why, "verb": entry.verb.value}


def report_json(connection: sqlite3.Connection, held: Held, view: View, names: Names) -> Json:
    root = view.roots[held.seq]
    revises = names.reports.get(held.revises) if held.revises is not None else None
    return {
        "id": held.id, "title": held.title, "outlet": held.outlet, "byline": held.byline, "url": held.url,
        "published": held.published, "language": held.language, "text": report_text(connection, held.seq),
        "sha256": held.sha256, "origin": names.reports[root.seq], "copy": root.reason, "revises": revises,
        "added": held.added, "source": held.came, "raw_sha256": held.raw,
    }  # fmt: skip


def actor_json(cluster: Cluster, view: View, names: Names, records: Mapping[int, Json]) -> Json:
    """One actor of the case: its fullest name, what most of its reports say of it, all of its mentions."""
    nodes = _actors(cluster, view)
    name = fullest(nodes)
    spoken = sorted(({n.name for n in nodes} | {a for n in nodes for a in n.aliases}) - {name})
    return {
        "id": names.actors[cluster.members[0]], "name": name,
        "kind": most(n.kind for n in nodes), "country": most(n.country for n in nodes),
        "sector": most(n.sector for n in nodes), "role": most(n.role for n in nodes), "aliases": spoken,
        "mentions": [
            {"report": names.reports[seq], "span": {k: m[k] for k in ("start", "end", "text")}, "form": m["form"]}
            for seq, local in cluster.members
            for a in records[seq]["actors"] if a["id"] == local
            for m in a["mentions"]
        ],
        "merged": [_link(link, names) for link in cluster.links],
    }  # fmt: skip


def _actors(cluster: Cluster, view: View) -> list[ActorNode]:
    return [a for seq, local in cluster.members for a in view.nodes[seq].actors if a.key[1] == local]


def fullest(nodes: Sequence[ActorNode]) -> str:
    """The longest name of a person, else the commonest one; the longer and first in order among equals."""
    people = {n.name for n in nodes if n.kind == "person" and n.name[:1].isupper()}
    if people:
        return max(people, key=lambda n: (len(n.split()), len(n), n))
    counted = Counter(n.name for n in nodes)
    return max(counted, key=lambda n: (counted[n], len(n), n))


def most(values: Any) -> Any:
    """The commonest value that is not None; the first in order among equals."""
    counted = Counter(v for v in values if v is not None)
    return min(counted, key=lambda v: (-counted[v], str(v))) if counted else None


def _link(link: Link, names: Names) -> Json:
    return {
        "reports": [names.reports[link.first[0]], names.reports[link.second[0]]],
        "weight": round(link.weight, 3), "reason": link.reason,
    }  # fmt: skip


def _statements(seq: int, record: Json, names: Names) -> list[Json]:
    return [
        {
            **s, "id": names.statement(seq, s["id"]), "report": names.reports[seq],
            "source": names.actors.get((seq, s["source"])) if s["source"] else None,
            "via": names.statement(seq, s["via"]),
            "addressees": _ids([(seq, a) for a in s["addressees"]], names),
        }
        for s in record["statements"]
    ]  # fmt: skip


def _ids(keys: Sequence[Key], names: Names) -> list[str]:
    return list(dict.fromkeys(names.actors[k] for k in keys if k in names.actors))


def event_json(cluster: Cluster, view: View, names: Names) -> Json:
    """One event of the case with all of its mentions; slots are what the mentions together give."""
    nodes = view.events(cluster)
    lead = leading(nodes)
    dated = next((n for n in [lead, *nodes] if n.start), None)
    return {
        "id": names.events[cluster.members[0]], "type": lead.type, "mode": lead.mode, "status": status_of(nodes),
        "actors": _ids([a.key for a in _slot(nodes, lead, "actors")], names),
        "recipients": _ids([a.key for a in _slot(nodes, lead, "recipients")], names),
        "date": _date(dated), "place": place_json(_placed(nodes, lead)),
        "mentions": [_mention(n, view, names) for n in nodes],
        "independent_origins": len({n.origin for n in nodes}),
        "confidence": max(n.confidence for n in nodes),
        "merged": [_link(link, names) for link in cluster.links],
    }  # fmt: skip


def leading(nodes: Sequence[EventNode]) -> EventNode:
    """The mention whose type most origins have, then the one with most slots and confidence; the first of equals."""
    votes = Counter(t for _, t in {(n.origin, n.type) for n in nodes})

    def rank(at: int) -> tuple[int, int, float, int]:
        n = nodes[at]
        filled = bool(n.actors) + bool(n.recipients) + bool(n.place) + (n.basis == "stated")
        return votes[n.type], filled, n.confidence, -at

    return nodes[max(range(len(nodes)), key=rank)]


def status_of(nodes: Sequence[EventNode]) -> str:
    """What most origins say of it; a plan that was told before gives way to what is told since."""
    said = {(n.origin, n.status) for n in nodes}
    done = {s for _, s in said} & {"actual", "negated"}
    votes = Counter(s for _, s in said if s in done or not done)
    return min(votes, key=lambda s: (-votes[s], _STRENGTH.index(s)))


def _slot(nodes: Sequence[EventNode], lead: EventNode, slot: str) -> tuple[ActorNode, ...]:
    own: tuple[ActorNode, ...] = getattr(lead, slot)
    return own or next((getattr(n, slot) for n in nodes if getattr(n, slot)), ())


def _placed(nodes: Sequence[EventNode], lead: EventNode) -> PlaceNode | None:
    return lead.place or next((n.place for n in nodes if n.place), None)


def _date(node: EventNode | None) -> Json | None:
    if node is None or node.start is None or node.end is None:
        return None
    return {"start": node.start.isoformat(), "end": node.end.isoformat(), "basis": node.basis}


def place_json(place: PlaceNode | None) -> Json | None:
    if place is None:
        return None
    return {
        "name": place.name, "country": place.country, "lat": place.lat, "lon": place.lon, "precision": place.precision,
    }  # fmt: skip


def _mention(node: EventNode, view: View, names: Names) -> Json:
    seq = node.key[0]
    source = node.source and names.actors.get(node.source.key)
    return {
        "report": names.reports[seq], "span": _span(node.span, node.trigger),
        "statement": names.statement(seq, node.statement), "source": source, "type": node.type, "status": node.status,
        "evidence": node.sentence, "local": node.key[1],
        "origin": names.reports[node.origin],
    }  # fmt: skip


def _span(span: tuple[int, int], text: str) -> Json:
    return {"start": span[0], "end": span[1], "text": text}


def ledger_id(ledger: Ledger, names: Names) -> str:
    """Named after its first member."""
    seq, local = ledger.members[0]
    return case_id("p", names.reports[seq], local)


def ledger_json(ledger: Ledger, names: Names) -> Json:
    return {
        "id": ledger_id(ledger, names), "kind": ledger.kind, "name": ledger.name,
        "parties": _ids([p.key for p in ledger.parties], names),
        "mediators": _ids([m.key for m in ledger.mediators], names), "place": place_json(ledger.place),
        "deadline": ledger.deadline, "stages": [_stage(s, names) for s in ledger.stages],
        "current": list(ledger.current), "merged": [_link(link, names) for link in ledger.links],
    }  # fmt: skip


def _stage(told: LedgerStage, names: Names) -> Json:
    seq = told.process[0]
    date = {"start": told.start.isoformat(), "end": (told.end or told.start).isoformat()} if told.start else None
    source = told.stage.source and names.actors.get(told.stage.source.key)
    return {
        "state": told.stage.state, "date": date, "report": names.reports[seq],
        "span": _span(told.stage.span, told.stage.text), "statement": names.statement(seq, told.stage.statement),
        "source": source, "published": told.told.isoformat() if told.told else None,
        "repeats": [{"report": names.reports[key[0]], "stage": at} for key, at in told.repeats],
    }  # fmt: skip


def discrepancies_json(connection: sqlite3.Connection, view: View, names: Names) -> list[Json]:
    """Those between reports, then those inside of each report that copies no other."""
    reports = {node.seq: node for node in report_nodes(connection, view.nodes)}
    origins = {seq: root.seq for seq, root in view.roots.items()}
    happenings = [(c, view.events(c)) for c in view.happenings]
    between = [_dispute(d, names, reports) for d in disputes(happenings, view.ledgers, reports, origins)]
    own = [(seq, d) for seq, found in view.inside.items() if origins[seq] == seq for d in found]
    return between + [_inside(seq, d, names) for seq, d in own]


def _inside(seq: int, found: Json, names: Names) -> Json:
    claims = [
        {**c, "report": names.reports[seq], "statement": names.statement(seq, c["statement"])} for c in found["claims"]
    ]
    return {**found, "id": case_id("d", names.reports[seq], found["id"]), "claims": claims}


def _dispute(dispute: Dispute, names: Names, reports: Mapping[int, ReportNode]) -> Json:
    claims: list[Json] = []
    for claim in dispute.claims:
        start, end = claim.span
        claims.append({
            "value": claim.value, "span": _span(claim.span, reports[claim.report].text[start:end]),
            "report": names.reports[claim.report], "statement": names.statement(claim.report, claim.statement),
        })  # fmt: skip
    spot = "\n".join(f"{c['report']} {c['span']['start']} {c['value']}" for c in claims)
    return {
        "id": case_id("d", dispute.kind, spot), "kind": dispute.kind, "claims": claims, "resolved": dispute.resolved,
        "reason": dispute.reason,
    }  # fmt: skip
