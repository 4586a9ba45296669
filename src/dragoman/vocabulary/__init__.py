"""The field's words as data: TSV files, checked when they are loaded."""

from dragoman.vocabulary.load import conditions_of, load_table, read_table

__all__ = ["conditions_of", "load_table", "read_table"]
