import { expect, it } from 'vitest';
import { decodePdu, PDU } from '../protocols/snmp-pdu.ts';
import { type Chunk, namesOf, planChunks } from './chunks.ts';
import { COLUMN_OIDS, COLUMNS } from './columns.ts';
import { requestBytes } from './request-bytes.ts';

const read = (chunk: Chunk) => {
  const bytes = requestBytes(chunk);
  return decodePdu(bytes, 0, bytes.length);
};

it('asks by GETBULK for what follows the row before', () => {
  const pdu = read({ columns: [0, 20], indexes: [300, 301], rows: [0, 1], scalars: 1, isBulk: true });
  expect(pdu).toMatchObject({ type: PDU.getBulk, requestId: 0, status: 1, index: 2 });
  expect(pdu.varbinds).toEqual([
    { oid: '1.3.6.1.2.1.1.3', type: 'null' },
    { oid: `${COLUMN_OIDS[0] ?? ''}.299`, type: 'null' },
    { oid: `${COLUMN_OIDS[20] ?? ''}.299`, type: 'null' },
  ]);
});

it('asks by GET for each value by its name, row by row, whatever the index', () => {
  const chunk: Chunk = {
    columns: [3, 9, 24],
    indexes: [1, 127, 128, 16_384, 436_207_616, 2 ** 31 - 1],
    rows: [0, 1, 2, 3, 4, 5],
    scalars: 3,
    isBulk: false,
  };
  const pdu = read(chunk);
  expect(pdu).toMatchObject({ type: PDU.get, status: 0, index: 0 });
  expect(pdu.varbinds.map(({ oid }) => oid)).toEqual(namesOf(chunk));
});

it('cuts a table so that each wanted row and column is asked for once, and no more', () => {
  const table = {
    indexes: Array.from({ length: 300 }, (_, at) => at * 3 + 1),
    rows: Array.from({ length: 300 }, (_, at) => (at % 7 === 0 ? -1 : at)),
  };
  const columns = Array.from({ length: COLUMNS }, (_, at) => at);
  const wanted = table.rows.filter((row) => row >= 0).length;
  const asked = (isBulk: boolean, bytes: number): readonly string[] =>
    planChunks(table, columns, { isBulk, bytes, scalars: 3 }).flatMap((chunk) =>
      chunk.rows.flatMap((row) => chunk.columns.map((column) => `${String(row)} ${String(column)}`)),
    );
  for (const isBulk of [true, false])
    for (const bytes of [1400, 400, 160]) {
      const cells = asked(isBulk, bytes);
      expect(cells).toHaveLength(wanted * COLUMNS);
      expect(new Set(cells).size).toBe(wanted * COLUMNS);
      expect(cells.some((cell) => cell.startsWith('-'))).toBe(false);
    }
});
