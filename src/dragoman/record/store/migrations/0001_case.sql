-- What came: bytes as they were, compressed, named by their SHA-256.
CREATE TABLE raws (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;

-- Reports in order of adding. A changed report is a row of its own that `revises` the one before it.
-- given: the caller's id; id: unique in the case. day: of publication. added: UTC. came: the source as it was named.
CREATE TABLE reports (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    given TEXT NOT NULL,
    revises INTEGER REFERENCES reports (seq),
    url TEXT,
    outlet TEXT,
    title TEXT,
    byline TEXT,
    published TEXT,
    day TEXT,
    language TEXT,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    raw TEXT REFERENCES raws (sha256),
    added TEXT NOT NULL,
    came TEXT NOT NULL
);
CREATE INDEX reports_given ON reports (given);
CREATE INDEX reports_url ON reports (url) WHERE url IS NOT NULL;
CREATE INDEX reports_sha256 ON reports (sha256);
CREATE INDEX reports_day ON reports (day);

-- What a version of dragoman read in a report: the contract's JSON without report.text, zlib. All codings are kept.
CREATE TABLE codings (
    report INTEGER NOT NULL REFERENCES reports (seq),
    at TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    record BLOB NOT NULL,
    PRIMARY KEY (report, at)
) WITHOUT ROWID;

-- Near copies: a sketch of each text, its bands for the look-up, and pairs that are alike.
CREATE TABLE sketches (
    report INTEGER PRIMARY KEY REFERENCES reports (seq),
    sketch BLOB NOT NULL
);
CREATE TABLE bands (
    band INTEGER NOT NULL,
    report INTEGER NOT NULL REFERENCES reports (seq),
    PRIMARY KEY (band, report)
) WITHOUT ROWID;
CREATE TABLE copies (
    first INTEGER NOT NULL REFERENCES reports (seq),
    second INTEGER NOT NULL REFERENCES reports (seq),
    weight REAL NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (first, second)
) WITHOUT ROWID;

-- Findings under the keys by which merging looks for others that may be the same, and pairs that are.
CREATE TABLE keys (
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    report INTEGER NOT NULL REFERENCES reports (seq),
    local TEXT NOT NULL,
    PRIMARY KEY (kind, key, report, local)
) WITHOUT ROWID;
CREATE INDEX keys_report ON keys (report);
CREATE TABLE links (
    kind TEXT NOT NULL,
    first_report INTEGER NOT NULL REFERENCES reports (seq),
    first_local TEXT NOT NULL,
    second_report INTEGER NOT NULL REFERENCES reports (seq),
    second_local TEXT NOT NULL,
    weight REAL NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (kind, first_report, first_local, second_report, second_local)
) WITHOUT ROWID;
CREATE INDEX links_second ON links (second_report);

-- What people have settled: append-only. undoes: the seq of the entry that this one takes back.
CREATE TABLE corrections (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    verb TEXT NOT NULL,
    arguments TEXT NOT NULL,
    undoes INTEGER REFERENCES corrections (seq)
);

-- Sources that gave no report, and why; one row a source and reason.
CREATE TABLE skipped (
    source TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (source, reason)
) WITHOUT ROWID;

-- Addresses that are polled: what the server said last.
CREATE TABLE visits (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    visited TEXT NOT NULL,
    status INTEGER
) WITHOUT ROWID;

-- Sources that `dragoman watch` polls.
CREATE TABLE watched (
    source TEXT PRIMARY KEY,
    since TEXT NOT NULL
) WITHOUT ROWID;

-- The settled view of the whole case as of now, for search: derived from all of the above, and rebuilt from it.
CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT,
    role TEXT
) WITHOUT ROWID;
CREATE INDEX entities_country ON entities (country, sector);
CREATE TABLE names (
    folded TEXT NOT NULL,
    entity TEXT NOT NULL,
    PRIMARY KEY (folded, entity)
) WITHOUT ROWID;
CREATE TABLE happenings (
    rowid INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    start TEXT,
    finish TEXT,
    place TEXT,
    country TEXT,
    origins INTEGER NOT NULL,
    mentions INTEGER NOT NULL,
    confidence REAL NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX happenings_start ON happenings (start);
CREATE INDEX happenings_type ON happenings (type, start);
CREATE INDEX happenings_facets ON happenings (status, type, place, origins);
CREATE INDEX happenings_place ON happenings (place);
CREATE TABLE roles (
    entity TEXT NOT NULL,
    slot TEXT NOT NULL,
    happening INTEGER NOT NULL,
    PRIMARY KEY (entity, slot, happening)
) WITHOUT ROWID;
CREATE INDEX roles_happening ON roles (happening);
-- The findings of reports that each actor, event and process is made of. kind: actor, event, process.
CREATE TABLE members (
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    report INTEGER NOT NULL,
    local TEXT NOT NULL,
    PRIMARY KEY (kind, id, report, local)
) WITHOUT ROWID;
CREATE INDEX members_report ON members (report, kind, local);
CREATE TABLE ledgers (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    deadline TEXT,
    body TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE disputes (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    body TEXT NOT NULL
) WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (title, text, content = 'reports', content_rowid = 'seq', tokenize = "unicode61 remove_diacritics 2");
CREATE TRIGGER reports_words AFTER INSERT ON reports BEGIN
    INSERT INTO words (rowid, title, text) VALUES (new.seq, new.title, new.text);
END;
CREATE VIRTUAL TABLE clauses USING fts5 (evidence, tokenize = "unicode61 remove_diacritics 2");

CREATE TABLE facts (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
