import type { NeighbourEntry } from './messages.ts';

const FRESH_MS = 400;

/** What this computer knows by ARP and ND, asked for at most a few times a second, however many want to know. */
export function createNeighbourCache(ask: () => void, clock: { mono(): number }) {
  let macs = new Map<string, string>();
  let askedAt = Number.NEGATIVE_INFINITY;
  let waiting: PromiseWithResolvers<void> | undefined;
  return {
    /** The hardware address behind an address of this link; undefined when nobody answers for it. */
    async macOf(address: string): Promise<string | undefined> {
      const known = macs.get(address);
      if (known !== undefined) return known;
      if (waiting === undefined) {
        const ready = (waiting = Promise.withResolvers<void>());
        const inMs = Math.max(0, askedAt + FRESH_MS - clock.mono());
        setTimeout(() => {
          askedAt = clock.mono();
          ask();
          // A host of the thread that cannot tell must not hold up the scan.
          setTimeout(() => ready.resolve(), FRESH_MS * 5).unref();
        }, inMs);
      }
      await waiting.promise;
      return macs.get(address);
    },
    take(entries: readonly NeighbourEntry[]): void {
      macs = new Map(entries.map(({ address, mac }) => [address, mac]));
      waiting?.resolve();
      waiting = undefined;
    },
  };
}
export type NeighbourCache = Pick<ReturnType<typeof createNeighbourCache>, 'macOf'>;
