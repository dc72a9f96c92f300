import { hostname } from 'node:os';
import { uuidv7 } from '../lib/uuid.ts';
import type { Prepare } from './statements.ts';

/** What storage remembers about itself, and who this computer is. */
export type Meta = {
  /** Row of this computer in `vantages`; made on the first start. */
  readonly vantage: number;
  lastSeenAt(): number | null;
  sawAt(at: number): void;
  setCleanExit(isClean: boolean): void;
};

/** @param isVisit somebody only looks in: the time at which the watch last ran stays as it was */
export function createMeta(prepare: Prepare, now: number, isVisit = false): Meta {
  const read = prepare<{ key: string }, { readonly value: number }>(
    'meta.read',
    'SELECT value FROM meta WHERE key = @key',
  );
  const write = prepare(
    'meta.write',
    'INSERT INTO meta (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const addVantage = prepare(
    'vantages.add',
    'INSERT INTO vantages (number, id, name, created_at) VALUES (1, @id, @name, @at)',
  );

  let vantage = read.get({ key: 'vantage' })?.value;
  if (vantage === undefined) {
    addVantage.run({ id: uuidv7(now), name: hostname(), at: now });
    vantage = 1;
    write.run({ key: 'vantage', value: vantage });
  }
  return {
    vantage,
    lastSeenAt: () => read.get({ key: 'last_seen_at' })?.value ?? null,
    sawAt: (at) => {
      if (!isVisit) write.run({ key: 'last_seen_at', value: at });
    },
    setCleanExit: (isClean) => {
      write.run({ key: 'clean_exit', value: isClean ? 1 : 0 });
    },
  };
}
