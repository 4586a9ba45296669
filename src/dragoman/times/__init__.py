"""When: expressions, anchoring to the report's date."""

from dragoman.times.records import Basis, Outlook, TimeExpression, TimeForm, When

__all__ = ["Basis", "Outlook", "TimeExpression", "TimeForm", "When"]
