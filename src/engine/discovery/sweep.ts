import { resolve4, resolve6 } from 'node:dns/promises';
import { Fault } from '../../contract/faults.ts';
import { ipOf, type IpRange, networkOf } from '../lib/ip.ts';
import type { Profile } from '../profiles/profile.ts';
import type { Snmp } from '../snmp/snmp.ts';
import type { EchoClient } from './echo.ts';
import { leadsOf } from './leads.ts';
import type { FromDiscoveryThread, KeyToTry, Progress, Reading, ScanOrder, Sighting } from './messages.ts';
import { createNaming } from './naming/naming.ts';
import type { NeighbourCache } from './neighbour-cache.ts';
import { createRate } from './pace.ts';
import { probeHost, type Probed } from './probe-host.ts';
import { readHost } from './read-host.ts';
import { createSlots, type Slots } from './slots.ts';
import { createTally } from './tally.ts';
import { createWorkList, type Job } from './work-list.ts';

/** So many addresses are looked at at once, and so many devices read. */
export const PROBES = 64;
const READERS = 48;
const NAMERS = 32;
const TELL_EVERY_MS = 250;
const NAMES_AT_MOST_MS = 8000;
/** Whoever did not answer so shortly before the network was lost may have been cut off already. */
const DOUBTED_MS = 3000;

export type SweepParts = {
  readonly echo: EchoClient;
  readonly snmp: Pick<Snmp, 'open'>;
  readonly neighbours: NeighbourCache;
  /** Shared by all scans. */
  readonly slots: Slots;
  readonly profiles: readonly Profile[];
  readonly clock: { mono(): number; wall(): number };
  readonly post: (message: FromDiscoveryThread) => void;
  /** Stands in for the name server in tests. */
  readonly lookup?: (name: string) => Promise<readonly string[]>;
};

async function lookupAll(name: string): Promise<readonly string[]> {
  const asked = await Promise.allSettled([resolve4(name), resolve6(name)]);
  return asked.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
}

/** Addresses of this computer in those of its networks that are scanned: there it may ask all at once for their names. */
function interfacesOf({ own, onLink, ranges }: ScanOrder): readonly string[] {
  const scanned = onLink.filter(({ bits, first, last }) =>
    ranges.some((range) => range.bits === bits && range.first <= last && first <= range.last),
  );
  return own.filter((address) => {
    const ip = ipOf(address);
    return ip?.bits === 32 && scanned.some(({ first, last }) => first <= ip.value && ip.value <= last);
  });
}

/** One scan, from its first packet to its last. */
export function createSweep(order: ScanOrder, parts: SweepParts) {
  const { clock, post } = parts;
  const over = new AbortController();
  const { signal } = over;
  const rate = createRate(order.pps, clock);
  const naming = createNaming(interfacesOf(order), rate);
  const readers = createSlots(READERS);
  const namers = createSlots(NAMERS);
  const keys: KeyToTry[] = [...order.keys];
  const guarded = new Set(order.guarded);
  let list = createWorkList(order);
  const tally = createTally(clock, () => list.counts());
  const running = new Map<Job, boolean>();
  const silent: { readonly job: Job; readonly at: number }[] = [];
  const work = new Set<Promise<void>>();
  const names = new Set<Promise<void>>();
  let gate: PromiseWithResolvers<void> | undefined;
  let wake = Promise.withResolvers<void>();

  const track = (into: Set<Promise<void>>, one: Promise<void>): void => {
    into.add(one);
    void one.finally(() => {
      into.delete(one);
      wake.resolve();
    });
  };
  const keysFor = (address: string): readonly KeyToTry[] => {
    const good = order.answered[address];
    const usable = keys.filter(({ key }) => !guarded.has(`${key} ${address}`));
    return usable.toSorted((a, b) => Number(b.key === good) - Number(a.key === good));
  };
  const probing = {
    ...parts,
    rate,
    order,
    keysFor,
    onTry: tally.tried,
    onWrong(key: string, address: string) {
      guarded.add(`${key} ${address}`);
      post({ kind: 'wrong', key, address });
    },
  };

  const sightingOf = (job: Job, { answers, rttMs, mac, identified }: Probed, reading: Reading | null): Sighting => ({
    address: job.address,
    at: clock.wall(),
    via: job.index >= 0 || job.isKnown ? 'sweep' : 'neighbour',
    answers,
    rttMs,
    mac,
    names: {},
    key: identified?.key ?? null,
    reading,
  });

  async function name(address: string, isPlain: boolean): Promise<void> {
    const free = await namers.take();
    try {
      const found = await naming.of(address, isPlain, signal);
      if (Object.keys(found).length > 0) post({ kind: 'named', id: order.id, address, names: found });
    } catch (thrown) {
      if (!signal.aborted) throw thrown;
    } finally {
      free();
    }
  }

  function follow(job: Job, reading: Reading): void {
    const { wiring } = reading;
    if (wiring === undefined) return;
    for (const { address } of wiring.addresses) list.skip(address);
    if (order.recursion === null || job.hop >= order.recursion.hops) return;
    for (const address of leadsOf(wiring, order.recursion)) list.addLead(address, job.hop + 1);
  }

  /** Whether a job that came to nothing must be done again, because the network was lost meanwhile. */
  function settle(job: Job, hasFound: boolean): void {
    const isDoubted = running.get(job) === true && !hasFound;
    running.delete(job);
    if (signal.aborted) return;
    if (isDoubted) return list.redo(job, false);
    list.finish(job);
    tally.finished();
    if (hasFound || job.isKnown) return;
    silent.push({ job, at: clock.mono() });
    if (silent.length > 2 * PROBES) silent.shift();
  }

  async function look(job: Job, freeSlot: () => void): Promise<void> {
    let free: (() => void) | undefined = freeSlot;
    let hasFound = false;
    running.set(job, false);
    try {
      const probed = await probeHost(job, probing, signal);
      free();
      free = undefined;
      if (probed === undefined) return;
      const { identified } = probed;
      let reading: Reading | null = null;
      if (identified) {
        tally.answered(identified.key);
        free = await readers.take();
        reading = await readHost(identified, parts.profiles, signal);
        // A device that was cut off while it was read is read again.
        if (reading.wiring === undefined && running.get(job) === true) return;
      }
      hasFound = true;
      if (reading) follow(job, reading);
      post({ kind: 'found', id: order.id, sighting: sightingOf(job, probed, reading) });
      track(names, name(job.address, reading?.sysName === undefined));
    } catch (thrown) {
      if (!signal.aborted) throw thrown;
    } finally {
      free?.();
      settle(job, hasFound);
    }
  }

  async function resolveNames(): Promise<readonly IpRange[]> {
    const ranges: IpRange[] = [];
    for (const { name: text, prefix } of order.names) {
      const found = (await (parts.lookup ?? lookupAll)(text)).map(ipOf).filter((ip) => ip !== undefined);
      if (found.length === 0) post({ kind: 'note', id: order.id, message: `The name ${text} has no address.` });
      for (const ip of found) ranges.push(networkOf(ip, prefix === undefined || ip.bits === 128 ? ip.bits : prefix));
    }
    return ranges;
  }

  function progress(isOver = false): Progress {
    const leads = list.leads();
    const isNaming = work.size === 0 && names.size > 0;
    const moment = { isOver, isSwept: list.isSwept(), hasLeads: leads.length > 0, isNaming };
    return { ...tally.progress(moment), leads, pps: rate.pps() };
  }

  async function pump(): Promise<void> {
    while (!signal.aborted) {
      if (gate) await Promise.race([gate.promise, aborted]);
      const free = await parts.slots.take();
      const job = signal.aborted || gate ? undefined : list.next();
      if (job) {
        track(work, look(job, free));
        continue;
      }
      free();
      if (work.size === 0 && !gate) return;
      // Whatever ends may have told of others.
      await Promise.race([wake.promise, aborted]);
      wake = Promise.withResolvers();
    }
  }
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

  async function run(): Promise<void> {
    const teller = setInterval(() => post({ kind: 'progress', id: order.id, progress: progress() }), TELL_EVERY_MS);
    try {
      const named = order.names.length === 0 ? [] : await resolveNames();
      if (named.length > 0) list = createWorkList({ ...order, ranges: [...order.ranges, ...named] });
      for (const address of order.known) list.addKnown(address);
      await pump();
      const late = new Promise<void>((resolve) => setTimeout(resolve, NAMES_AT_MOST_MS).unref());
      await Promise.race([Promise.all(names), aborted, late]);
    } catch (thrown) {
      post({ kind: 'note', id: order.id, message: Fault.from(thrown).message });
    } finally {
      clearInterval(teller);
      naming.close();
      const isWhole = !signal.aborted;
      over.abort();
      await Promise.allSettled([...work, ...names]);
      post({ kind: 'ended', id: order.id, isWhole, progress: progress(true) });
    }
  }

  return {
    run,
    cancel: (): void => over.abort(),
    pause(): void {
      gate ??= Promise.withResolvers();
      for (const job of running.keys()) running.set(job, true);
      const since = clock.mono() - DOUBTED_MS;
      for (const { job, at } of silent.splice(0)) if (at >= since) list.redo(job, true);
    },
    go(): void {
      gate?.resolve();
      gate = undefined;
      wake.resolve();
    },
    addKeys(more: readonly KeyToTry[], addresses: readonly string[]): void {
      keys.push(...more);
      for (const address of addresses) list.addKnown(address);
      wake.resolve();
    },
  };
}
export type Sweep = ReturnType<typeof createSweep>;
