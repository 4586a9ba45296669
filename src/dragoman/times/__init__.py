"""When: expressions, anchoring to the report's date."""

from dragoman.times.records import Basis, TimeExpression, TimeForm, When

__all__ = ["Basis", "TimeExpression", "TimeForm", "When"]
