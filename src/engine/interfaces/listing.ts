import { ADMIN_STATES, type InterfaceOrder, OPER_STATES } from '../../contract/interfaces.ts';
import { Fault } from '../../contract/faults.ts';
import { INTERFACE_COLUMN as C } from '../lib/interface-columns.ts';
import type { StoredInterface } from '../storage/storage.ts';
import { adminOf, type Board, operOf } from './board.ts';
import { speedsOf } from './rows.ts';

export type Wanted = {
  readonly q?: string | undefined;
  readonly oper?: (typeof OPER_STATES)[number] | undefined;
  readonly hideAdminDown: boolean;
  readonly minUtilPct?: number | undefined;
  readonly order: InterfaceOrder;
  readonly descending?: boolean | undefined;
};
export type ListQuery = Wanted & { readonly limit: number; readonly cursor?: string | undefined };
/** An interface and the words it can be found by, in small letters. */
export type Entry = { readonly one: StoredInterface; readonly text: string };
/** A device with its interfaces in the order of their names. */
export type Ported = { readonly name: string; readonly entries: readonly Entry[] };
type Figure = (one: StoredInterface, board: Board) => number;

const or0 = (value: number): number => (Number.isNaN(value) ? -1 : value);
/** Larger of both directions, per cent; -1 where unknown. */
const utilOf: Figure = (one, board) => {
  const [speedIn, speedOut] = speedsOf(one, board);
  const share = Math.max(
    or0(board.get(one.number, C.inBps) / speedIn),
    or0(board.get(one.number, C.outBps) / speedOut),
  );
  return share < 0 ? -1 : share * 100;
};
const FIGURES: Readonly<Record<Exclude<InterfaceOrder, 'name' | 'device'>, Figure>> = {
  util: utilOf,
  in: ({ number }, board) => or0(board.get(number, C.inBps)),
  out: ({ number }, board) => or0(board.get(number, C.outBps)),
  errors: ({ number }, board) => or0(board.get(number, C.inErrors)) + or0(board.get(number, C.outErrors)),
  discards: ({ number }, board) => or0(board.get(number, C.inDiscards)) + or0(board.get(number, C.outDiscards)),
  speed: (one, board) => Math.max(...speedsOf(one, board).map(or0)),
  changed: ({ number }, board) => or0(board.changedAt(number)),
};

function matcher(query: Wanted, board: Board): (one: StoredInterface) => boolean {
  const { hideAdminDown, oper, minUtilPct } = query;
  return (one) => {
    const state = board.get(one.number, C.state);
    if (hideAdminDown && (ADMIN_STATES[adminOf(state) - 1] ?? one.facts.admin) === 'down') return false;
    if (oper !== undefined && (OPER_STATES[operOf(state) - 1] ?? one.facts.oper) !== oper) return false;
    return minUtilPct === undefined || utilOf(one, board) >= minUtilPct;
  };
}

/** Every interface that the question asks for, by device and name. */
function* search(devices: Iterable<Ported>, query: Wanted, board: Board): Generator<StoredInterface> {
  const words = (query.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const matches = matcher(query, board);
  for (const { name, entries } of devices) {
    // What the device is called holds for all of its ports.
    const rest = words.length === 0 ? words : words.filter((word) => !name.toLowerCase().includes(word));
    for (const { one, text } of entries) if (rest.every((word) => text.includes(word)) && matches(one)) yield one;
  }
}

/** Where a page begins: so many rows in. Values move between two pages, so no row could be the mark. */
function placeOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,9}$/.test(cursor)) throw new Fault('invalid-input', 'This cursor is not one of this list.');
  return Number(cursor);
}

/**
 * The first `end` by a figure, ascending by it. Of ten thousands only these are put in order: all numbers at once say
 * where to cut, and numbers sort fast.
 */
function firstBy(found: readonly StoredInterface[], keys: Float64Array, end: number): readonly StoredInterface[] {
  const last = keys.toSorted()[Math.min(end, keys.length) - 1] ?? Infinity;
  const places = [...keys.keys()].filter((place) => (keys[place] ?? 0) <= last);
  places.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  return places.slice(0, end).flatMap((place) => found[place] ?? []);
}

/** One page of interfaces: figures largest first, names from A, unless told. @param devices in the order of their names */
export function listInterfaces(devices: Iterable<Ported>, query: ListQuery, board: Board) {
  const found = [...search(devices, query, board)];
  const { order } = query;
  const start = placeOf(query.cursor);
  const end = start + query.limit;
  const nextCursor = end < found.length ? String(end) : null;
  if (order === 'name' || order === 'device') {
    const items = query.descending === true ? found.toReversed() : found;
    return { items: items.slice(start, end), total: found.length, nextCursor };
  }
  const figure = FIGURES[order];
  const sign = (query.descending ?? true) ? -1 : 1;
  const keys = Float64Array.from(found, (one) => sign * figure(one, board));
  return { items: firstBy(found, keys, end).slice(start), total: found.length, nextCursor };
}
