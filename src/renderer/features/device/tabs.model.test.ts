import { describe, expect, it } from 'vitest';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { FAKE_FACTS, fakeMetrics } from '../../../../test/renderer/fake-facts.ts';
import { fakePorts } from '../../../../test/renderer/fake-interfaces.ts';
import { groupsOf, thresholdsOf } from './graphs/metrics.model.ts';
import { FACT_COLUMNS, FACT_TABLES, foundLines, linesOf } from './inventory/tables.model.ts';
import { treeStep } from '../../ui/tree-keys.ts';
import { treeOf } from './inventory/tree.model.ts';
import { BY_NAME, foundPorts, sortedBy, sortedPorts } from './ports/sort.model.ts';
import { levelOf, loadsOf } from './snmp/load.model.ts';

const NOW = Date.UTC(2026, 0, 15, 12);

describe('the charts of a device', () => {
  it('hold values of one kind, unit and limit, own values each for itself', () => {
    const groups = groupsOf(fakeMetrics(NOW));
    expect(groups.map((group) => [group.class, group.kind, group.metrics.length])).toEqual([
      ['processor', undefined, 4],
      ['memory', undefined, 1],
      ['storage', undefined, 2],
      ['sensor', 'temperature', 2],
      ['sensor', 'voltage', 1],
      ['sensor', 'power', 1],
      ['sensor', 'fanspeed', 1],
      ['sensor', 'dbm', 2],
      ['oid', 'DHCP leases', 1],
    ]);
  });

  it('draw the largest of many and say how many there are', () => {
    const [metric] = fakeMetrics(NOW);
    if (!metric) throw new Error('there is no metric');
    const many = Array.from({ length: 24 }, (_, index) => ({
      ...metric,
      metric: `cpu.${String(index)}`,
      value: index,
    }));
    const [group] = groupsOf(many);
    expect(group?.metrics.map(({ value }) => value)).toEqual([16, 17, 18, 19, 20, 21, 22, 23]);
    expect(group?.more).toBe(16);
  });

  it('have a line for each limit there is', () => {
    expect(thresholdsOf({ high: 85, warnHigh: null, low: null, warnLow: 5 })).toEqual([
      { id: 'high', value: 85, token: '--down' },
      { id: 'warnLow', value: 5, token: '--warn' },
    ]);
  });
});

describe('the load of a device', () => {
  it('is one bar for all processors, and one each for memory and storage, the fullest first', () => {
    expect(loadsOf(fakeMetrics(NOW)).map(({ kind, count, pct }) => [kind, count, pct])).toEqual([
      ['processor', 4, 32.25],
      ['memory', 1, 47],
      ['storage', 1, 91],
      ['storage', 1, 12],
    ]);
    expect([levelOf(10), levelOf(75), levelOf(91)]).toEqual(['fine', 'busy', 'full']);
  });
});

describe('the ports of a device', () => {
  const rows = fakePorts(fakeDevices(NOW).slice(0, 1), NOW);
  it('are sorted by name as people count, figures the largest first, the unknown last', () => {
    expect(sortedPorts(rows, BY_NAME).map(({ name }) => name)[0]).toBe('bridge-lan');
    const byIn = sortedPorts(
      rows.map((row, index) => (index === 3 ? { ...row, inBps: null } : row)),
      {
        order: 'in',
        isDescending: true,
      },
    );
    expect(byIn[0]?.name).toBe('ether1');
    expect(byIn.at(-1)?.inBps).toBeNull();
    expect(sortedBy({ order: 'in', isDescending: true }, 'in')).toEqual({ order: 'in', isDescending: false });
    expect(sortedBy(BY_NAME, 'in')).toEqual({ order: 'in', isDescending: true });
  });

  it('are found by every word', () => {
    expect(foundPorts(rows, 'internet ether1').map(({ name }) => name)).toEqual(['ether1']);
    expect(foundPorts(rows, 'nothing')).toEqual([]);
  });
});

describe('the parts of a device', () => {
  const lines = treeOf(FAKE_FACTS.entities, new Set());
  it('stand in what holds them', () => {
    expect(lines.map(({ entity, level }) => [entity.name, level])).toEqual([
      ['CCR2004', 1],
      ['PSU 1', 2],
      ['PSU 2', 2],
      ['Fan 1', 2],
      ['SFP+ cage', 2],
      ['sfp-sfpplus1', 3],
    ]);
    expect(treeOf(FAKE_FACTS.entities, new Set([1]))).toHaveLength(1);
  });

  it('end where a device tells a circle or a part of nothing', () => {
    const odd = [
      { index: 1, parent: 2, name: 'a' },
      { index: 2, parent: 1, name: 'b' },
      { index: 3, parent: 99, name: 'c' },
      { index: 4, parent: 4, name: 'd' },
    ];
    expect(treeOf(odd, new Set()).map(({ entity }) => entity.name)).toEqual(['c', 'd']);
  });

  it.each([
    [1, 'ArrowDown', { to: 2 }],
    [1, 'ArrowRight', { to: 2 }],
    [1, 'ArrowLeft', { toggle: 1 }],
    [6, 'ArrowLeft', { to: 5 }],
    [6, 'ArrowRight', {}],
    [5, 'Enter', { toggle: 5 }],
    [1, 'End', { to: 6 }],
    [6, 'Home', { to: 1 }],
    [1, 'x', undefined],
  ])('from %s with %s', (present, key, step) => {
    expect(treeStep(lines, present, key)).toEqual(step);
  });
});

describe('what a device knows of its surroundings', () => {
  it('is a table with a cell for every column', () => {
    for (const table of FACT_TABLES)
      for (const { cells } of linesOf(FAKE_FACTS, table)) expect(cells).toHaveLength(FACT_COLUMNS[table].length);
    expect(linesOf(FAKE_FACTS, 'addresses')[0]?.cells).toEqual(['10.20.1.1/24', 'ether1']);
  });

  it('is found by a MAC address however it is written', () => {
    const lines = linesOf(FAKE_FACTS, 'arp');
    expect(foundLines(lines, '48a9.8a00.1003').map(({ cells }) => cells[0])).toEqual(['10.20.1.3']);
    expect(foundLines(lines, '48:a9:8a:00:10:03')).toHaveLength(1);
    expect(foundLines(lines, 'ether1 10.20.1.2').length).toBeGreaterThan(0);
    expect(foundLines(lines, '')).toBe(lines);
  });
});
