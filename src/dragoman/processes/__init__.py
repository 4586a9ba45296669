"""What is standing: stages of talks, ceasefires, agreements, ultimatums."""

from dragoman.processes.records import Process, ProcessKind, Stage, State

__all__ = ["Process", "ProcessKind", "Stage", "State"]
