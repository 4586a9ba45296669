"""What: triggers, type, mode, status, roles."""

from dragoman.events.records import Event, EventType, Role, Slot, Status

__all__ = ["Event", "EventType", "Role", "Slot", "Status"]
