-- What SNMP tells of devices: their interfaces, all their facts, and values a person wants to have watched.
CREATE TABLE interfaces (
  number INTEGER PRIMARY KEY, -- names it on hot paths and owns its series
  id TEXT NOT NULL UNIQUE,
  device_id TEXT NOT NULL REFERENCES devices (id),
  if_index INTEGER NOT NULL, -- of the last survey
  facts TEXT NOT NULL, -- JSON: what the last survey said of it
  settings TEXT NOT NULL, -- JSON: what a person said of it
  first_seen INTEGER NOT NULL,
  gone_at INTEGER -- it was not in the last survey; null while it is
) STRICT;
CREATE INDEX interfaces_by_device ON interfaces (device_id);

CREATE TABLE device_facts (
  device_id TEXT PRIMARY KEY REFERENCES devices (id),
  at INTEGER NOT NULL,
  facts BLOB NOT NULL -- JSON, packed with zstd
) STRICT;

CREATE TABLE watched_oids (
  id TEXT PRIMARY KEY,
  device_id TEXT NOT NULL REFERENCES devices (id),
  settings TEXT NOT NULL -- JSON
) STRICT;

CREATE TABLE mibs (
  name TEXT PRIMARY KEY, -- of the first module in it
  added_at INTEGER NOT NULL,
  source BLOB NOT NULL -- the file as it was given, packed with zstd
) STRICT;

-- All series of one interface are one group, and their numbers follow from its number; see series/interface-groups.ts.
ALTER TABLE series_groups ADD COLUMN interface INTEGER;
CREATE UNIQUE INDEX series_groups_by_interface ON series_groups (interface) WHERE interface IS NOT NULL;

PRAGMA user_version = 8;
