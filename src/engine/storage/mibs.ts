import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Prepare } from './statements.ts';
import type { StoredMib } from './storage.ts';

type MibRow = { readonly name: string; readonly added_at: number; readonly source: Uint8Array };
export type Mibs = ReturnType<typeof createMibs>;

/** MIB files that were imported, as they were given. */
export function createMibs(prepare: Prepare) {
  const list = prepare<Record<string, never>, MibRow>('mibs.list', 'SELECT * FROM mibs ORDER BY name');
  const put = prepare<MibRow>(
    'mibs.put',
    `INSERT INTO mibs (name, added_at, source) VALUES (@name, @added_at, @source)
     ON CONFLICT (name) DO UPDATE SET added_at = excluded.added_at, source = excluded.source`,
  );
  const remove = prepare('mibs.remove', 'DELETE FROM mibs WHERE name = @name');
  return {
    list: (): StoredMib[] =>
      list.all({}).map(({ name, added_at: addedAt, source }) => ({
        name,
        addedAt,
        source: zstdDecompressSync(source).toString(),
      })),
    put({ name, addedAt, source }: StoredMib): void {
      put.run({ name, added_at: Math.round(addedAt), source: zstdCompressSync(Buffer.from(source)) });
    },
    remove(name: string): void {
      remove.run({ name });
    },
  };
}
