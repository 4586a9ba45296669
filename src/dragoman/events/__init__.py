"""What: triggers, type, mode, status, roles."""

from dragoman.events.quads import Quad, quad
from dragoman.events.records import Dropped, Event, EventType, Role, Slot, Status

__all__ = ["Dropped", "Event", "EventType", "Quad", "Role", "Slot", "Status", "quad"]
