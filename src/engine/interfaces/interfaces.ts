import type { DeviceFacts, PortFacts } from '../../contract/facts.ts';
import { Fault } from '../../contract/faults.ts';
import type { InterfaceRow } from '../../contract/interfaces.ts';
import type { PortPlan } from '../collecting/messages.ts';
import type { InterfaceSettings, Mutation, StoredInterface } from '../storage/storage.ts';
import { createBoard } from './board.ts';
import { compact, lasting, NO_SETTINGS } from './compact.ts';
import { identify } from './identity.ts';
import { type Entry, listInterfaces, type ListQuery, type Wanted } from './listing.ts';
import { newsOf, NO_NEWS, type PortNews, rowOf, speedsOf } from './rows.ts';

export type { Turn } from './board.ts';

/** A device as its interfaces need it. */
type Named = { readonly id: string; readonly name: string };

const byName = new Intl.Collator('en', { numeric: true });
const entryOf = (one: StoredInterface): Entry => {
  const { name, descr, alias } = one.facts;
  return { one, text: [name, descr, alias, one.settings.label].join('\n').toLowerCase() };
};
const isSame = (a: StoredInterface, b: StoredInterface): boolean =>
  a.ifIndex === b.ifIndex && a.goneAt === b.goneAt && JSON.stringify(a.facts) === JSON.stringify(b.facts);

/** The interfaces of all devices: who they are, what a person said of them, and their latest round. */
export function createInterfaces(newId: () => string) {
  const board = createBoard();
  const byId = new Map<string, StoredInterface>();
  const byNumber: (StoredInterface | undefined)[] = [];
  /** Of each device, in the order of their names. */
  const byDevice = new Map<string, readonly Entry[]>();
  const news = new Map<string, PortNews>();
  let nextNumber = 1;

  function remember(deviceId: string, all: readonly StoredInterface[]): void {
    const entries = all.map(entryOf).sort((a, b) => byName.compare(a.one.facts.name ?? '', b.one.facts.name ?? ''));
    byDevice.set(deviceId, entries);
    for (const { one } of entries) {
      byId.set(one.id, one);
      byNumber[one.number] = one;
    }
  }
  const of = (deviceId: string): readonly StoredInterface[] => byDevice.get(deviceId)?.map(({ one }) => one) ?? [];
  function get(id: string): StoredInterface {
    const found = byId.get(id);
    if (found === undefined) throw new Fault('not-found', 'There is no such interface.');
    return found;
  }
  const view = (one: StoredInterface, deviceName: string): InterfaceRow =>
    rowOf(one, deviceName, board, news.get(one.deviceId) ?? NO_NEWS);

  /** The interfaces of a device as a survey found them, those that are gone marked so. */
  function surveyed(deviceId: string, ports: readonly PortFacts[], at: number): readonly StoredInterface[] {
    const known = of(deviceId);
    const numbers = identify(known, ports);
    const seen = new Set(numbers);
    const found = ports.map((port, place): StoredInterface => {
      const before = byNumber[numbers[place] ?? -1];
      const own = { ifIndex: port.index, facts: lasting(port), goneAt: null };
      if (before) return compact({ ...before, ...own });
      nextNumber += 1;
      return compact({ number: nextNumber - 1, id: newId(), deviceId, settings: NO_SETTINGS, firstSeen: at, ...own });
    });
    const gone = known.filter(({ number }) => !seen.has(number)).map((one) => ({ ...one, goneAt: one.goneAt ?? at }));
    return [...found, ...gone];
  }

  function listed(devices: Iterable<Named>, query: ListQuery) {
    const sorted = [...devices].sort((a, b) => byName.compare(a.name, b.name));
    const names = new Map(sorted.map(({ id, name }) => [id, name]));
    const ported = sorted.map(({ id, name }) => ({ name, entries: byDevice.get(id) ?? [] }));
    const { items, ...page } = listInterfaces(ported, query, board);
    return { ...page, items, rowOf: (one: StoredInterface) => view(one, names.get(one.deviceId) ?? '') };
  }

  return {
    board,
    load(items: readonly StoredInterface[], next: number): void {
      for (const [deviceId, all] of Map.groupBy(items, (one) => one.deviceId)) {
        const compacted = all.map((one) => compact({ ...one, facts: lasting(one.facts) }));
        remember(deviceId, compacted);
      }
      nextNumber = next;
    },
    get,
    byNumber: (number: number): StoredInterface | undefined => byNumber[number],
    of,
    view,
    /** What a survey says of a device's ports. @returns the changes to store; only what differs */
    survey(deviceId: string, facts: DeviceFacts, at: number): readonly Mutation[] {
      const next = surveyed(deviceId, facts.ports, at);
      const changes = next.filter((one) => {
        const before = byNumber[one.number];
        return before === undefined || !isSame(before, one);
      });
      remember(deviceId, next);
      news.set(deviceId, newsOf(facts));
      for (const { number, goneAt } of changes) if (goneAt !== null) board.forget(number);
      return changes.map((one) => ({ type: 'interface.put', one }));
    },
    /** Fresh readings of sensors, some of which belong to ports. */
    refresh(deviceId: string, facts: Pick<DeviceFacts, 'sensors'>): void {
      const known = news.get(deviceId);
      if (known === undefined) return;
      const ports = of(deviceId).map((one) => one.facts);
      const { poe, sensors } = newsOf({ ...facts, ports, neighbours: [] });
      news.set(deviceId, { neighbours: known.neighbours, poe, sensors });
    },
    /** What is to be read at every round. */
    plan: (deviceId: string): readonly PortPlan[] =>
      of(deviceId)
        .filter(({ goneAt }) => goneAt === null)
        .map(({ number, ifIndex, settings }) => {
          const limit = Math.max(settings.speedInBps ?? 0, settings.speedOutBps ?? 0);
          return { number, ifIndex, limitBps: limit > 0 ? limit : undefined };
        }),
    /** @returns the change to store, and how it will be then; `adopt` makes it so */
    change(id: string, wanted: { readonly [K in keyof InterfaceSettings]?: InterfaceSettings[K] | undefined }) {
      const before = get(id);
      const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
      const one: StoredInterface = { ...before, settings: { ...before.settings, ...given } };
      const adopt = (): void =>
        remember(
          one.deviceId,
          of(one.deviceId).map((other) => (other.id === id ? one : other)),
        );
      return { mutation: { type: 'interface.put', one } satisfies Mutation, one, adopt };
    },
    forget(deviceId: string): void {
      for (const { id, number } of of(deviceId)) {
        byId.delete(id);
        byNumber[number] = undefined;
        board.forget(number);
      }
      byDevice.delete(deviceId);
      news.delete(deviceId);
    },
    /** Rates of a device that does not answer are not those of now. */
    silence(deviceId: string): void {
      for (const { number } of of(deviceId)) board.forget(number);
    },
    list(devices: Iterable<Named>, query: ListQuery) {
      const { items, rowOf: made, ...page } = listed(devices, query);
      return { ...page, items: items.map(made) };
    },
    /** All of them, in the order they have when the first is asked for; a row is made when it is asked for. */
    *each(devices: Iterable<Named>, query: Wanted): Generator<InterfaceRow> {
      const { items, rowOf: made } = listed(devices, { ...query, limit: Infinity });
      for (const one of items) yield made(one);
    },
    speedsOf: (one: StoredInterface) => speedsOf(one, board),
  };
}
export type Interfaces = ReturnType<typeof createInterfaces>;
