"""What does not agree inside a report."""

from dragoman.discrepancies.records import Claim, Discrepancy, DiscrepancyKind

__all__ = ["Claim", "Discrepancy", "DiscrepancyKind"]
