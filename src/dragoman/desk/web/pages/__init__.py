"""One file a page. Each has `routes`, a list of Starlette routes; a new page adds its file and its name here."""

PAGES = (
    "first", "report", "event", "actor", "process", "discrepancies", "timeline", "map", "relations",
    "review", "corrections", "log", "alerts", "live", "api",
)  # fmt: skip
