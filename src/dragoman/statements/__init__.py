"""On whose word: quotations, cues, chains, channels."""

from dragoman.statements.records import Statement, StatementKind

__all__ = ["Statement", "StatementKind"]
