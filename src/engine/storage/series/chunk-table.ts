import type { Prepare } from '../statements.ts';
import { chunkKey, keySpan, keyStart, type Level } from './levels.ts';

export type Chunk = { readonly start: number; readonly samples: number; readonly data: Uint8Array };
export type ChunkSize = { readonly key: number; readonly samples: number; readonly bytes: number };
export type LevelTotals = {
  readonly level: number;
  readonly chunks: number;
  readonly samples: number;
  readonly bytes: number;
};
type ChunkRow = { readonly key: number; readonly samples: number; readonly data: Uint8Array };
type Span = { readonly from: number; readonly to: number };
type Keys = { low: number; high: number };
export type NewChunk = {
  readonly owner: number;
  readonly start: number;
  readonly samples: number;
  readonly data: Uint8Array;
};

const statementsOf = (prepare: Prepare) => ({
  add: prepare('chunks.add', 'INSERT INTO series_chunks (key, samples, data) VALUES (@key, @samples, @data)'),
  rows: prepare<Keys, ChunkRow>(
    'chunks.rows',
    'SELECT key, samples, data FROM series_chunks WHERE key BETWEEN @low AND @high ORDER BY key',
  ),
  // The length of a blob is in the header of its row: its bytes are not read.
  sizes: prepare<Keys, ChunkSize>(
    'chunks.sizes',
    'SELECT key, samples, length(data) AS bytes FROM series_chunks WHERE key BETWEEN @low AND @high ORDER BY key',
  ),
  first: prepare<Keys, { readonly key: number }>(
    'chunks.first',
    'SELECT key FROM series_chunks WHERE key BETWEEN @low AND @high ORDER BY key LIMIT 1',
  ),
  last: prepare<Keys, { readonly key: number }>(
    'chunks.last',
    'SELECT key FROM series_chunks WHERE key BETWEEN @low AND @high ORDER BY key DESC LIMIT 1',
  ),
  remove: prepare('chunks.remove', 'DELETE FROM series_chunks WHERE key = @key'),
  count: prepare(
    'chunks.count',
    `UPDATE series_totals SET chunks = chunks + @chunks, samples = samples + @samples, bytes = bytes + @bytes
     WHERE level = @level`,
  ),
  totals: prepare<Record<string, never>, LevelTotals>(
    'chunks.totals',
    'SELECT level, chunks, samples, bytes FROM series_totals ORDER BY level',
  ),
});

/** Keys of the chunks of a level that touch a time, ms since 1970, both ends included. */
function keysWithin(level: Level, owner: number, { from, to }: Span): Keys {
  const { low, high } = keySpan(level, owner);
  return {
    low: Math.max(low, chunkKey(level, owner, from - level.windowMs) + 1),
    high: Math.min(high, chunkKey(level, owner, to)),
  };
}

const startOf = (row: { readonly key: number } | undefined): number | undefined =>
  row ? keyStart(row.key) : undefined;

export type ChunkTable = ReturnType<typeof createChunkTable>;

/** The chunks of all levels as one table. Changes belong into a transaction of the caller. */
export function createChunkTable(prepare: Prepare) {
  const sql = statementsOf(prepare);
  return {
    add(level: Level, { owner, start, samples, data }: NewChunk): void {
      sql.add.run({ key: chunkKey(level, owner, start), samples, data });
      sql.count.run({ level: level.id, chunks: 1, samples, bytes: data.length });
    },
    /** Chunks whose window touches the time, oldest first. */
    rows: (level: Level, owner: number, span: Span): Chunk[] =>
      sql.rows
        .all(keysWithin(level, owner, span))
        .map(({ key, samples, data }) => ({ start: keyStart(key), samples, data })),
    /** The same without their contents. */
    sizes: (level: Level, owner: number, span: Span): ChunkSize[] => sql.sizes.all(keysWithin(level, owner, span)),
    /** Start of the oldest and of the newest window, ms since 1970. */
    first: (level: Level, owner: number): number | undefined => startOf(sql.first.get({ ...keySpan(level, owner) })),
    last: (level: Level, owner: number): number | undefined => startOf(sql.last.get({ ...keySpan(level, owner) })),
    remove(level: Level, sizes: readonly ChunkSize[]): void {
      for (const { key, samples, bytes } of sizes) {
        sql.remove.run({ key });
        sql.count.run({ level: level.id, chunks: -1, samples: -samples, bytes: -bytes });
      }
    },
    totals: (): LevelTotals[] => sql.totals.all({}),
  };
}
