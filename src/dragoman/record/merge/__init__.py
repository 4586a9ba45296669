"""What is one: copies of a report, one person under several names, one event, one ceasefire in many reports."""

from dragoman.record.merge.records import (
    ActorNode,
    Cluster,
    Dispute,
    DisputedClaim,
    EventNode,
    Key,
    Ledger,
    LedgerStage,
    Link,
    PlaceNode,
    ProcessNode,
    ReportNode,
    Root,
    Rulings,
    StageNode,
)

__all__ = [
    "ActorNode",
    "Cluster",
    "Dispute",
    "DisputedClaim",
    "EventNode",
    "Key",
    "Ledger",
    "LedgerStage",
    "Link",
    "PlaceNode",
    "ProcessNode",
    "ReportNode",
    "Root",
    "Rulings",
    "StageNode",
]
