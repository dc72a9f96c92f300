import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cell, csvLine, type Table, tableText } from './table-text.ts';

const all = async (chunks: AsyncIterable<string>) => {
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
};
async function* pages(...lists: readonly (readonly Cell[])[][]) {
  yield* lists;
}
const table = (rows: readonly (readonly Cell[])[]): Table => ({ columns: ['name', 'value'], pages: pages([...rows]) });

test.each([
  ["=cmd|'/c calc'!A1", `'=cmd|'/c calc'!A1`],
  ['@SUM(A1)', `'@SUM(A1)`],
  ['\t=1', `'\t=1`],
  ['\r=1', `"'\r=1"`],
  ['-2+3', `'-2+3`],
  ['\uff1d1+1', `'\uff1d1+1`],
  ['\uff20x', `'\uff20x`],
  ['=1,"2"', `"'=1,""2"""`],
  ['a = b', 'a = b'],
])('the text %j is written as %j, so that no spreadsheet computes it', (text, want) => {
  expect(csvLine([text])).toBe(`${want}\r\n`);
});

test('numbers stay numbers, nothing is nothing, and what cannot be a number is nothing', () => {
  expect(csvLine([-5, 1.25, 0, null, Number.NaN, Infinity, true, { code: 1 }])).toBe(
    '-5,1.25,0,,,,true,"{""code"":1}"\r\n',
  );
});

test('CSV has a header, CRLF and a mark when asked; NDJSON one object a line', async () => {
  const rows = [
    ['a', 1],
    ['b', null],
  ] as const;
  expect(await all(tableText(table(rows), 'csv', false))).toBe('name,value\r\na,1\r\nb,\r\n');
  expect(await all(tableText(table([]), 'csv', true))).toBe('\ufeffname,value\r\n');
  expect(await all(tableText(table(rows), 'ndjson', true))).toBe('{"name":"a","value":1}\n{"name":"b","value":null}\n');
});

test('any text comes back out of its quotes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const line = csvLine([text]).slice(0, -2);
      const bare = line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
      expect(bare === text || bare === `'${text}`).toBe(true);
    }),
  );
});

test('a page is read only when the one before is written, and none when the reader has left', async () => {
  let read = 0;
  let ended = false;
  async function* endless() {
    try {
      for (;;) {
        read += 1;
        yield Array.from({ length: 1000 }, () => ['x'.repeat(50), 1] as const);
      }
    } finally {
      ended = true;
    }
  }
  for await (const chunk of tableText({ columns: ['a', 'b'], pages: endless() }, 'csv', false)) {
    expect(chunk.length).toBeLessThan(64 * 1024);
    break;
  }
  expect([read, ended]).toEqual([1, true]);
});
