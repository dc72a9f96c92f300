// A series store on a real database in a folder of its own, with a clock the test moves.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { dataFolder } from '../../data-folder.ts';
import { createMeta } from '../../meta.ts';
import { migrations } from '../../migrations.gen.ts';
import { openDatabase } from '../../open-database.ts';
import { statements } from '../../statements.ts';
import type { SeriesKind, SeriesSpec } from '../series-spec.ts';
import { HOUR_MS } from '../levels.ts';
import type { Damage } from '../merging.ts';
import { DEFAULT_AGES } from '../retention.ts';
import { createSeriesStore, type SeriesStore, type SeriesStoreOptions } from '../series-store.ts';

/** The start of a window of 256 days, and so of every shorter one. */
export const START: number = Date.UTC(2000, 0, 1) + 36 * 256 * 24 * HOUR_MS;

export const aSeries = (device: string, metric: string, kind: SeriesKind = 'gauge'): SeriesSpec => ({
  device,
  ownerKind: 'device',
  ownerId: device,
  metric,
  unit: '',
  kind,
  decimals: null,
});

/** @param folder kept afterwards; without it a new one that goes with the bench */
export function createSeriesBench(options: Partial<SeriesStoreOptions> = {}, folder?: string) {
  const root = folder ?? mkdtempSync(join(tmpdir(), 'ronda-series-'));
  const damages: Damage[] = [];
  let at = START;
  let isFull = false;

  function open(): { readonly db: Database; readonly store: SeriesStore } {
    const { db } = openDatabase(dataFolder(root), migrations);
    const prepare = statements(db, () => undefined);
    const meta = createMeta(prepare, at);
    const transaction = db.transaction((work: () => void) => work());
    const store = createSeriesStore({
      prepare,
      atomic: (work) => {
        if (isFull) throw new Error('disk full');
        transaction.immediate(work);
      },
      vantage: meta.vantage,
      now: () => at,
      retention: () => ({ ages: DEFAULT_AGES, budgetBytes: 2 ** 40 }),
      onDamage: (damage) => damages.push(damage),
      onTrouble: () => undefined,
      breathe: () => new Promise(setImmediate),
      ...options,
    });
    return { db, store };
  }
  let opened = open();
  const close = () => {
    opened.store.dispose();
    opened.db.close();
  };
  return {
    damages,
    get db(): Database {
      return opened.db;
    },
    get store() {
      return opened.store;
    },
    setNow: (now: number): void => {
      at = now;
    },
    setFull: (full: boolean): void => {
      isFull = full;
    },
    /** As after a crash: what is in memory only is gone. */
    reopen(): void {
      close();
      opened = open();
    },
    /** As after a clean end. */
    restart(): void {
      opened.store.close();
      close();
      opened = open();
    },
    /** Does all the upkeep there is to do at the present moment. */
    settle(): void {
      // Idle steps too: some things are looked at only now and then.
      for (let idle = 0; idle < 12; idle += 1) while (opened.store.upkeep()) idle = 0;
    },
    dispose(): void {
      close();
      if (folder === undefined) rmSync(root, { recursive: true, force: true });
    },
  };
}
