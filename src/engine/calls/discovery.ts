import type { Parsed, Handlers } from '../../contract/contract.ts';
import { RECURSE_SOURCES } from '../../contract/discovery.ts';
import { Fault } from '../../contract/faults.ts';
import { type Discovery, hostView, scanView, scheduleView } from '../discovery/discovery.ts';
import type { ScanSpec, StoredHost } from '../storage/storage.ts';

const HOPS = 8;

function specOf({ credentials: _once, recurse, ...spec }: Parsed<'scans.start'>): ScanSpec {
  const all = { sources: [...RECURSE_SOURCES], allow: [], hops: HOPS };
  return { ...spec, recurse: recurse === true ? all : recurse === false ? null : recurse };
}

const matches = (host: StoredHost, words: string): boolean =>
  [
    host.address,
    ...host.addresses,
    ...host.macs,
    ...Object.values(host.names),
    host.vendor,
    host.model,
    host.type,
  ].some((text) => text?.toLowerCase().includes(words));

/** One page of a list by the ids of its items. */
function pageOf<T extends { readonly id: string }>(all: readonly T[], limit: number, cursor: string | undefined) {
  const start = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
  if (cursor !== undefined && start === 0) throw new Fault('invalid-input', 'This cursor is of no earlier page.');
  const items = all.slice(start, start + limit);
  return { items, nextCursor: start + limit < all.length ? (items.at(-1)?.id ?? null) : null };
}

type Calls = Pick<
  Handlers,
  | 'discovery.networks'
  | 'discovery.targets'
  | 'scans.start'
  | 'scans.addCredentials'
  | 'scans.list'
  | 'scans.get'
  | 'scans.cancel'
  | 'scans.resume'
  | 'scans.compare'
  | 'discovered.list'
  | 'discovered.accept'
  | 'discovered.ignore'
  | 'discovered.merge'
  | 'schedules.list'
  | 'schedules.add'
  | 'schedules.update'
  | 'schedules.remove'
>;

/** Scans, what they found, and what is decided about it. */
export const discoveryCalls = (discovery: Discovery): Calls => ({
  'discovery.networks': () => ({ items: discovery.networks(), nextCursor: null }),
  'discovery.targets': ({ targets, exclude }) => discovery.targets(targets, exclude),
  'scans.start': async (input) => scanView(await discovery.scans.start(specOf(input), input.credentials)),
  'scans.addCredentials': async ({ id, credentials }) =>
    scanView(await discovery.scans.addCredentials(id, credentials)),
  'scans.list': ({ limit, cursor }) => {
    const { items, nextCursor } = pageOf(discovery.scans.all(), limit, cursor);
    return { items: items.map(scanView), nextCursor };
  },
  'scans.get': ({ id }) => scanView(discovery.scans.get(id)),
  'scans.cancel': ({ id }) => scanView(discovery.scans.cancel(id)),
  'scans.resume': async ({ id, credentials }) => scanView(await discovery.scans.resume(id, credentials)),
  'scans.compare': async ({ from, to }) => ({
    items: (await discovery.compare(from, to)).map(({ what, host, differences }) => ({
      what,
      host: hostView(host),
      differences: differences.map((one) => ({ ...one })),
    })),
    nextCursor: null,
  }),
  'discovered.list': ({ state, scanId, q, limit, cursor }) => {
    const words = q?.trim().toLowerCase() ?? '';
    const found = [...discovery.all()]
      .filter(
        (host) =>
          (state === undefined || state.includes(host.state)) &&
          (scanId === undefined || host.scanId === scanId) &&
          (words === '' || matches(host, words)),
      )
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
    const { items, nextCursor } = pageOf(found, limit, cursor);
    return { items: items.map(hostView), nextCursor };
  },
  'discovered.accept': async ({ ids, states, ...how }) => {
    const wanted = new Set<string>(states);
    const more = [...discovery.all()].filter(({ state, address }) => wanted.has(state) && address !== '');
    const done = await discovery.accept([...new Set([...ids, ...more.map(({ id }) => id)])], how);
    return { added: [...done.added], updated: [...done.updated] };
  },
  'discovered.ignore': async ({ ids, ignored }) => ({
    items: (await discovery.review.ignore(ids, ignored)).map(hostView),
  }),
  'discovered.merge': async ({ ids, same }) => ({ items: (await discovery.review.merge(ids, same)).map(hostView) }),
  'schedules.list': () => ({ items: discovery.schedules.list().map(scheduleView), nextCursor: null }),
  'schedules.add': async (fields) => scheduleView(await discovery.schedules.add(fields)),
  'schedules.update': async ({ id, ...patch }) =>
    scheduleView(
      await discovery.schedules.update(
        id,
        // What is absent stays: nothing that is undefined is handed on.
        Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)),
      ),
    ),
  'schedules.remove': async ({ id }) => {
    await discovery.schedules.remove(id);
    return {};
  },
});
