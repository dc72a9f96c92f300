-- Who did what, when and from where. Each record holds the SHA-256 of the one before it and of itself.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  at INTEGER NOT NULL,
  actor_kind TEXT NOT NULL, -- local, session, token, program or none
  actor_id TEXT,
  actor TEXT NOT NULL, -- name
  role TEXT,
  action TEXT NOT NULL, -- name of the call
  target TEXT,
  remote TEXT, -- address the request came from; null: this computer
  result TEXT NOT NULL, -- ok, or the code of the fault
  count INTEGER NOT NULL, -- how often within a minute
  detail TEXT,
  hash BLOB NOT NULL
) STRICT;
CREATE INDEX audit_by_time ON audit (at);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- The newest record, so that one cut off at the end is missed.
CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  seq INTEGER NOT NULL,
  hash BLOB NOT NULL
) STRICT;

PRAGMA user_version = 7;
