import { SNMP_DEFAULTS } from '../../../contract/snmp-defaults.ts';
// What the storage tests share: a data folder of their own, an open storage, plain values.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COLUMN, OUTCOME, ROUND_STRIDE } from '../../lib/round-columns.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { type OpenStorageOptions, openStorage } from '../open-storage.ts';
import type { Storage, StoredCheck, StoredDevice, StoredEvent } from '../storage.ts';

export const workerUrl = new URL('../storage.worker.ts', import.meta.url);
export const careUrl = new URL('../care/care.worker.ts', import.meta.url);

export type Bench = {
  readonly dataDir: string;
  /** What the thread reported for the log. */
  readonly warnings: Record<string, unknown>[];
  open(options?: Partial<OpenStorageOptions>): Promise<Storage>;
  /** Closes what is open and takes the folder away. */
  dispose(): Promise<void>;
};

export function createBench(): Bench {
  const root = mkdtempSync(join(tmpdir(), 'ronda-storage-'));
  const dataDir = join(root, 'data');
  const opened: Storage[] = [];
  const warnings: Record<string, unknown>[] = [];
  return {
    dataDir,
    warnings,
    async open(options = {}) {
      const log = { warn: (fields: object) => warnings.push({ ...fields }), error: () => undefined };
      const storage = await openStorage({ dataDir, workerUrl, careUrl, log, onCrash: () => undefined, ...options });
      opened.push(storage);
      return storage;
    },
    async dispose() {
      await Promise.all(opened.map((storage) => storage.close()));
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export const id = (): string => uuidv7(Date.now());

export const aCheck = (number: number, fields: Partial<StoredCheck> = {}): StoredCheck => ({
  id: id(),
  number,
  type: 'icmp',
  intervalS: 10,
  timeoutMs: 1000,
  enabled: true,
  settings: { count: 5, nested: { list: [1, 'two', null] } },
  ...fields,
});

export const aDevice = (fields: Partial<StoredDevice> = {}): StoredDevice => ({
  id: id(),
  name: 'core-1',
  address: '192.0.2.1',
  groups: ['core', 'Zürich'],
  tags: [],
  site: 'HQ',
  notes: '',
  partner: '',
  country: 'ID',
  dnExt: '',
  limits: null,
  snmp: SNMP_DEFAULTS,
  profile: 'default',
  paused: false,
  checks: [],
  createdAt: 1_000,
  updatedAt: 2_000,
  ...fields,
});

export const anEvent = (at: number, fields: Partial<StoredEvent> = {}): StoredEvent => ({
  id: id(),
  at,
  level: 'info',
  kind: 'up',
  deviceId: null,
  deviceName: null,
  checkId: null,
  params: {},
  ...fields,
});

/** One round that answered 5 of 5 in about `ms`. */
export function aRound(check: number, at: number, ms = 1.5): number[] {
  const row = Array.from({ length: ROUND_STRIDE }, () => Math.fround(ms));
  row[COLUMN.check] = check;
  row[COLUMN.at] = at;
  row[COLUMN.sent] = 5;
  row[COLUMN.received] = 5;
  row[COLUMN.outcome] = OUTCOME.measured;
  return row;
}

export const columns = (...rows: readonly number[][]): Float64Array => Float64Array.from(rows.flat());

/** One column of all rows. */
export const column = (rows: Float64Array, name: keyof typeof COLUMN): number[] =>
  Array.from({ length: rows.length / ROUND_STRIDE }, (_, row) => rows[row * ROUND_STRIDE + COLUMN[name]] ?? Number.NaN);
