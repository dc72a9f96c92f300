import { AsyncLocalStorage } from 'node:async_hooks';
import type { CallContext } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { AuditEntry, Mutation, StoredCredential } from '../storage/storage.ts';
import { createRepeats } from './repeats.ts';

const HOUR_MS = 3_600_000;
const LONGEST_TEXT = 200;

export type AuditOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  /** Makes records durable. */
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  /** A command is about to be carried out. */
  readonly onCommand: (context: CallContext) => void;
};
/** What somebody wants to do. `target`: what it is done to, by id or name; never a secret. */
export type Act = { readonly action: string; readonly target: string | null; readonly context: CallContext };
type Pending = { entry: AuditEntry; isTaken: boolean };

const short = (text: string | null): string | null => (text === null ? null : text.slice(0, LONGEST_TEXT));

/** Who did what: each record is on disk before the answer, and where the command changes something, with the change. */
export function createAudit({ now, newId, commit, onCommand }: AuditOptions) {
  const acts = new AsyncLocalStorage<Pending>();
  const repeats = createRepeats(now);
  const revealed = new Map<string, number>();

  const add = (entry: AuditEntry): Mutation => ({ type: 'audit.add', entry });
  function entryOf({ action, target, context: { principal, remote } }: Act, result: string): AuditEntry {
    return {
      id: newId(),
      at: now(),
      actorKind: principal?.kind ?? 'none',
      actorId: principal?.id ?? null,
      actor: principal?.name ?? '',
      role: principal?.role ?? null,
      action,
      target: short(target),
      remote: remote ?? null,
      result,
      count: 1,
      detail: null,
    };
  }
  /** What failed may be tried a thousand times: the first time is written, the rest are counted. */
  async function failed(act: Act, fault: Fault): Promise<void> {
    const entry = entryOf(act, fault.code);
    if (repeats.isNew(entry)) await commit([add(entry)]);
  }

  return {
    refused: failed,
    /** Carries a command out. Its record is stored with the first thing it stores, else before it is answered. */
    async command<T>(act: Act, work: () => T | Promise<T>): Promise<T> {
      onCommand(act.context);
      const pending: Pending = { entry: entryOf(act, 'ok'), isTaken: false };
      try {
        const value = await acts.run(pending, async () => work());
        if (!pending.isTaken) await commit([add(pending.entry)]);
        return value;
      } catch (thrown) {
        await failed({ ...act, target: pending.entry.target }, Fault.from(thrown));
        throw thrown;
      }
    },
    /** The record of the command that is being carried out, for the transaction in which it changes something. */
    takeDue(): readonly Mutation[] {
      const pending = acts.getStore();
      if (pending === undefined || pending.isTaken) return [];
      pending.isTaken = true;
      return [add(pending.entry)];
    },
    /** Says what the command that is being carried out is about, where its input does not. */
    about(target: string): void {
      const pending = acts.getStore();
      if (pending) pending.entry = { ...pending.entry, target: short(target) };
    },
    /** A secret is given to a protocol: written the first time for a purpose, and again each hour. */
    async revealed({ id, name }: StoredCredential, purpose: string): Promise<void> {
      const key = `${id} ${purpose}`;
      if (now() - (revealed.get(key) ?? -Infinity) < HOUR_MS) return;
      const program = { actorKind: 'program', actor: 'Ronda', action: 'credentials.reveal' } as const;
      const act = { action: program.action, target: name, context: { principal: undefined } };
      await commit([add({ ...entryOf(act, 'ok'), ...program, actorId: id, detail: short(purpose) })]);
      revealed.set(key, now());
    },
    /** Writes how often was tried again what failed. To be called now and then. */
    async sweep(): Promise<void> {
      const due = repeats.takeDue().map((entry) => add({ ...entry, id: newId() }));
      if (due.length > 0) await commit(due);
    },
  };
}
export type Audit = ReturnType<typeof createAudit>;
