import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { byName } from './port.model.ts';

type Port = Pick<InterfaceRow, 'id' | 'name' | 'type' | 'isGone'>;
/** Ports with the same beginning of their name, as they stand side by side: "GigabitEthernet1/0/". */
export type Slot<T> = { readonly prefix: string; readonly ports: readonly T[] };
export type Plate<T> = { readonly slots: readonly Slot<T>[]; readonly logical: readonly T[] };

/** More than so many stand in two rows, odd numbers above even ones. */
const MOST_IN_ROW = 12;

const PHYSICAL = new Set([
  'ethernetCsmacd',
  'gigabitEthernet',
  'fastEther',
  'fastEtherFX',
  'ieee80211',
  'opticalTransport',
  'opticalChannel',
  'gpon',
  'ponOlt',
  'ponOnu',
  'sonet',
  'ds1',
  'ds3',
  'e1',
  'adsl',
  'adsl2plus',
  'vdsl',
  'vdsl2',
  'shdsl',
  'fibreChannel',
  'infiniband',
  'radioMAC',
]);
/** Many devices call everything an Ethernet; the name tells what nobody can plug a cable into. */
const VIRTUAL =
  /^(?:lo\d*$|loopback|vlan|vl\d|irb|bvi|br[\d-]|bridge|veth|docker|tun|tap|ppp|pppoe|virbr|vmnet|null|nu\d|port-?channel|po\d|bond|team|ae\d|lag|trk|nvi|eoip|gre|wg|wireguard|l2tp|pptp|ovpn|sit|dummy|cpu|sdwan|ssl\.|naf\.|ifb|vti|vxlan|vtep|stack)/i;
/** A part of another port: "ge-0/0/0.100", "eth0:1". */
const PART = /\d[.:]\d+$/;

/** Whether a cable, or a light, goes into it. */
export const isPhysical = ({ name, type }: Pick<Port, 'name' | 'type'>): boolean =>
  (type === null || PHYSICAL.has(type)) && !VIRTUAL.test(name) && !PART.test(name);

/** A name without its last number, and that number. */
export function slotOf(name: string): { readonly prefix: string; readonly number: string } {
  const match = /^(.*?)(\d+)(\D*)$/.exec(name);
  return match
    ? { prefix: match[1] ?? '', number: `${match[2] ?? ''}${match[3] ?? ''}` }
    : { prefix: '', number: name };
}

/** Ports as they stand on the front of a device, in the order people count in, and what has no place there. */
export function plateOf<T extends Port>(ports: readonly T[]): Plate<T> {
  const sorted = ports.toSorted((a, b) => byName.compare(a.name, b.name));
  const slots = new Map<string, T[]>();
  const logical: T[] = [];
  for (const port of sorted) {
    if (!isPhysical(port)) logical.push(port);
    else {
      const { prefix } = slotOf(port.name);
      slots.set(prefix, [...(slots.get(prefix) ?? []), port]);
    }
  }
  return { slots: [...slots].map(([prefix, members]) => ({ prefix, ports: members })), logical };
}

export const rowsOf = ({ ports }: Pick<Slot<unknown>, 'ports'>): 1 | 2 => (ports.length > MOST_IN_ROW ? 2 : 1);

type Place = { readonly slot: number; readonly column: number; readonly row: number };

function placeOf(slots: readonly Slot<Port>[], id: string): Place | undefined {
  for (const [slot, one] of slots.entries()) {
    const index = one.ports.findIndex((port) => port.id === id);
    const rows = rowsOf(one);
    if (index >= 0) return { slot, column: Math.floor(index / rows), row: index % rows };
  }
  return undefined;
}

/** A port at the place next to what is asked for: the rows of two slots may differ. */
function portAt(slot: Slot<Port> | undefined, column: number, row: number): string | undefined {
  if (slot === undefined) return undefined;
  const rows = rowsOf(slot);
  const columns = Math.ceil(slot.ports.length / rows);
  const place = (column < 0 ? columns - 1 : column) * rows + Math.min(row, rows - 1);
  return slot.ports[Math.min(place, slot.ports.length - 1)]?.id;
}

type Slots = readonly Slot<Port>[];
type Step = (slots: Slots, place: Place) => string | undefined;

const columnsOf = (slot: Slot<Port> | undefined): number =>
  slot === undefined ? 0 : Math.ceil(slot.ports.length / rowsOf(slot));

const STEPS: Readonly<Record<string, Step>> = {
  ArrowRight: (slots, { slot, column, row }) =>
    column + 1 < columnsOf(slots[slot]) ? portAt(slots[slot], column + 1, row) : portAt(slots[slot + 1], 0, row),
  ArrowLeft: (slots, { slot, column, row }) =>
    column > 0 ? portAt(slots[slot], column - 1, row) : portAt(slots[slot - 1], -1, row),
  ArrowUp: (slots, { slot, column, row }) =>
    row > 0 ? portAt(slots[slot], column, row - 1) : portAt(slots[slot - 1], column, 1),
  ArrowDown: (slots, { slot, column, row }) =>
    row + 1 < rowsOf(slots[slot] ?? { ports: [] })
      ? portAt(slots[slot], column, row + 1)
      : portAt(slots[slot + 1], column, 0),
  Home: (slots) => slots[0]?.ports[0]?.id,
  End: (slots) => slots.at(-1)?.ports.at(-1)?.id,
};

/** Where an arrow key leads from a port; undefined where it leads nowhere. */
export function neighbourOn(slots: Slots, id: string, key: string): string | undefined {
  const step = STEPS[key];
  if (step === undefined) return undefined;
  const place = placeOf(slots, id);
  return place === undefined ? slots[0]?.ports[0]?.id : step(slots, place);
}
