import { Fault } from '../../contract/faults.ts';
import type { Mutation, StoredHost } from '../storage/storage.ts';
import type { HostBook } from './host-book.ts';

type Parts = { readonly book: HostBook; readonly commit: (mutations: readonly Mutation[]) => Promise<void> };

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];
const calm = (host: StoredHost): StoredHost['state'] => (host.deviceId === null ? 'new' : 'known');

/** What a person decides about hosts: to say nothing of them, that two are one, or that they are not. */
export function createReview({ book, commit }: Parts) {
  function get(id: string): StoredHost {
    const host = book.get(id);
    if (host === undefined)
      throw new Fault('not-found', 'There is no such host; it may be part of another one by now.');
    return host;
  }
  const pairsOf = (ids: readonly string[]): readonly (readonly [string, string])[] =>
    ids.flatMap((a, at) => ids.slice(at + 1).map((b) => [a, b] as const));

  function parted(hosts: readonly StoredHost[]): readonly StoredHost[] {
    const ids = new Set(hosts.map(({ id }) => id));
    return hosts.map((host) => {
      const conflictsWith = host.conflictsWith.filter((id) => !ids.has(id));
      if (conflictsWith.length > 0 || host.state !== 'conflicting') return { ...host, conflictsWith };
      return { ...host, conflictsWith, state: calm(host), differences: [] };
    });
  }
  function joined(hosts: readonly StoredHost[]): StoredHost {
    const watched = hosts.filter(({ deviceId }) => deviceId !== null);
    if (watched.length > 1)
      throw new Fault(
        'conflict',
        'Two of these are watched as devices of their own: take one of them off the list first.',
      );
    const [first] = hosts.toSorted((a, b) => a.firstSeen - b.firstSeen);
    const kept = watched[0] ?? first;
    if (kept === undefined) throw new Fault('invalid-input', 'At least two hosts are needed.');
    const others = hosts.filter(({ id }) => id !== kept.id);
    const ids = new Set(hosts.map(({ id }) => id));
    return {
      ...kept,
      addresses: others.reduce((all, { addresses }) => union(all, addresses), kept.addresses),
      macs: others.reduce((all, { macs }) => union(all, macs), kept.macs),
      names: others.reduce((all, { names }) => ({ ...names, ...all }), kept.names),
      conflictsWith: kept.conflictsWith.filter((id) => !ids.has(id)),
      differences: [],
      state: calm(kept),
      firstSeen: Math.min(...hosts.map(({ firstSeen }) => firstSeen)),
    };
  }

  return {
    get,
    async ignore(ids: readonly string[], isIgnored: boolean): Promise<readonly StoredHost[]> {
      const hosts = ids.map(get).map((host): StoredHost => {
        if (isIgnored) return { ...host, state: 'ignored' };
        return host.state === 'ignored' ? { ...host, state: calm(host) } : host;
      });
      for (const host of hosts) book.put(host);
      await commit(book.takeUnsaved());
      return hosts;
    },
    /** @throws {Fault} `conflict` when more than one of what is the same is watched */
    async merge(ids: readonly string[], isSame: boolean): Promise<readonly StoredHost[]> {
      const hosts = [...new Set(ids)].map(get);
      const unique = [...new Map(hosts.map((host) => [host.id, host])).values()];
      if (unique.length < 2) throw new Fault('invalid-input', 'At least two hosts are needed.');
      const result = isSame ? [joined(unique)] : parted(unique);
      const decisions = pairsOf(unique.map(({ id }) => id)).map(([a, b]) => book.decide(a, b, isSame));
      if (isSame) for (const { id } of unique) if (id !== result[0]?.id) book.remove(id, result[0]?.id);
      for (const host of result) book.put(host);
      await commit([...decisions, ...book.takeUnsaved()]);
      return result;
    },
  };
}
