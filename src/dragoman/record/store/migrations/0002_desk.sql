-- The settled view, continued: the origin of each report (its own seq for one that copies no other), and why.
CREATE TABLE origins (
    report INTEGER PRIMARY KEY,
    origin INTEGER NOT NULL,
    reason TEXT
);

-- How doubtful each event is, 0–1, and why. kinds: a bit for each kind of doubt (dragoman.record.doubt); reasons: JSON;
-- done: 1 where a person has looked at all that independent reports tell of it.
CREATE TABLE doubts (
    happening INTEGER PRIMARY KEY,
    doubt REAL NOT NULL,
    kinds INTEGER NOT NULL,
    reasons TEXT NOT NULL,
    done INTEGER NOT NULL
);
CREATE INDEX doubts_queue ON doubts (done, doubt DESC, happening);

-- Searches that somebody wants to hear of. query: JSON; heard: seq of the last report that was looked at.
CREATE TABLE searches (
    seq INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    query TEXT NOT NULL,
    since TEXT NOT NULL,
    heard INTEGER NOT NULL
);

-- What was new when the view was settled. kind: search, deadline, status, discrepancy; about: id of what it is about.
CREATE TABLE alerts (
    id TEXT PRIMARY KEY,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    about TEXT NOT NULL,
    said TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX alerts_at ON alerts (at);

-- Alerts that somebody has read.
CREATE TABLE seen (
    alert TEXT PRIMARY KEY,
    at TEXT NOT NULL
) WITHOUT ROWID;

-- Happenings are numbered by the day and the report that tells them first, so that one can be put in its place.
UPDATE facts SET value = 'yes' WHERE name = 'stale';
