"""PLOVER's four classes of event."""

from enum import Enum

from dragoman.events.records import EventType


class Quad(Enum):
    """Words or deeds, for or against; under PLOVER's names."""

    VERBAL_COOPERATION = "verbal cooperation"
    MATERIAL_COOPERATION = "material cooperation"
    VERBAL_CONFLICT = "verbal conflict"
    MATERIAL_CONFLICT = "material conflict"


def quad(kind: EventType) -> Quad:
    """The quad class of a type, by PLOVER's codebook."""
    match kind:
        case EventType.AGREE | EventType.CONSULT | EventType.SUPPORT | EventType.CONCEDE:
            return Quad.VERBAL_COOPERATION
        case EventType.COOPERATE | EventType.AID | EventType.RETREAT:
            return Quad.MATERIAL_COOPERATION
        case EventType.REQUEST | EventType.ACCUSE | EventType.REJECT | EventType.THREATEN:
            return Quad.VERBAL_CONFLICT
        case _:
            return Quad.MATERIAL_CONFLICT
