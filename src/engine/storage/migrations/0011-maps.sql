-- Maps a person arranged, and where on earth devices are.
CREATE TABLE maps (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  settings TEXT NOT NULL, -- JSON: contents, layer, layout, what is collapsed, what was drawn by hand
  background TEXT, -- JSON: where the picture lies; null without one
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE map_placements (
  map_id TEXT NOT NULL REFERENCES maps (id) ON DELETE CASCADE,
  node TEXT NOT NULL, -- of the topology: it may be gone and come back
  x REAL NOT NULL,
  y REAL NOT NULL,
  PRIMARY KEY (map_id, node)
) STRICT, WITHOUT ROWID;

CREATE TABLE map_pictures (
  map_id TEXT PRIMARY KEY REFERENCES maps (id) ON DELETE CASCADE,
  media_type TEXT NOT NULL,
  image BLOB NOT NULL
) STRICT;

CREATE TABLE geo_places (
  device_id TEXT PRIMARY KEY REFERENCES devices (id),
  lat REAL NOT NULL,
  lon REAL NOT NULL,
  source TEXT NOT NULL,
  label TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 11;
