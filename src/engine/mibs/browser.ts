import { Fault } from '../../contract/faults.ts';
import type { SETTABLE, SnmpValue as ValueView } from '../../contract/mibs.ts';
import { isWithin, parseOid } from '../protocols/oid.ts';
import type { SnmpValue, Varbind } from '../protocols/snmp-pdu.ts';
import { type SnmpSession, WALK_LIMITS } from '../snmp/snmp.ts';
import type { Mibs } from './mibs.ts';
import { readTable } from './read-table.ts';
import { valueView } from './values.ts';

type Settable = (typeof SETTABLE)[number];
const isThere = ({ type }: Varbind): boolean => type !== 'noSuchObject' && type !== 'noSuchInstance' && type !== 'null';
const refuse = (message: string, path = '/value'): Fault =>
  new Fault('invalid-input', message, { errors: [{ path, message }] });

function wholeNumber(text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^-?\d+$/.test(text.trim()) && value >= least && value <= most) return value;
  throw refuse(`Write a whole number from ${String(least)} to ${String(most)}.`);
}

function bytesFrom(text: string): Uint8Array {
  const digits = text.replaceAll(/[\s:.-]/g, '');
  if (/^(?:[\da-f]{2})*$/i.test(digits)) return new Uint8Array(Buffer.from(digits, 'hex'));
  throw refuse('Write pairs of hexadecimal digits, such as 00:1a:2b.');
}
function addressFrom(text: string): string {
  const parts = text
    .trim()
    .split('.')
    .map((part) => wholeNumber(part, 0, 255));
  if (parts.length === 4) return parts.join('.');
  throw refuse('Write an IPv4 address.');
}

/** What a person wrote, as a value of a type. @throws {Fault} `invalid-input` */
const FROM: { readonly [T in Settable]: (text: string) => SnmpValue } = {
  integer: (text) => ({ type: 'integer', value: wholeNumber(text, -(2 ** 31), 2 ** 31 - 1) }),
  gauge32: (text) => ({ type: 'gauge32', value: wholeNumber(text, 0, 2 ** 32 - 1) }),
  ticks: (text) => ({ type: 'ticks', value: wholeNumber(text, 0, 2 ** 32 - 1) }),
  octets: (text) => ({ type: 'octets', value: new Uint8Array(Buffer.from(text)) }),
  hex: (text) => ({ type: 'octets', value: bytesFrom(text) }),
  oid: (text) => ({ type: 'oid', value: parseOid(text.trim()).join('.') }),
  address: (text) => ({ type: 'ip', value: addressFrom(text) }),
};

type WalkAsked = {
  readonly oid: string;
  readonly after?: string | undefined;
  readonly limit: number;
  /** ms; what came by then is the answer. */
  readonly withinMs?: number;
};

type TableAsked = { readonly oid: string; readonly after?: string | undefined; readonly limit: number };

/** Looks into an agent, with the names of MIBs. */
export function createBrowser(mibs: Pick<Mibs, 'tree' | 'resolve'>) {
  const view = (varbind: Varbind): ValueView => valueView(varbind, mibs.tree());
  return {
    async get(session: SnmpSession, names: readonly string[]): Promise<ValueView[]> {
      return (await session.get(names.map(mibs.resolve))).map(view);
    },
    /** @throws {Fault} `invalid-input` where `after` does not lie below the name */
    async walk(session: SnmpSession, { oid, after, limit, withinMs = WALK_LIMITS.ms }: WalkAsked) {
      const prefix = mibs.resolve(oid);
      const behind = after === undefined ? undefined : mibs.resolve(after);
      if (behind !== undefined && (behind === prefix || !isWithin(behind, prefix)))
        throw refuse(
          `"${behind}" does not lie below "${prefix}"; go on behind the last value that was told.`,
          '/after',
        );
      const { varbinds, cut } = await session.walk(prefix, {
        caps: { ...WALK_LIMITS, varbinds: limit, ms: withinMs },
        ...(behind !== undefined && { after: behind }),
      });
      return { items: varbinds.map(view), cut: cut === 'varbinds' ? ('limit' as const) : (cut ?? null) };
    },
    async table(session: SnmpSession, { oid: name, after, limit }: TableAsked) {
      const oid = mibs.resolve(name);
      const tree = mibs.tree();
      const node = tree.get(oid);
      // Of a table, its rows; anything else is taken to be the row itself.
      const entry = node && tree.kindOf(node) === 'table' ? `${oid}.1` : oid;
      const { columns, rows, cut, next } = await readTable(session, entry, { after, limit });
      return {
        columns: [...columns.keys()].map((column) => ({
          oid: `${entry}.${column}`,
          name: tree.describe(`${entry}.${column}`),
        })),
        rows: rows.map((index) => ({
          index,
          cells: [...columns.values()].map((cells) => {
            const cell = cells.get(index);
            return cell === undefined ? null : view(cell);
          }),
        })),
        cut,
        next,
      };
    },
    /** @throws {Fault} `forbidden` or `unsupported` as the agent says, `invalid-input` for a value of another type */
    async set(session: SnmpSession, name: string, type: Settable, text: string) {
      const oid = mibs.resolve(name);
      const value = FROM[type](text);
      const [before] = await session.get([oid]);
      const [after] = await session.set([{ oid, ...value }]);
      if (after === undefined) throw new Fault('invalid-input', 'The agent answered without the value.');
      return { before: before && isThere(before) ? view(before) : null, after: view(after) };
    },
  };
}
export type Browser = ReturnType<typeof createBrowser>;
