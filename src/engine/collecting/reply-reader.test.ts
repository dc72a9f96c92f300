import { expect, it } from 'vitest';
import { decodeCommunity, encodeCommunity } from '../protocols/snmp-community.ts';
import { PDU, type Varbind } from '../protocols/snmp-pdu.ts';
import { CELL, createCellPool } from './cells.ts';
import type { Chunk } from './chunks.ts';
import { COLUMN_OIDS, SCALARS } from './columns.ts';
import { communityPduAt } from './packet-head.ts';
import { createReplyReader, READ } from './reply-reader.ts';

const COMMUNITY = Buffer.from('public');
const HEAD = Buffer.from([2, 1, 1, 4, 6, ...COMMUNITY]);
const reader = createReplyReader();

function read(varbinds: readonly Varbind[], chunk: Chunk, { status = 0 } = {}) {
  const pdu = { type: PDU.response, requestId: 0x0100_0001, status, index: 0, varbinds };
  const bytes = encodeCommunity({ version: 2, community: COMMUNITY, pdu });
  const cells = createCellPool().take(chunk.rows.length);
  const from = communityPduAt(bytes, [0, bytes.length], HEAD);
  const reading = reader.read({ bytes, from, limit: bytes.length, arrivedAt: 7 }, chunk, cells);
  return { bytes, cells, reading: { ...reading, scalars: [...reading.scalars] } };
}
const chunkOf = (columns: readonly number[], indexes: readonly number[]): Chunk => ({
  columns,
  indexes,
  rows: indexes.map((_, row) => row),
  scalars: 1,
  isBulk: true,
});
const uptime: Varbind = { oid: `${SCALARS[0]}.0`, type: 'ticks', value: 4_294_967_295 };
const cell = (column: number, index: number, rest: object): Varbind =>
  ({ oid: `${COLUMN_OIDS[column] ?? ''}.${String(index)}`, ...rest }) as Varbind;

it('reads the same numbers as the decoder that makes objects, at the edges of what 64 bits hold', () => {
  const values = [
    0n,
    127n,
    128n,
    255n,
    2n ** 31n,
    2n ** 32n - 1n,
    2n ** 32n,
    2n ** 53n + 1n,
    2n ** 63n,
    2n ** 64n - 1n,
  ];
  const indexes = values.map(
    (_, at) => [1, 127, 128, 129, 16_383, 16_384, 20_000, 70_000, 2_097_152, 2 ** 31][at] ?? 0,
  );
  const chunk = chunkOf([0], indexes);
  const { bytes, cells, reading } = read(
    [uptime, ...indexes.map((index, at) => cell(0, index, { type: 'counter64', value: values[at] ?? 0n }))],
    chunk,
  );
  expect(reading).toMatchObject({ status: READ.ok, rowsRead: indexes.length, placed: indexes.length, invalid: 0 });
  expect(reading.scalars[0]).toBe(4_294_967_295);
  const told = decodeCommunity(bytes)
    .pdu.varbinds.slice(1)
    .map((one) => ('value' in one ? one.value : undefined));
  const numbers = indexes.map((_, row) => BigInt(cells.high[row] ?? 0) * 2n ** 32n + BigInt(cells.low[row] ?? 0));
  expect(numbers).toEqual(told);
});

it.each([
  ['a counter of another width', 0, { type: 'counter32', value: 5 }],
  ['a text', 0, { type: 'octets', value: Buffer.from('12') }],
  ['a state that is none', 20, { type: 'integer', value: 9 }],
  ['a state below zero', 20, { type: 'integer', value: -1 }],
] as const)('%s is invalid, not a number', (_, column, value) => {
  const { cells, reading } = read([uptime, cell(column, 1, value)], chunkOf([column], [1]));
  expect(reading).toMatchObject({ status: READ.ok, invalid: 1 });
  expect(cells.state[column]).toBe(CELL.invalid);
});

it('a name that does not come after the one before is disorder', () => {
  const one = { type: 'counter64', value: 1n };
  const { reading } = read([uptime, cell(0, 2, one), cell(0, 1, one)], chunkOf([0], [1, 2]));
  expect(reading.status).toBe(READ.disordered);
});

it('says where a column ended, and that there is an interface nobody knows', () => {
  const one = { type: 'counter64', value: 1n };
  const chunk = chunkOf([0], [1, 5]);
  const { reading } = read([uptime, cell(0, 1, one), cell(0, 3, one), cell(1, 1, one)], chunk);
  expect(reading).toMatchObject({ status: READ.ok, rowsRead: 2, hasNewcomer: true, placed: 1 });
});

it('an error of the agent and a cut packet are what they are', () => {
  const chunk = chunkOf([0], [1]);
  expect(read([uptime], chunk, { status: 1 }).reading).toMatchObject({ status: READ.refused, errorStatus: 1 });
  const { bytes } = read([uptime, cell(0, 1, { type: 'counter64', value: 1n })], chunk);
  const from = communityPduAt(bytes, [0, bytes.length], HEAD);
  const cells = createCellPool().take(1);
  for (let limit = from; limit < bytes.length; limit += 1)
    expect(reader.read({ bytes, from, limit, arrivedAt: 0 }, chunk, cells).status).not.toBe(READ.ok);
});
