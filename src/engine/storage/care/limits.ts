import type { RetentionSettings } from '../../../contract/retention.ts';
import { DAY_MS } from '../series/levels.ts';
import { type Ages, DEFAULT_AGES, type Limits } from '../series/retention.ts';
import type { Settings } from '../settings.ts';
import { RETENTION_KEY } from './keys.ts';

/** How long the size of journal and open windows may be out of date, ms: asking for it reads all rows of the journal. */
const OPEN_EVERY_MS = 30_000;

const agesOf = (settings: RetentionSettings): Ages => ({
  raw: settings.rawDays * DAY_MS,
  '5m': settings.fiveMinuteDays * DAY_MS,
  '1h': settings.hourDays * DAY_MS,
  '8h': settings.shiftDays * DAY_MS,
});

const defaults = (budgetBytes: number): RetentionSettings => ({
  budgetBytes,
  rawDays: DEFAULT_AGES.raw / DAY_MS,
  fiveMinuteDays: DEFAULT_AGES['5m'] / DAY_MS,
  hourDays: DEFAULT_AGES['1h'] / DAY_MS,
  shiftDays: DEFAULT_AGES['8h'] / DAY_MS,
});

/** Written by this program only, so it is looked at by hand: zod would cost this thread as much memory as its data. */
function isComplete(stored: unknown, like: RetentionSettings): stored is RetentionSettings {
  if (typeof stored !== 'object' || stored === null) return false;
  const values = new Map<string, unknown>(Object.entries(stored));
  const isPositive = (key: string) => Number(values.get(key)) > 0 && Number.isFinite(values.get(key));
  const days = ['rawDays', 'fiveMinuteDays', 'hourDays', 'shiftDays'].map((key) => Number(values.get(key)));
  return Object.keys(like).every(isPositive) && days.every((one, index) => one >= (days[index - 1] ?? 0));
}

type Options = {
  readonly stored: Pick<Settings, 'get'>;
  /** Until somebody chose another one. */
  readonly budgetBytes: number;
  /** Bytes of the journal and of open windows. */
  readonly openBytes: () => number;
};

/** What is kept, as somebody chose it or by default. The budget is for all of the history; the store counts its chunks. */
export function createLimits({ stored, budgetBytes, openBytes }: Options) {
  const read = (): RetentionSettings => {
    const usual = defaults(budgetBytes);
    const chosen = stored.get(RETENTION_KEY);
    return isComplete(chosen, usual) ? chosen : usual;
  };
  let settings = read();
  let open = { at: -Infinity, bytes: 0 };
  function budgetOfChunks(): number {
    const now = performance.now();
    if (now - open.at > OPEN_EVERY_MS) open = { at: now, bytes: openBytes() };
    return Math.max(0, settings.budgetBytes - open.bytes);
  }
  return {
    settings: (): RetentionSettings => settings,
    /** To be called when the stored settings changed. */
    refresh(): void {
      settings = read();
    },
    limits: (): Limits => ({
      ages: agesOf(settings),
      get budgetBytes() {
        return budgetOfChunks();
      },
    }),
  };
}
