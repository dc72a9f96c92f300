import type { Database } from 'better-sqlite3';
import { keySpan, keyStart, LEVELS, type Level } from '../series/levels.ts';
import { decodeRollUps } from '../series/roll-up-chunk.ts';
import { attempt, type Finding, type Findings, wordsOf } from './findings.ts';
import { readRaw } from './read-raw.ts';

const TABLE = 'series_chunks';
const ALL: readonly Level[] = Object.values(LEVELS);

type Group = { readonly number: number; readonly device: string; readonly name: string | null };
type Member = { readonly number: number; readonly series_group: number };
type Key = { readonly key: number; readonly samples: number };
type Totals = { chunks: number; samples: number; bytes: number };
type Check = {
  readonly db: Database;
  readonly findings: Findings;
  /** Told before each chunk; throws when the check was cancelled. */
  readonly onChunk: () => void;
};
export type ChunksChecked = { readonly chunks: number; readonly samples: number; readonly bytes: number };

const statementsOf = (db: Database) => ({
  keys: db.prepare<[number, number], Key>(
    'SELECT key, samples FROM series_chunks WHERE key BETWEEN ? AND ? ORDER BY key',
  ),
  data: db.prepare<[number], Uint8Array>('SELECT data FROM series_chunks WHERE key = ?').pluck(),
});

/** Keys of one level of one owner, up to the first that cannot be reached. */
function keysOf(sql: ReturnType<typeof statementsOf>, level: Level, owner: number, onFailure: (words: string) => void) {
  const found: Key[] = [];
  const { low, high } = keySpan(level, owner);
  attempt(() => {
    for (const row of sql.keys.iterate(low, high)) found.push(row);
  }, onFailure);
  return found;
}

function read(level: Level, data: Uint8Array, samples: number): void {
  if (level.tier === 'raw') readRaw(data, samples);
  else decodeRollUps(data);
}

/** What is counted beside the chunks must agree with them; the budget is kept by it. */
function checkTotals({ db, findings }: Check, counted: ReadonlyMap<number, Totals>): void {
  const rows = db.prepare<[], Totals & { level: number }>('SELECT * FROM series_totals ORDER BY level').all();
  for (const { level, ...said } of rows) {
    const found = counted.get(level) ?? { chunks: 0, samples: 0, bytes: 0 };
    const keys = ['chunks', 'samples', 'bytes'] as const;
    if (keys.every((key) => found[key] === said[key])) continue;
    const tier = ALL.find(({ id }) => id === level)?.tier ?? null;
    const detail = keys.map((key) => `${String(found[key])} ${key}, noted ${String(said[key])}`).join('; ');
    findings.add('totals', 'series_totals', `Level ${String(level)} holds ${detail}.`, { tier });
  }
}

/** Reads every chunk there is, device by device, and checks it against its checksums. */
export function verifyChunks(check: Check): ChunksChecked {
  const { db, findings, onChunk } = check;
  const lost = (words: string) => findings.add('chunk', null, `Nobody knows whose measurements these are. ${words}`);
  const groups = attempt(
    () =>
      db
        .prepare<[], Group>(
          'SELECT number, device, name FROM series_groups LEFT JOIN devices ON devices.id = device ORDER BY number',
        )
        .all(),
    lost,
  );
  const all = attempt(() => db.prepare<[], Member>('SELECT number, series_group FROM series').all(), lost);
  const members = Map.groupBy(all ?? [], (member) => member.series_group);
  const sql = statementsOf(db);
  const counted = new Map<number, Totals>();
  let unread = groups && all ? 0 : 1;

  function visit(level: Level, owner: number, device: Partial<Finding>): void {
    const totals = counted.get(level.id) ?? { chunks: 0, samples: 0, bytes: 0 };
    counted.set(level.id, totals);
    const whose = { ...device, tier: level.tier };
    const keys = keysOf(sql, level, owner, (words) => {
      unread += 1;
      findings.add('chunk', TABLE, `Some measurements cannot be reached. ${words}`, whose);
    });
    for (const { key, samples } of keys) {
      onChunk();
      const from = keyStart(key);
      try {
        const data = sql.data.get(key) ?? new Uint8Array(0);
        totals.chunks += 1;
        totals.samples += samples;
        totals.bytes += data.length;
        read(level, data, samples);
      } catch (thrown) {
        unread += 1;
        findings.add('chunk', TABLE, wordsOf(thrown), { ...whose, from, to: from + level.windowMs });
      }
    }
  }
  for (const { number, device, name } of groups ?? []) {
    const whose = { deviceId: device, deviceName: name };
    for (const level of ALL) {
      const owners = level.owner === 'group' ? [number] : (members.get(number) ?? []).map((one) => one.number);
      for (const owner of owners) visit(level, owner, whose);
    }
  }
  // Where something could not be read, the sums cannot agree and would only say it twice.
  if (unread === 0)
    attempt(
      () => checkTotals(check, counted),
      (words) => findings.add('totals', 'series_totals', words),
    );
  const sum = (key: keyof Totals) => [...counted.values()].reduce((total, row) => total + row[key], 0);
  return { chunks: sum('chunks'), samples: sum('samples'), bytes: sum('bytes') };
}
