import type { AccessToken, Principal, TokenInput } from '../../contract/access.ts';
import { Fault } from '../../contract/faults.ts';
import type { Mutation, StoredToken } from '../storage/storage.ts';
import type { Endings } from './endings.ts';
import { hashOf, newSecret } from './secrets.ts';

/** How often "last used" is written: it is for people, not for the second. */
const NOTE_EVERY_MS = 60_000;

type TokensOptions = {
  readonly now: () => number;
  readonly newId: () => string;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly endings: Endings;
};

const viewOf = ({ id, name, role, scope, readOnly, createdAt, expiresAt, lastUsedAt }: StoredToken): AccessToken => ({
  id,
  name,
  role,
  scope,
  readOnly,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
  lastUsedAt: lastUsedAt === null ? null : new Date(lastUsedAt).toISOString(),
});

const principalOf = ({ id, name, role, scope, readOnly }: StoredToken): Principal => ({
  kind: 'token',
  id,
  name,
  role,
  ...(scope && { scope }),
  ...(readOnly && { readOnly }),
});

/** Access tokens. Only hashes are kept. */
export function createTokens({ now, newId, commit, endings }: TokensOptions) {
  const byHash = new Map<string, StoredToken>();
  const isOver = ({ expiresAt }: StoredToken): boolean => expiresAt !== null && expiresAt <= now();
  const used = new Set<string>();
  let notedAt = now();

  const find = (id: string): StoredToken | undefined => [...byHash.values()].find((token) => token.id === id);
  return {
    load(stored: readonly StoredToken[]): void {
      for (const token of stored) byHash.set(token.hash, token);
    },
    size: (): number => byHash.size,
    list: (): AccessToken[] => [...byHash.values()].map(viewOf),
    /** Whoever holds the token with this id; undefined when it was revoked or is too old. */
    byId(id: string): Principal | undefined {
      const token = find(id);
      return token === undefined || isOver(token) ? undefined : principalOf(token);
    },
    bySecret(secret: string): Principal | undefined {
      const token = byHash.get(hashOf(secret));
      if (token === undefined || isOver(token)) return undefined;
      byHash.set(token.hash, { ...token, lastUsedAt: now() });
      used.add(token.hash);
      return principalOf(token);
    },
    async create({ name, role, scope, expiresAt, readOnly }: TokenInput): Promise<AccessToken & { token: string }> {
      const secret = newSecret('ronda_');
      const token: StoredToken = {
        id: newId(),
        name,
        role,
        scope,
        readOnly,
        hash: hashOf(secret),
        createdAt: now(),
        expiresAt: expiresAt === null ? null : Date.parse(expiresAt),
        lastUsedAt: null,
      };
      if (isOver(token)) throw new Fault('invalid-input', 'The token would be too old already.');
      await commit([{ type: 'token.put', token }]);
      byHash.set(token.hash, token);
      return { ...viewOf(token), token: secret };
    },
    async revoke(id: string): Promise<void> {
      const found = find(id);
      if (found === undefined) throw new Fault('not-found', 'There is no such access token.');
      await commit([{ type: 'token.remove', id }]);
      byHash.delete(found.hash);
      endings.end({ kind: 'token', id });
    },
    /** Ends connections of tokens that are too old by now. */
    sweep(): void {
      for (const token of byHash.values()) if (isOver(token)) endings.end({ kind: 'token', id: token.id });
    },
    /** When tokens were last used, as far as it is not on disk yet; at most once a minute. */
    takeUse(): Mutation[] {
      if (used.size === 0 || now() - notedAt < NOTE_EVERY_MS) return [];
      notedAt = now();
      const hashes = [...used];
      used.clear();
      return hashes.flatMap((hash): Mutation[] => {
        const token = byHash.get(hash);
        return token ? [{ type: 'token.put', token }] : [];
      });
    },
  };
}
