-- Ways to sign in to devices. The key that seals them is never here, only what opens it (setting "vault").
CREATE TABLE credentials (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  fields TEXT NOT NULL, -- JSON: what is no secret
  sealed TEXT NOT NULL, -- JSON: AES-256-GCM by field, bound to this row
  secret_at INTEGER, -- when a secret was last set
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Where a credential holds: one of each kind at a place.
CREATE TABLE credential_assignments (
  kind TEXT NOT NULL,
  level TEXT NOT NULL, -- device, group or site
  target TEXT NOT NULL, -- id of the device, name of the group or site
  credential_id TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
  PRIMARY KEY (kind, level, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_of_credential ON credential_assignments (credential_id);

PRAGMA user_version = 6;
