"""The field's words as data: TSV files, checked when they are loaded."""

from dragoman.vocabulary.load import load_table, read_table

__all__ = ["load_table", "read_table"]
