-- People who sign in with a password; what they may do, and with which devices.
CREATE TABLE users (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  scope TEXT, -- JSON: groups and sites; null: every device
  password TEXT NOT NULL, -- JSON: how it was stretched, and what the result must be
  totp TEXT, -- JSON: the seed of the second factor, sealed under the password; null: none
  recovery TEXT NOT NULL, -- JSON: SHA-256 of the codes that stand in for the second factor, each once
  created_at INTEGER NOT NULL,
  password_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX user_names ON users (lower(name));

ALTER TABLE tokens ADD COLUMN scope TEXT;
ALTER TABLE tokens ADD COLUMN expires_at INTEGER;
ALTER TABLE tokens ADD COLUMN read_only INTEGER NOT NULL DEFAULT 0;

-- A session is only as good as the token or user it was opened with. Older ones do not say: sign in again.
DROP TABLE sessions;
CREATE TABLE sessions (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL UNIQUE,
  owner_kind TEXT NOT NULL, -- user, token or code
  owner_id TEXT, -- of the user or token
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 5;
