import { describe, expect, it, vi } from 'vitest';
import { FAKE_VALUES, fakeSnmp } from '../../../../../test/renderer/fake-snmp.ts';
import type { MibNode, SnmpValue } from '../../../../contract/mibs.ts';
import { typedAhead } from '../../../ui/tree-keys.ts';
import type { Answer, Question } from './asking.ts';
import { createDesk } from './desk.ts';
import { createMibTree } from './mib-tree.ts';
import { mibLines } from './mib-tree.model.ts';
import { askText, columnOf, isInstance, namesIn, tableOf, verbFor } from './object.model.ts';
import { foundValues, tableCsv, valuesCsv, widthsOf } from './results.model.ts';
import { isOfType, likelyType, writtenAs } from './set.model.ts';
import { watchedLines } from './watched.model.ts';

const fake = fakeSnmp();
const nodeOf = (name: string): MibNode => {
  const { node } = fake['mibs.tree']({ oid: name });
  if (node === null) throw new Error(`${name} is not faked`);
  return node;
};

describe('an object', () => {
  it.each([
    ['sysName', 'SNMPv2-MIB::sysName.0', 'get', undefined],
    ['ifTable', 'IF-MIB::ifTable', 'table', '1.3.6.1.2.1.2.2'],
    ['ifInOctets', 'IF-MIB::ifInOctets', 'table', '1.3.6.1.2.1.2.2.1'],
    ['interfaces', 'IF-MIB::interfaces', 'walk', undefined],
  ])('%s is asked for as %s, by %s', (name, text, verb, table) => {
    const node = nodeOf(name);
    expect([askText(node), verbFor(node, askText(node)), tableOf(node)]).toEqual([text, verb, table]);
  });
  it('with an index is one value, by name or by number', () => {
    const node = nodeOf('ifInOctets');
    expect(verbFor(node, 'IF-MIB::ifInOctets.3')).toBe('get');
    expect(isInstance(node, `${node.oid}.3`)).toBe(true);
    expect(isInstance(node, node.oid)).toBe(false);
  });
  it('is looked for without the numbers at its end', () => {
    expect(namesIn('IF-MIB::ifDescr.1.2')).toEqual(['IF-MIB::ifDescr.1.2', 'IF-MIB::ifDescr.1', 'IF-MIB::ifDescr']);
    expect(namesIn('1.3.6')).toEqual(['1.3.6', '1.3']);
  });
  it('of a table has a column, a single value has none', () => {
    expect(columnOf({ oid: '1.3.6.1.2.1.2.2.1.10.3', name: 'ifInOctets.3' })).toEqual({
      oid: '1.3.6.1.2.1.2.2.1.10',
      name: 'ifInOctets',
    });
    expect(columnOf({ oid: '1.3.6.1.2.1.1.5.0', name: 'sysName.0' })).toBeUndefined();
  });
});

describe('the tree of names', () => {
  it('is fetched as it is opened, and shows what an address says', async () => {
    const ask = vi.fn(async (oid: string) => fake['mibs.tree']({ oid }));
    const tree = createMibTree(ask);
    await tree.start();
    const names = () => {
      const { roots, children, open } = tree.store.getState();
      return mibLines(roots, children, open).map(({ name, level }) => `${String(level)} ${name}`);
    };
    expect(names()).toEqual([
      '1 directory',
      '1 mgmt',
      '2 mib-2',
      '3 system',
      '3 interfaces',
      '1 private',
      '1 ieee802dot1mibs',
    ]);
    await tree.reveal('1.3.6.1.2.1.2.2.1.10.7');
    expect(names()).toContain('6 ifInOctets');
    const before = ask.mock.calls.length;
    tree.toggle('1.3.6.1.2');
    tree.toggle('1.3.6.1.2');
    expect(names()).toContain('6 ifInOctets');
    expect(ask.mock.calls).toHaveLength(before);
  });
  it('that could not be fetched is asked for again', async () => {
    const ask = vi.fn(async (oid: string) => fake['mibs.tree']({ oid }));
    ask.mockRejectedValueOnce(new Error('gone'));
    const tree = createMibTree(ask);
    await tree.start();
    expect(tree.store.getState()).toMatchObject({ isReady: false, fault: { message: 'gone' } });
    await tree.start();
    expect(tree.store.getState()).toMatchObject({ isReady: true, fault: undefined });
  });
  it('is walked by the first letters of a name, round its end', () => {
    const line = (key: string) => ({ key, name: key, parent: undefined, hasParts: false, isOpen: false });
    const lines = ['snmp', 'system', 'tcp', 'sensor'].map(line);
    expect(typedAhead(lines, 'snmp', 's')).toBe('system');
    expect(typedAhead(lines, 'system', 'se')).toBe('sensor');
    expect(typedAhead(lines, 'sensor', 's')).toBe('snmp');
    expect(typedAhead(lines, 'snmp', 'x')).toBeUndefined();
  });
});

describe('the desk', () => {
  const question = (oid: string): Question => ({
    verb: 'walk',
    deviceId: 'd',
    deviceName: 'sw1',
    credentialId: undefined,
    oid,
    text: oid,
  });
  function start() {
    const waiting: ((items: readonly unknown[]) => void)[] = [];
    const call = vi.fn(
      () => new Promise((resolve) => waiting.push((items) => resolve({ items, cut: null, nextCursor: null }))),
    );
    return { desk: createDesk(call as never, () => 0), waiting };
  }
  const value = (row: number) => ({ ...FAKE_VALUES[0], oid: `1.1.${String(row)}` }) as SnmpValue;
  /** A device with so many values, two a page unless told; `more` is waited for before a page after the first. */
  function walked(count: number, more: (after: number) => unknown = () => undefined, size = 2) {
    const call = vi.fn(async (_name: string, { after = '1.1.0' }: { after?: string }) => {
      const from = Number(after.slice(4)) + 1;
      if (from > 1) await more(from - 1);
      const items = Array.from({ length: size }, (_, at) => from + at)
        .filter((row) => row <= count)
        .map(value);
      return { items, cut: from + size <= count ? 'limit' : null, nextCursor: null };
    });
    const desk = createDesk(call as never, () => 0);
    return { desk, call, shown: () => desk.store.getState().answered?.answer as Extract<Answer, { kind: 'values' }> };
  }
  it('walks page by page, each behind the last value of the one before', async () => {
    const { desk, call, shown } = walked(5);
    await desk.ask(question('1.1'));
    expect(call.mock.calls.map(([, { after }]) => after)).toEqual([undefined, '1.1.2', '1.1.4']);
    expect(shown()).toMatchObject({ items: [1, 2, 3, 4, 5].map(value), cut: null });
    expect(desk.store.getState().asking).toBeUndefined();
  });
  it('asks for no further page of a walk that was left, and keeps what came as not whole', async () => {
    const { desk, call, shown } = walked(1000, (after) => after === 4 && desk.cancel());
    await desk.ask(question('1.1'));
    expect(call).toHaveBeenCalledTimes(3);
    expect(shown()).toMatchObject({ items: { length: 4 }, cut: 'stopped' });
    expect(desk.store.getState()).toMatchObject({ asking: undefined, isCancelled: true });
    await desk.ask({ ...question('1.1'), verb: 'get' });
    expect(desk.store.getState().isCancelled).toBe(false);
  });
  it('keeps what came of a device that fell silent, beside the fault', async () => {
    const { desk, shown } = walked(1000, (after) => {
      if (after === 4) throw new Error('silent');
    });
    await desk.ask(question('1.1'));
    expect(shown()).toMatchObject({ items: { length: 4 }, cut: 'failed' });
    expect(desk.store.getState()).toMatchObject({ asking: undefined, fault: { message: 'silent' } });
  });
  it('shows a value that was changed while the walk goes on', async () => {
    const { desk, shown } = walked(4, () => desk.put({ ...value(1), text: 'changed' }));
    await desk.ask(question('1.1'));
    expect(shown().items).toMatchObject([{ text: 'changed' }, {}, {}, {}]);
  });
  it('says that a walk which was left for another question is not whole', async () => {
    const { desk, shown } = walked(1000, () => new Promise(() => undefined));
    void desk.ask(question('1.1'));
    await vi.waitFor(() => expect(shown()).toMatchObject({ items: { length: 2 }, cut: null }), { timeout: 20_000 });
    void desk.ask(question('1.2'));
    expect(shown()).toMatchObject({ items: { length: 2 }, cut: 'stopped' });
    desk.cancel();
  });
  it('ends after as many values as a window can look through', async () => {
    const { desk, shown } = walked(50_000, undefined, 1000);
    await desk.ask(question('1.1'));
    expect(shown()).toMatchObject({ items: { length: 20_000 }, cut: 'limit' });
  });
  it('shows the answer to the last question, whichever comes first', async () => {
    const { desk, waiting } = start();
    const asked = [desk.ask(question('1.1')), desk.ask(question('1.2'))];
    waiting[1]?.(['new']);
    waiting[0]?.(['old']);
    await Promise.all(asked);
    expect(desk.store.getState().answered).toMatchObject({ question: { oid: '1.2' }, answer: { items: ['new'] } });
  });
  it('leaves a question, whose answer is then not shown', async () => {
    const { desk, waiting } = start();
    const asked = desk.ask(question('1.1'));
    desk.cancel();
    waiting[0]?.(['late']);
    await asked;
    expect(desk.store.getState()).toMatchObject({ asking: undefined, answered: undefined, isCancelled: true });
  });
});

describe('a large table', () => {
  const question: Question = {
    verb: 'table',
    deviceId: 'd1',
    deviceName: 'sw1',
    credentialId: undefined,
    oid: '1.2',
    text: '1.2',
  };
  const column = (number: number) => ({ oid: `1.2.${String(number)}`, name: `c${String(number)}` });
  const cell = (text: string) => ({ oid: `1.2.${text}`, name: text, type: 'octets', text, hex: null, number: null });
  const page = (columns: readonly number[], rows: readonly number[], next: string | null) => ({
    columns: columns.map(column),
    rows: rows.map((row) => ({
      index: String(row),
      cells: columns.map((number) => cell(`${String(number)}.${String(row)}`)),
    })),
    cut: next !== null,
    next,
  });

  it('comes page by page, and grows columns that its first rows do not have', async () => {
    const pages = [page([1, 10], [1, 2], '2'), page([1, 2, 10], [3], null)];
    const call = vi.fn(async (_name: string, _asked: { after?: string }) => pages[call.mock.calls.length - 1]);
    const desk = createDesk(call as never, () => 0);
    await desk.ask(question);
    const answer = desk.store.getState().answered?.answer as Extract<Answer, { kind: 'table' }>;
    expect(call.mock.calls.map(([, { after }]) => after)).toEqual([undefined, '2']);
    expect(answer.columns.map(({ name }) => name)).toEqual(['c1', 'c2', 'c10']);
    expect(answer.rows.map(({ cells }) => cells.map((one) => one?.text ?? null))).toEqual([
      ['1.1', null, '10.1'],
      ['1.2', null, '10.2'],
      ['1.3', '2.3', '10.3'],
    ]);
    expect(answer.cut).toBeNull();
  });
  it('that was left keeps its rows as not whole', async () => {
    const call = vi.fn(async () => {
      if (call.mock.calls.length === 3) desk.cancel();
      return page([1], [call.mock.calls.length], 'more');
    });
    const desk = createDesk(call as never, () => 0);
    await desk.ask(question);
    expect(call).toHaveBeenCalledTimes(3);
    expect(desk.store.getState().answered?.answer).toMatchObject({ rows: { length: 2 }, cut: 'stopped' });
  });
  it('with more rows than a window looks through says so', async () => {
    const rows = Array.from({ length: 1000 }, (_, at) => at);
    const call = vi.fn(async () => page([1], rows, 'more'));
    const desk = createDesk(call as never, () => 0);
    await desk.ask(question);
    expect(call).toHaveBeenCalledTimes(5);
    expect(desk.store.getState().answered?.answer).toMatchObject({ rows: { length: 5000 }, cut: 'more' });
  });
});

describe('results', () => {
  it('are found by words of their name, number or text', () => {
    expect(foundValues(FAKE_VALUES, 'DESCR ether2').map(({ name }) => name)).toEqual(['ifDescr.2']);
    expect(foundValues(FAKE_VALUES, '')).toBe(FAKE_VALUES);
  });
  it('become no formula of a spreadsheet', () => {
    expect(valuesCsv(foundValues(FAKE_VALUES, '=cmd'))).toBe(
      "name,oid,type,value,hex\r\nifDescr.7,1.3.6.1.2.1.2.2.1.2.7,octets,'=cmd(),\r\n",
    );
    const table = fake['snmp.table']();
    expect(tableCsv(table, table.rows)).toContain("7,'=cmd(),up (1),7000\r\n");
  });
  it('have columns as wide as what is in them, within bounds', () => {
    const [first, second] = widthsOf({
      columns: [{ name: 'x' }, { name: 'y'.repeat(500) }].map((one) => ({ oid: '1', ...one })),
      rows: [],
    })
      .split(' ')
      .slice(1);
    expect([first, second]).toEqual(['84px', '300px']);
  });
});

describe('a value to set', () => {
  it.each([
    ['integer', '-5', true],
    ['integer', '1e9', false],
    ['gauge32', '-1', false],
    ['gauge32', '4294967295', true],
    ['hex', '00:1a', true],
    ['hex', '0', false],
    ['address', '10.0.0.1', true],
    ['address', '10.0.0.256', false],
    ['address', '10.0.0.1.', false],
    ['oid', '1.3.6', true],
    ['oid', 'x', false],
    ['octets', '', true],
  ] as const)('%s %j fits: %s', (type, value, isFit) => {
    expect(isOfType({ type, value, confirm: '' })).toBe(isFit);
  });
  it('begins with the type and text it has', () => {
    const [, status] = FAKE_VALUES;
    expect(likelyType(status, undefined)).toBe('integer');
    expect(status && writtenAs(status, 'integer')).toBe('1');
    expect(likelyType(undefined, nodeOf('sysName'))).toBe('octets');
  });
});

describe('watched values', () => {
  const watched = { id: 'w1', label: 'Load', oid: '1.2', isColumn: true, isCounter: false, unit: '' };
  it('stand one a row, and say so while none was read', () => {
    expect(watchedLines([watched], [])).toMatchObject([{ key: 'w1', metric: undefined, isFirst: true }]);
    const metric = (index: string) => ({ metric: `snmp.oid.w1.${index}`, class: 'oid', label: `Load ${index}` });
    const lines = watchedLines([watched], [metric('1'), metric('2')] as never);
    expect(lines.map(({ metric: one, isFirst }) => [one?.label, isFirst])).toEqual([
      ['Load 1', true],
      ['Load 2', false],
    ]);
  });
});
