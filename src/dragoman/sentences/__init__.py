"""Spans and sentences. `parse` is imported from dragoman.sentences.parse, which loads spaCy on its first call."""

from dragoman.sentences.records import Document, Sentence, Span, Token, identity

__all__ = ["Document", "Sentence", "Span", "Token", "identity"]
