-- Scans, what they found, what people decided about it, and scans that are made again and again.
CREATE TABLE scans (
  id TEXT PRIMARY KEY,
  started_at INTEGER NOT NULL,
  data TEXT NOT NULL -- JSON; no secret is ever in it
) STRICT;
CREATE INDEX scans_by_start ON scans (started_at);

CREATE TABLE discovered_hosts (
  id TEXT PRIMARY KEY, -- also that of the device it is or becomes
  data TEXT NOT NULL -- JSON
) STRICT;

-- What a host was like when a scan found it, so that two scans can be compared.
CREATE TABLE scan_hosts (
  scan_id TEXT NOT NULL REFERENCES scans (id) ON DELETE CASCADE,
  host_id TEXT NOT NULL,
  data TEXT NOT NULL, -- JSON
  PRIMARY KEY (scan_id, host_id)
) STRICT, WITHOUT ROWID;

-- A person said of two hosts that they are one device, or that they are not.
CREATE TABLE host_decisions (
  first TEXT NOT NULL,
  second TEXT NOT NULL, -- the larger id of both
  is_same INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;

CREATE TABLE scan_schedules (
  id TEXT PRIMARY KEY,
  data TEXT NOT NULL -- JSON
) STRICT;

PRAGMA user_version = 9;
