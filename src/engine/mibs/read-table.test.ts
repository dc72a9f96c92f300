import { describe, expect, it, vi } from 'vitest';
import { compareOids } from '../protocols/oid.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import { walkSubtree } from '../snmp/walk.ts';
import { readTable } from './read-table.ts';

const ENTRY = '1.3.6.1.2.1.4.24.4.1';

/** An agent with some cells, told 25 at a time. */
function sessionOf(oids: readonly string[], isLost: (oid: string) => boolean = () => false) {
  const all = oids.toSorted(compareOids).map((oid): Varbind => ({ oid, type: 'integer', value: 1 }));
  const following = vi.fn((oid: string) => {
    if (isLost(oid)) return Promise.resolve(all.slice(0, 1));
    const from = all.findIndex((one) => compareOids(one.oid, oid) > 0);
    return Promise.resolve(from < 0 ? [] : all.slice(from, from + 25));
  });
  const walk: SnmpSession['walk'] = (prefix, options = {}) =>
    walkSubtree(prefix, following, { ...options, now: () => 0 });
  return { session: { walk } as SnmpSession, following };
}
const cells = (columns: readonly number[], rows: readonly string[]): string[] =>
  columns.flatMap((column) => rows.map((row) => `${ENTRY}.${String(column)}.${row}`));
const numbers = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at + 1));

async function allPages(session: SnmpSession, limit: number) {
  const pages = [await readTable(session, ENTRY, { limit })];
  for (let next = pages[0]?.next ?? null; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push(await readTable(session, ENTRY, { after: next, limit }));
  return pages;
}

describe('a table', () => {
  it('that is small is read in one go', async () => {
    const { session, following } = sessionOf(cells([1, 2, 3], numbers(8)));
    const page = await readTable(session, ENTRY, { limit: 100 });
    expect([[...page.columns.keys()], page.rows, page.cut, page.next]).toEqual([
      ['1', '2', '3'],
      numbers(8),
      false,
      null,
    ]);
    expect(following).toHaveBeenCalledTimes(2);
  });

  it('of very many rows has whole rows on each page, and each row once', async () => {
    const rows = numbers(5000);
    const { session, following } = sessionOf([...cells([1, 2, 7, 30], rows), '1.3.6.1.2.1.4.25.0']);
    const first = await readTable(session, ENTRY, { limit: 100 });
    expect([...first.columns].map(([column, own]) => [column, own.size])).toEqual(
      ['1', '2', '7', '30'].map((column) => [column, 100]),
    );
    expect([first.rows, first.cut, first.next]).toEqual([numbers(100), true, '100']);
    // To see that it is large, to find the columns behind the first, and the rows of each.
    expect(following.mock.calls.length).toBeLessThan(80 + 4 + 4 * 4 + 1);
    const pages = await allPages(session, 1000);
    expect(pages.flatMap((page) => page.rows)).toEqual(rows);
    expect(pages.at(-1)?.cut).toBe(false);
  });

  it('with holes loses no row and doubles none', async () => {
    const rows = numbers(1200);
    const sparse = [
      ...cells([1], rows),
      ...cells(
        [2],
        rows.filter((row) => Number(row) % 3 === 0),
      ),
      ...cells(
        [5],
        rows.filter((row) => Number(row) > 900),
      ),
    ];
    const { session } = sessionOf(sparse);
    const pages = await allPages(session, 70);
    expect(pages.flatMap((page) => page.rows)).toEqual(rows);
    const told = pages.flatMap((page) =>
      [...page.columns].flatMap(([column, own]) =>
        page.rows.filter((row) => own.has(row)).map((row) => `${ENTRY}.${column}.${row}`),
      ),
    );
    expect(told.toSorted(compareOids)).toEqual(sparse.toSorted(compareOids));
  });

  it('with indexes of several numbers is in their order', async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => `10.${String(at >> 8)}.${String(at & 255)}.0`);
    const { session } = sessionOf(cells([1, 2], rows));
    const pages = await allPages(session, 400);
    expect(pages.flatMap((page) => page.rows)).toEqual(rows);
  });

  it('of an agent that turns in a circle ends, and says that it is not whole', async () => {
    const around = `${ENTRY}.1.1000`;
    const { session } = sessionOf(cells([1, 2], numbers(3000)), (oid) => compareOids(oid, around) >= 0);
    const pages = await allPages(session, 400);
    expect(pages.length).toBeLessThan(6);
    expect(pages.at(-1)).toMatchObject({ cut: true, next: null });
  });

  it('that is empty has neither rows nor columns', async () => {
    const { session } = sessionOf(['1.3.6.1.2.1.4.25.0']);
    expect(await readTable(session, ENTRY, { limit: 10 })).toEqual({
      columns: new Map(),
      rows: [],
      cut: false,
      next: null,
    });
  });
});
