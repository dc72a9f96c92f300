import { describe, expect, it } from 'vitest';
import { cellsOf, guessMapping, remapped, rowsOf } from './paste.model.ts';

const taken = (text: string, known: Readonly<Record<string, string>> = {}) => {
  const cells = cellsOf(text);
  return rowsOf(cells, guessMapping(cells), (address) => known[address]);
};

describe('pasted text', () => {
  it.each([
    ['lines of addresses', '10.0.0.1\n10.0.0.2', [{ address: '10.0.0.1' }, { address: '10.0.0.2' }]],
    ['address and name', '10.0.0.1  core router', [{ address: '10.0.0.1', name: 'core router' }]],
    ['name and address', 'core-1 10.0.0.1', [{ address: '10.0.0.1', name: 'core-1' }]],
    [
      'CSV with a head',
      'name,ip,site,tags\nr1,10.0.0.1,"Gudang, B","wan;lab"',
      [{ address: '10.0.0.1', name: 'r1', site: 'Gudang, B', tags: ['wan', 'lab'] }],
    ],
    [
      'a head in Indonesian',
      'Nama\tAlamat\tLokasi\nr1\t10.0.0.1\tPusat',
      [{ address: '10.0.0.1', name: 'r1', site: 'Pusat' }],
    ],
    [
      'cells of a spreadsheet',
      'r1\t10.0.0.1\tPusat\r\nr2\t10.0.0.2\tPusat',
      [
        { address: '10.0.0.1', name: 'r1', site: 'Pusat' },
        { address: '10.0.0.2', name: 'r2', site: 'Pusat' },
      ],
    ],
    ['semicolons', '10.0.0.1;r1;Pusat', [{ address: '10.0.0.1', name: 'r1', site: 'Pusat' }]],
    ['quotes within quotes', '10.0.0.1,"a ""b"""', [{ address: '10.0.0.1', name: 'a "b"' }]],
    ['host names', 'srv-1.example\nsrv-2.example', [{ address: 'srv-1.example' }, { address: 'srv-2.example' }]],
    ['IPv6', '2001:db8::1,r6', [{ address: '2001:db8::1', name: 'r6' }]],
    ['a mark of byte order and remarks', '\u{feff}# mine\n10.0.0.1', [{ address: '10.0.0.1' }]],
  ])('is taken from %s', (_what, text, expected) => {
    expect(taken(text).map(({ input }) => input)).toEqual(expected);
  });

  it('has a verdict for each line', () => {
    const rows = taken('10.0.0.1,a\n10.0.0.2,b\n10.0.0.1,c\n10.1,d\nnot an address,e', { '10.0.0.2': 'sw-2' });
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      { kind: 'new' },
      { kind: 'known', name: 'sw-2' },
      { kind: 'twice', line: 1 },
      { kind: 'wrong', key: 'address.numeric' },
      { kind: 'wrong', key: 'address.space' },
    ]);
  });

  it('takes another column when told, and no column twice', () => {
    const mapping = guessMapping(cellsOf('10.0.0.1,r1,Pusat'));
    expect(mapping).toEqual(['address', 'name', 'site']);
    expect(remapped(mapping, 2, 'name')).toEqual(['address', undefined, 'name']);
    expect(remapped(mapping, 2, undefined)).toEqual(['address', 'name', undefined]);
  });

  it('of nothing is nothing', () => {
    expect(taken('')).toEqual([]);
    expect(taken(' \n\t\n')).toEqual([]);
  });
});
