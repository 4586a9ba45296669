"""Pictures of a case as SVG: plain data in, markup out; every word that comes from a report is escaped."""
