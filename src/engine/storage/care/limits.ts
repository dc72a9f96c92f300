import { RetentionSettings } from '../../../contract/retention.ts';
import { DAY_MS } from '../series/levels.ts';
import { type Ages, DEFAULT_AGES, type Limits } from '../series/retention.ts';
import type { Settings } from '../settings.ts';
import { RETENTION_KEY } from './keys.ts';

/** How long the size of the journal may be out of date, ms: asking for it reads all of its rows. */
const JOURNAL_EVERY_MS = 30_000;

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

type Options = {
  readonly stored: Pick<Settings, 'get'>;
  /** Until somebody chose another one. */
  readonly budgetBytes: number;
  readonly journalBytes: () => number;
};

/** What is kept, as somebody chose it or by default. The budget is for chunks and journal; the store counts its chunks. */
export function createLimits({ stored, budgetBytes, journalBytes }: Options) {
  const read = (): RetentionSettings => {
    const parsed = RetentionSettings.safeParse(stored.get(RETENTION_KEY));
    return parsed.success ? parsed.data : defaults(budgetBytes);
  };
  let settings = read();
  let journal = { at: -Infinity, bytes: 0 };
  function budgetOfChunks(): number {
    const now = performance.now();
    if (now - journal.at > JOURNAL_EVERY_MS) journal = { at: now, bytes: journalBytes() };
    return Math.max(0, settings.budgetBytes - journal.bytes);
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
