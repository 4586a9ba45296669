"""The small encoder that later stages may ask. The model loads on first call (dragoman.learned.coder)."""

from dragoman.learned.records import Mark, Reading

__all__ = ["Mark", "Reading"]
