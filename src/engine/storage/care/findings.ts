import type { Tier } from '../series/levels.ts';

/** Something that is not as it was written. Times are ms since 1970; null where it cannot be told. */
export type Finding = {
  readonly what: 'page' | 'reference' | 'chunk' | 'journal' | 'totals';
  readonly table: string | null;
  readonly deviceId: string | null;
  readonly deviceName: string | null;
  readonly tier: Tier | null;
  readonly from: number | null;
  readonly to: number | null;
  readonly detail: string;
};

/** A database that is damaged everywhere must not fill the memory with sentences about it. */
const MOST = 1000;

export type Findings = {
  add(what: Finding['what'], table: string | null, detail: string, where?: Partial<Finding>): void;
  readonly list: readonly Finding[];
  readonly count: number;
};

export function createFindings(): Findings {
  const list: Finding[] = [];
  let count = 0;
  return {
    add(what, table, detail, where = {}) {
      count += 1;
      if (list.length >= MOST) return;
      const unknown = { deviceId: null, deviceName: null, tier: null, from: null, to: null };
      list.push({ ...unknown, ...where, what, table, detail });
    },
    list,
    get count() {
      return count;
    },
  };
}

/** What an error says. */
export const wordsOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

/** Runs a reader; any failure of it is reported and gives undefined. */
export function attempt<T>(read: () => T, onFailure: (words: string) => void): T | undefined {
  try {
    return read();
  } catch (thrown) {
    onFailure(wordsOf(thrown));
    return undefined;
  }
}
