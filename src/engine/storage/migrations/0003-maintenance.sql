-- Planned work: the devices it names, when, and how it comes back.
CREATE TABLE maintenance (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  scope TEXT NOT NULL, -- JSON: deviceIds, groups, tags
  start_at INTEGER NOT NULL, -- of the first time
  end_at INTEGER NOT NULL,
  repeat TEXT NOT NULL, -- none, daily or weekly
  until_at INTEGER,
  time_zone TEXT NOT NULL, -- IANA name; repeats follow its clock
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Why a state began, and the check that decided; null where it was not kept.
ALTER TABLE device_state_spans ADD COLUMN reason TEXT; -- JSON
ALTER TABLE device_state_spans ADD COLUMN check_id TEXT;

-- History is read device by device, outages newest first.
DROP INDEX closed_spans;
CREATE INDEX spans_by_device ON device_state_spans (device_id, to_at);
CREATE INDEX outages ON device_state_spans (from_at) WHERE state = 'down';

PRAGMA user_version = 3;
