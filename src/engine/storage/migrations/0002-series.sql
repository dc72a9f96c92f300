-- Samples of all kinds as compressed chunks; see src/engine/storage/series. They replace the journal of rounds.
DROP TABLE round_journal;

-- Series that are kept in the same chunks: up to 16 of one device.
CREATE TABLE series_groups (
  number INTEGER PRIMARY KEY,
  device TEXT NOT NULL -- id of the device; no reference: what was measured outlives what it tells about
) STRICT;

CREATE TABLE series (
  number INTEGER PRIMARY KEY,
  series_group INTEGER NOT NULL REFERENCES series_groups (number),
  owner_kind TEXT NOT NULL, -- check, device or interface
  owner_id TEXT NOT NULL,
  metric TEXT NOT NULL, -- such as ping.rtt.avg
  unit TEXT NOT NULL, -- such as ms; empty for plain numbers
  kind TEXT NOT NULL, -- gauge, rate, counter or state
  decimals INTEGER, -- values are rounded to so many; null: kept as they are
  vantage INTEGER NOT NULL REFERENCES vantages (number),
  UNIQUE (owner_kind, owner_id, metric, vantage)
) STRICT;

-- key = (owner * 8 + level) * 2^20 + slot of two hours since 2000; see series/levels.ts.
CREATE TABLE series_chunks (
  key INTEGER PRIMARY KEY,
  samples INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- Pieces of windows that are not sealed yet, in the order in which they were cut.
CREATE TABLE series_parts (
  number INTEGER PRIMARY KEY,
  series_group INTEGER NOT NULL REFERENCES series_groups (number),
  window_start INTEGER NOT NULL, -- ms since 1970, as the two below
  from_at INTEGER NOT NULL, -- first and last moment in it
  to_at INTEGER NOT NULL,
  last_row INTEGER NOT NULL, -- up to this row of the journal everything of the window is in a part
  samples INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- One row for each flush: the samples of about a second, until all of them are in a chunk or a part.
CREATE TABLE series_journal (
  number INTEGER PRIMARY KEY,
  from_at INTEGER NOT NULL,
  to_at INTEGER NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- Kept in step with series_chunks, so that nobody has to count them.
CREATE TABLE series_totals (
  level INTEGER PRIMARY KEY,
  chunks INTEGER NOT NULL,
  samples INTEGER NOT NULL,
  bytes INTEGER NOT NULL
) STRICT;
INSERT INTO series_totals (level, chunks, samples, bytes)
VALUES (0, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0), (3, 0, 0, 0), (4, 0, 0, 0), (5, 0, 0, 0), (6, 0, 0, 0), (7, 0, 0, 0);

PRAGMA user_version = 2;
