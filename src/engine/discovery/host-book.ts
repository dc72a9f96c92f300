import type { HostDecision, Mutation, StoredHost } from '../storage/storage.ts';
import { identityOf } from './host-fields.ts';
import { type Identity, type Verdict, verdictOf, wordsOf } from './identity.ts';

export type Match = { readonly host: StoredHost; readonly verdict: Verdict };

/** All hosts, found by what tells them apart. What changed is handed on to storage and to whoever listens. */
export function createHostBook(now: () => number) {
  const hosts = new Map<string, StoredHost>();
  const index = new Map<string, Set<string>>();
  const decisions = new Map<string, boolean>();
  /** The same device under another id: what it was called before. */
  const renamed = new Map<string, string>();
  const unsaved = new Set<string>();
  const untold = new Set<string>();

  const pair = (a: string, b: string): readonly [string, string] => (a < b ? [a, b] : [b, a]);
  function unindex(id: string): void {
    const host = hosts.get(id);
    if (host) for (const word of wordsOf(identityOf(host))) index.get(word)?.delete(id);
  }
  function set(host: StoredHost): void {
    unindex(host.id);
    hosts.set(host.id, host);
    for (const word of wordsOf(identityOf(host))) {
      const ids = index.get(word) ?? new Set();
      index.set(word, ids.add(host.id));
    }
  }

  return {
    load(list: readonly StoredHost[], decided: readonly HostDecision[]): void {
      for (const host of list) set(host);
      for (const { first, second, isSame } of decided) decisions.set(`${first} ${second}`, isSame);
    },
    all: (): Iterable<StoredHost> => hosts.values(),
    get: (id: string): StoredHost | undefined => hosts.get(id) ?? hosts.get(renamed.get(id) ?? ''),
    put(host: StoredHost): void {
      set(host);
      unsaved.add(host.id);
      untold.add(host.id);
    },
    /** @param into which host it is part of now */
    remove(id: string, into?: string): void {
      unindex(id);
      hosts.delete(id);
      if (into !== undefined) renamed.set(id, into);
      unsaved.add(id);
      untold.add(id);
    },
    /** Hosts that may be the same as somebody, each with what speaks for and against it. */
    matches(one: Identity, except?: string): readonly Match[] {
      const ids = new Set(wordsOf(one).flatMap((word) => [...(index.get(word) ?? [])]));
      return [...ids]
        .filter((id) => id !== except)
        .flatMap((id) => {
          const host = hosts.get(id);
          return host === undefined ? [] : [{ host, verdict: verdictOf(identityOf(host), one) }];
        });
    },
    /** Hosts a device calls by this name. */
    byName: (sysName: string): readonly StoredHost[] =>
      [...(index.get(`name ${sysName}`) ?? [])].flatMap((id) => hosts.get(id) ?? []),
    /** What a person said of two; undefined when nobody did. */
    decided: (a: string, b: string): boolean | undefined => decisions.get(pair(a, b).join(' ')),
    decide(a: string, b: string, isSame: boolean): Mutation {
      const [first, second] = pair(a, b);
      decisions.set(`${first} ${second}`, isSame);
      return { type: 'host.decide', decision: { first, second, isSame, at: now() } };
    },
    takeUnsaved(): readonly Mutation[] {
      const mutations = [...unsaved].map((id): Mutation => {
        const host = hosts.get(id);
        return host === undefined ? { type: 'host.remove', id } : { type: 'host.put', host };
      });
      unsaved.clear();
      return mutations;
    },
    takeUntold(): { readonly found: readonly StoredHost[]; readonly removed: readonly string[] } {
      const found = [...untold].flatMap((id) => hosts.get(id) ?? []);
      const removed = [...untold].filter((id) => !hosts.has(id));
      untold.clear();
      return { found, removed };
    },
  };
}
export type HostBook = ReturnType<typeof createHostBook>;
