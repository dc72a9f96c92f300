import type { AuditEntry } from '../storage/storage.ts';

const MINUTE_MS = 60_000;
/** So many different failures are told apart within a minute; the rest are counted together. */
const MOST = { strangers: 100, known: 1000 } as const;

type Counted = { readonly who: keyof typeof MOST; readonly entry: AuditEntry; readonly until: number; more: number };

/** Counts what fails again within a minute, so that a flood of failures is a handful of records. */
export function createRepeats(now: () => number) {
  const seen = new Map<string, Counted>();
  const keyOf = ({ actorKind, actorId, remote, action, target, result }: AuditEntry): string =>
    JSON.stringify([actorKind, actorId, remote, action, target, result]);
  const others = (entry: AuditEntry): AuditEntry => ({
    ...entry,
    actorKind: 'none',
    actorId: null,
    actor: '',
    role: null,
    remote: null,
    action: 'several',
    target: null,
  });

  return {
    /** True for what is to be written at once; what is not new is counted. */
    isNew(entry: AuditEntry): boolean {
      const who = entry.actorKind === 'none' ? 'strangers' : 'known';
      const isFull = [...seen.values()].filter((one) => one.who === who).length >= MOST[who];
      const key = isFull ? `other ${who}` : keyOf(entry);
      const known = seen.get(keyOf(entry)) ?? seen.get(key);
      if (known) {
        known.more += 1;
        return false;
      }
      const until = now() + MINUTE_MS;
      seen.set(key, { who, entry: isFull ? others(entry) : entry, until, more: isFull ? 1 : 0 });
      return !isFull;
    },
    /** What was counted and is a minute old: one record each. */
    takeDue(): AuditEntry[] {
      const due = [...seen].filter(([, { until }]) => until <= now());
      for (const [key] of due) seen.delete(key);
      return due.flatMap(([, { entry, more }]) => (more > 0 ? [{ ...entry, at: now(), count: more }] : []));
    },
  };
}
