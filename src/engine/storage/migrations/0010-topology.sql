-- How the network is wired: what each device told last, and what was concluded of it, with the time for which it held.
CREATE TABLE wirings (
  host_id TEXT PRIMARY KEY, -- a device, or a host that discovery knows
  at INTEGER NOT NULL,
  wiring BLOB NOT NULL -- JSON, packed with zstd
) STRICT;

CREATE TABLE topology_spans (
  kind TEXT NOT NULL, -- 'link' or 'node'
  id TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  valid_to INTEGER, -- null while it holds
  value TEXT NOT NULL, -- JSON
  PRIMARY KEY (kind, id, valid_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX topology_spans_open ON topology_spans (kind) WHERE valid_to IS NULL;
CREATE INDEX topology_spans_from ON topology_spans (kind, valid_from);
CREATE INDEX topology_spans_to ON topology_spans (kind, valid_to) WHERE valid_to IS NOT NULL;

CREATE TABLE sightings (
  mac TEXT NOT NULL, -- 12 hex digits
  seen_from INTEGER NOT NULL,
  seen_to INTEGER, -- null while it is there
  node TEXT NOT NULL,
  if_index INTEGER NOT NULL,
  port TEXT,
  vlan INTEGER,
  is_direct INTEGER NOT NULL, -- 1: nothing else is behind that port
  PRIMARY KEY (mac, seen_from)
) STRICT, WITHOUT ROWID;
CREATE INDEX sightings_open ON sightings (mac) WHERE seen_to IS NULL;

PRAGMA user_version = 10;
