"""A case in other forms: tables, a map, a calendar, entities, records and a dossier, made of the case's JSON alone."""

from dragoman.record.exports.dossier import dossier
from dragoman.record.exports.ftm import follow_the_money
from dragoman.record.exports.geojson import geojson
from dragoman.record.exports.ics import ics
from dragoman.record.exports.manifest import manifest
from dragoman.record.exports.plover import plover_records
from dragoman.record.exports.tables import codebook, csv_tables, parquet_tables, tsv_tables
from dragoman.record.exports.write import FORMATS, write_export

__all__ = [
    "FORMATS", "codebook", "csv_tables", "dossier", "follow_the_money", "geojson", "ics", "manifest", "parquet_tables",
    "plover_records", "tsv_tables", "write_export",
]  # fmt: skip
