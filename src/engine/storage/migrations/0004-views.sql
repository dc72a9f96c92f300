-- Lists as somebody likes to see them: filter, columns, order and layout.
CREATE TABLE views (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  owner TEXT NOT NULL, -- name of whoever made it
  shared INTEGER NOT NULL, -- others see it too
  settings TEXT NOT NULL, -- JSON: filter, columns, sort, layout
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- What was taken off the list lately can be put back.
CREATE INDEX removed_devices ON devices (removed_at) WHERE removed_at IS NOT NULL;

PRAGMA user_version = 4;
