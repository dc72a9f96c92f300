import type { Logger } from 'pino';
import { Fault } from '../contract/faults.ts';
import type { LogEvent } from '../contract/logs.ts';
import { eventView } from './logs/logs.ts';
import type { Mutation, Storage, StoredEvent } from './storage/storage.ts';

/** How many past events a new view starts with. */
const RECENT = 100;
/** Changes that wait for a disk with room; more are given up. */
const MOST_WAITING = 10_000;

type JournalOptions = {
  readonly storage: Pick<Storage, 'commit' | 'events'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly log: Logger;
  /** What belongs to the command that is being carried out, and into the same transaction. */
  readonly alongside?: () => readonly Mutation[];
};

/** Every durable change goes through here, so that no event is stored without being shown. */
export async function createJournal({ storage, now, newId, log, alongside }: JournalOptions) {
  const recent: LogEvent[] = (await storage.events({ limit: RECENT })).items.map(eventView);
  let fresh: LogEvent[] = [];

  async function store(mutations: readonly Mutation[]): Promise<void> {
    if (mutations.length === 0) return;
    await storage.commit(mutations);
    for (const mutation of mutations) {
      if (mutation.type !== 'event.add') continue;
      const view = eventView(mutation.event);
      fresh.push(view);
      recent.unshift(view);
    }
    recent.length = Math.min(recent.length, RECENT);
  }

  const commit = (mutations: readonly Mutation[]): Promise<void> =>
    mutations.length === 0 ? Promise.resolve() : store([...mutations, ...(alongside?.() ?? [])]);

  /** What could not be written for now (a full disk, a thread that is started again), in its order. */
  const waiting: (readonly Mutation[])[] = [];
  /** What is on its way to the disk. */
  const underWay = new Set<Promise<void>>();
  let isRetrying = false;

  function fail(mutations: readonly Mutation[], thrown: unknown): void {
    if (Fault.from(thrown).retryable && waiting.length < MOST_WAITING) waiting.push(mutations);
    else log.error({ err: thrown }, 'a change could not be stored');
  }
  /** For changes nobody waits for: what cannot be written now is written later, in its order. */
  function commitSoon(mutations: readonly Mutation[]): void {
    if (waiting.length > 0 && waiting.length < MOST_WAITING) waiting.push(mutations);
    else {
      const written = store(mutations).catch((thrown: unknown) => fail(mutations, thrown));
      underWay.add(written);
      void written.finally(() => underWay.delete(written));
    }
  }
  /** Tries again what waits; to be called every second. */
  async function retry(): Promise<void> {
    if (isRetrying) return;
    isRetrying = true;
    try {
      for (let next = waiting[0]; next; next = waiting[0]) {
        await store(next);
        waiting.shift();
      }
    } catch (thrown) {
      if (Fault.from(thrown).retryable) return;
      log.error({ err: thrown }, 'a change could not be stored');
      waiting.shift();
    } finally {
      isRetrying = false;
    }
  }

  /** An event of the program itself, to be committed with what it tells of. */
  const event = (
    kind: StoredEvent['kind'],
    level: StoredEvent['level'],
    params: StoredEvent['params'],
  ): Extract<Mutation, { type: 'event.add' }> => ({
    type: 'event.add',
    event: { id: newId(), at: now(), level, kind, deviceId: null, deviceName: null, checkId: null, params },
  });

  return {
    commit,
    commitSoon,
    retry,
    /** Resolves when all that was handed over before is stored, or waits for room: what is read then holds it. */
    settled: async (): Promise<void> => void (await Promise.all(underWay)),
    event,
    /** Writes an event of the program itself. */
    tell: (...told: Parameters<typeof event>): void => commitSoon([event(...told)]),
    /** The newest events, newest first. */
    recent: (): LogEvent[] => [...recent],
    /** Events since the last call, oldest first. */
    takeFresh(): LogEvent[] {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}
export type Journal = Awaited<ReturnType<typeof createJournal>>;
