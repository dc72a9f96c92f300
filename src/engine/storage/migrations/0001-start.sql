-- Times are ms since 1970. What has a validity range (valid_from/valid_to, created_at/removed_at) is closed, not erased.
PRAGMA application_id = 0x526F6E64; -- "Rond"

-- Who measured and noted: one row for each computer whose history is in here.
CREATE TABLE vantages (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

-- What storage itself must remember: clean_exit, last_seen_at.
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT NOT NULL,
  site TEXT NOT NULL,
  notes TEXT NOT NULL,
  partner TEXT NOT NULL,
  country TEXT NOT NULL,
  profile TEXT NOT NULL,
  paused INTEGER NOT NULL,
  settings TEXT NOT NULL, -- JSON: groups and tags
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;

CREATE TABLE checks (
  id TEXT PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES devices (id),
  number INTEGER NOT NULL UNIQUE,
  position INTEGER NOT NULL, -- place in the device's list
  type TEXT NOT NULL,
  interval_s REAL NOT NULL,
  timeout_ms INTEGER NOT NULL,
  enabled INTEGER NOT NULL,
  settings TEXT NOT NULL, -- JSON
  valid_from INTEGER NOT NULL,
  valid_to INTEGER
) STRICT;
CREATE INDEX checks_by_device ON checks (device_id, position);

CREATE TABLE device_states (
  device_id TEXT PRIMARY KEY REFERENCES devices (id),
  state TEXT NOT NULL,
  since INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device_state_spans (
  number INTEGER PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES devices (id),
  state TEXT NOT NULL,
  from_at INTEGER NOT NULL,
  to_at INTEGER
) STRICT;
CREATE UNIQUE INDEX open_spans ON device_state_spans (device_id) WHERE to_at IS NULL;
CREATE INDEX closed_spans ON device_state_spans (to_at) WHERE to_at IS NOT NULL;

CREATE TABLE check_states (
  check_id TEXT PRIMARY KEY REFERENCES checks (id),
  state TEXT NOT NULL,
  since INTEGER NOT NULL,
  reason TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
  id TEXT PRIMARY KEY,
  at INTEGER NOT NULL,
  level TEXT NOT NULL,
  kind TEXT NOT NULL,
  device_id TEXT, -- no reference: an event outlives what it tells about
  device_name TEXT,
  check_id TEXT,
  params TEXT NOT NULL, -- JSON
  vantage INTEGER NOT NULL REFERENCES vantages (number)
) STRICT;
CREATE INDEX events_by_time ON events (at, id, level, kind, device_id);
CREATE INDEX events_by_device ON events (device_id, at, id, level, kind);

CREATE TABLE gaps (
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  reason TEXT NOT NULL,
  vantage INTEGER NOT NULL REFERENCES vantages (number),
  PRIMARY KEY (to_at, from_at, reason, vantage)
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  last_used_at INTEGER
) STRICT;

CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL -- JSON
) STRICT, WITHOUT ROWID;

-- One row for each flush: all rounds of about a second in one blob, see series/round-journal.ts.
CREATE TABLE round_journal (
  number INTEGER PRIMARY KEY,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  vantage INTEGER NOT NULL REFERENCES vantages (number),
  data BLOB NOT NULL
) STRICT;
-- Covering, so that retention and paging never read the blobs they pass by.
CREATE INDEX round_journal_by_time ON round_journal (to_at, number, from_at, bytes);

PRAGMA user_version = 1;
