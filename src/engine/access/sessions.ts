import type { AccessPolicy, Principal } from '../../contract/access.ts';
import type { Mutation, StoredSession } from '../storage/storage.ts';
import type { Endings } from './endings.ts';
import { hashOf, newSecret } from './secrets.ts';

const HOUR_MS = 3_600_000;
/** A board on a wall has nobody who signs in again: its session lasts as long as its token, at most so long. */
const BOARD_MS = 30 * 24 * HOUR_MS;
const NOTE_EVERY_MS = 60_000;

type Owner = StoredSession['owner'];
type SessionsOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly endings: Endings;
  readonly policy: () => AccessPolicy;
  /** What the owner of a session may do at this moment; undefined when it is gone. */
  readonly ownerOf: (owner: Owner) => Principal | undefined;
};
/** A new session: its secret, for the cookie. */
export type OpenedSession = { readonly secret: string; readonly principal: Principal; readonly maxAgeS: number };

/** Browser sessions, kept here and not in the browser; only hashes are stored. */
export function createSessions({ now, newId, commit, endings, policy, ownerOf }: SessionsOptions) {
  const byHash = new Map<string, StoredSession>();
  const used = new Set<string>();
  let notedAt = now();

  function principalOf(session: StoredSession): Principal | undefined {
    const owner = ownerOf(session.owner);
    if (owner === undefined) return undefined;
    const { sessionIdleMin, sessionHours } = policy();
    const at = now();
    const lasts = owner.readOnly ? BOARD_MS : sessionHours * HOUR_MS;
    const isIdle = !owner.readOnly && at - session.seenAt >= sessionIdleMin * 60_000;
    if (isIdle || at - session.createdAt >= lasts) return undefined;
    return {
      ...owner,
      kind: 'session',
      id: session.id,
      ...(session.owner.kind === 'user' && { userId: session.owner.id }),
    };
  }
  async function end(gone: readonly StoredSession[]): Promise<void> {
    if (gone.length === 0) return;
    for (const session of gone) {
      byHash.delete(session.hash);
      endings.end({ kind: 'session', id: session.id });
    }
    await commit(gone.map(({ id }) => ({ type: 'session.remove', id })));
  }
  const where = (is: (session: StoredSession) => boolean): StoredSession[] => [...byHash.values()].filter(is);

  return {
    load(stored: readonly StoredSession[]): void {
      for (const session of stored) byHash.set(session.hash, session);
    },
    size: (): number => byHash.size,
    bySecret(secret: string): Principal | undefined {
      const session = byHash.get(hashOf(secret));
      const principal = session && principalOf(session);
      if (session === undefined || principal === undefined) return undefined;
      byHash.set(session.hash, { ...session, seenAt: now() });
      used.add(session.hash);
      return principal;
    },
    /** The session was used over a connection that stays open. */
    touch(id: string): void {
      for (const session of where((one) => one.id === id)) {
        byHash.set(session.hash, { ...session, seenAt: now() });
        used.add(session.hash);
      }
    },
    async open(owner: Owner): Promise<OpenedSession | undefined> {
      const secret = newSecret('s_');
      const at = now();
      const session: StoredSession = { id: newId(), hash: hashOf(secret), owner, createdAt: at, seenAt: at };
      const principal = principalOf(session);
      if (principal === undefined) return undefined;
      await commit([{ type: 'session.put', session }]);
      byHash.set(session.hash, session);
      return { secret, principal, maxAgeS: (principal.readOnly ? BOARD_MS : policy().sessionHours * HOUR_MS) / 1000 };
    },
    endOne: (id: string): Promise<void> => end(where((session) => session.id === id)),
    /** Every session of an owner, but for one that may stay. */
    endOf: ({ kind, id }: { readonly kind: 'user' | 'token'; readonly id: string }, but?: string): Promise<void> =>
      end(where(({ owner, ...session }) => owner.kind === kind && owner.id === id && session.id !== but)),
    /** Ends what is over by now. */
    sweep: (): Promise<void> => end(where((session) => principalOf(session) === undefined)),
    /** When sessions were last used, as far as it is not on disk yet; at most once a minute. */
    takeUse(): Mutation[] {
      if (used.size === 0 || now() - notedAt < NOTE_EVERY_MS) return [];
      notedAt = now();
      const hashes = [...used];
      used.clear();
      return hashes.flatMap((hash): Mutation[] => {
        const session = byHash.get(hash);
        return session ? [{ type: 'session.put', session }] : [];
      });
    },
  };
}
