import type { Prepare } from './statements.ts';

export type Settings = ReturnType<typeof createSettings>;

/** Settings as JSON values by key. */
export function createSettings(prepare: Prepare) {
  const get = prepare<{ key: string }, { readonly value: string }>(
    'settings.get',
    'SELECT value FROM settings WHERE key = @key',
  );
  const put = prepare(
    'settings.put',
    'INSERT INTO settings (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    /** @returns undefined for a key that was never put */
    get(key: string): unknown {
      const row = get.get({ key });
      return row === undefined ? undefined : (JSON.parse(row.value) as unknown);
    },
    put(key: string, value: unknown): void {
      put.run({ key, value: JSON.stringify(value) ?? 'null' });
    },
  };
}
