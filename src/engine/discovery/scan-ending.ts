import type { EventKind } from '../../contract/logs.ts';
import type { Mutation, StoredEvent, StoredHost, StoredScan } from '../storage/storage.ts';
import { differencesOf } from './differences.ts';
import { nameOf } from './host-fields.ts';
import type { HostBook } from './host-book.ts';
import { resolvedHosts } from './resolved-hosts.ts';
import { isWithin, type ScanRun } from './scan-run.ts';
import { toldHosts } from './told-hosts.ts';

/** More than this at once is told of in one line. */
const MOST_LINES = 20;

type Parts = { readonly book: HostBook; readonly newId: () => string; readonly now: () => number };
type News = {
  readonly kind: Extract<EventKind, 'device-found' | 'device-gone' | 'device-differs'>;
  readonly host: StoredHost;
};

/** Enters what answers nobody but is told of by neighbours. */
export function enterTold(run: ScanRun, { book, newId, now }: Parts): void {
  const tellers = [...run.wirings].map(([id, wiring]) => ({ id, wiring }));
  const scan = { id: run.scan.id, ...run.scan.spec };
  for (const host of toldHosts(tellers, { book, newId, at: now(), scan })) {
    const before = book.get(host.id);
    if (!run.recorder.before.has(host.id)) run.recorder.before.set(host.id, before);
    if (!run.recorder.outcomes.has(host.id)) run.recorder.outcomes.set(host.id, before === undefined ? 'new' : 'known');
    const isBack = before?.state === 'gone';
    book.put(isBack ? { ...host, state: host.deviceId === null ? 'new' : 'known', differences: [] } : host);
  }
}

/** Enters what ARP tables know of hosts that were found. */
export function enterResolved(run: ScanRun, { book }: Pick<Parts, 'book'>): void {
  const own = [...run.recorder.outcomes.keys()].flatMap((id) => book.get(id) ?? []);
  for (const host of resolvedHosts(own, { all: [...book.all()], wirings: run.wirings.values() })) book.put(host);
}

/** Hosts of the scanned networks that were there and did not answer; of those others tell of, nobody tells any more. */
export function markGone(run: ScanRun, { book }: Parts): readonly StoredHost[] {
  const gone: StoredHost[] = [];
  for (const host of Array.from(book.all())) {
    if (run.recorder.outcomes.has(host.id) || host.state === 'gone' || host.state === 'ignored') continue;
    const isToldOnly = host.toldBy.length > 0;
    const isMissed = isToldOnly
      ? host.toldBy.every((id) => run.wirings.has(id))
      : isWithin(run.plan.ranges, host.address) && !host.answers.every((way) => way === 'lldp' || way === 'cdp');
    if (!isMissed) continue;
    const missed: StoredHost = { ...host, state: 'gone' };
    book.put(missed);
    gone.push(missed);
  }
  return gone;
}

const eventOf = ({ kind, host }: News, { newId, now }: Parts): StoredEvent => ({
  id: newId(),
  at: now(),
  level: kind === 'device-found' ? 'info' : 'warning',
  kind,
  deviceId: host.deviceId,
  deviceName: nameOf(host),
  checkId: null,
  params: {
    name: nameOf(host),
    address: host.address,
    what: host.differences.map(({ field, before, after }) => `${field}: ${before ?? '–'} → ${after ?? '–'}`).join('; '),
  },
});

/**
 * What a scan has to tell in the log: each host that came, went or changed, once. The first time in a network everything
 * is new, and one line says so.
 */
export function newsOf(run: ScanRun, gone: readonly StoredHost[], parts: Parts): readonly Mutation[] {
  const { outcomes, before } = run.recorder;
  const news = [...outcomes].flatMap(([id, outcome]): readonly News[] => {
    const host = parts.book.get(id);
    if (host === undefined || host.state === 'ignored') return [];
    const was = before.get(id);
    if (outcome === 'new') return [{ kind: 'device-found', host }];
    const differences = was === undefined ? [] : differencesOf(was, host);
    return differences.length === 0 ? [] : [{ kind: 'device-differs', host: { ...host, differences } }];
  });
  const all: readonly News[] = [...news, ...gone.map((host): News => ({ kind: 'device-gone', host }))];
  const lines = run.isFirst || all.length > MOST_LINES ? [] : all;
  const { found, snmp } = run.scan;
  const summary: StoredEvent = {
    id: parts.newId(),
    at: parts.now(),
    level: 'info',
    kind: 'scan-finished',
    deviceId: null,
    deviceName: null,
    checkId: null,
    params: { found, snmp, new: run.scan.new, changed: run.scan.changed, gone: gone.length },
  };
  const isWorthALine = run.isFirst || all.length > MOST_LINES || run.scan.scheduleId === null;
  const events = [...lines.map((one) => eventOf(one, parts)), ...(isWorthALine ? [summary] : [])];
  return events.map((event) => ({ type: 'event.add', event }));
}

/** A scan with all that it found, as it is kept to be compared with others. */
export function writtenOf({ recorder }: ScanRun, scan: StoredScan, book: HostBook): readonly Mutation[] {
  const own = [...recorder.outcomes.keys()].flatMap((id) => book.get(id) ?? []);
  return [
    { type: 'scan.put', scan },
    ...own.map((host): Mutation => ({ type: 'scan-host.put', scanId: scan.id, host })),
  ];
}
