"""Where: toponyms, gazetteer, precision."""

from dragoman.places.records import Place, PlaceMention, Precision

__all__ = ["Place", "PlaceMention", "Precision"]
