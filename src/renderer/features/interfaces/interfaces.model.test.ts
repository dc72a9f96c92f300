import { describe, expect, it, vi } from 'vitest';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import { fakePorts } from '../../../../test/renderer/fake-interfaces.ts';
import { fittingColumns, PORT_COLUMNS, templateOf } from './columns.model.ts';
import { allPorts, p95sOf, portsLink, portsText } from './export.model.ts';
import { descends, filterOf, isNarrowed, NO_FILTER, ordered, paramsOf, queryOf } from './filter.model.ts';
import { draftOf, patchOf, speedProblem } from './port-edit.model.ts';
import { judged, limitsText } from './sensors.model.ts';
import { LIVE_SPAN_MS, withPoints } from './use-live.ts';
import { mirrored } from './use-port-series.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const [row] = fakePorts(fakeDevices(NOW), NOW);
if (!row) throw new Error('there is no port');

describe('the filter of the interfaces', () => {
  it('goes into the address and comes back the same', () => {
    const filter = {
      text: 'rt-edge',
      oper: 'down',
      hidesDisabled: true,
      minUtilPct: 50,
      order: 'in',
      isReversed: true,
    } as const;
    expect(filterOf(paramsOf(filter))).toEqual(filter);
    expect(filterOf({})).toEqual(NO_FILTER);
    expect(filterOf({ oper: 'odd', util: '-3', order: 'odd' })).toEqual(NO_FILTER);
  });

  it('begins with the largest figure and with the first name, and the other way round when pressed again', () => {
    expect(descends(NO_FILTER)).toBe(true);
    const byName = ordered(NO_FILTER, 'name');
    expect(descends(byName)).toBe(false);
    expect(descends(ordered(byName, 'name'))).toBe(true);
    expect(descends(ordered(ordered(byName, 'name'), 'out'))).toBe(true);
  });

  it('asks only for what narrows', () => {
    expect(queryOf(NO_FILTER)).toEqual({ hideAdminDown: false, order: 'util', descending: true });
    expect(queryOf({ ...NO_FILTER, text: '  wan ', minUtilPct: 70 })).toMatchObject({ q: 'wan', minUtilPct: 70 });
    expect(isNarrowed({ ...NO_FILTER, order: 'in' })).toBe(false);
    expect(isNarrowed({ ...NO_FILTER, hidesDisabled: true })).toBe(true);
  });
});

describe('the columns of a table of ports', () => {
  it('are as many as there is room for, the most important kept in their order', () => {
    expect(fittingColumns(5000)).toEqual(PORT_COLUMNS);
    expect(fittingColumns(575)).toEqual(['state', 'device', 'name', 'in', 'util']);
    expect(fittingColumns(0, ['device'])).not.toContain('device');
    expect(fittingColumns(100).length).toBeGreaterThan(1);
  });

  it('say how wide they are', () => {
    expect(templateOf(['state', 'name'])).toBe('112px minmax(130px, 1fr)');
  });
});

describe('the export of ports', () => {
  it('is a table no spreadsheet takes for formulas', () => {
    const text = portsText([{ ...row, alias: '=HYPERLINK("http://evil")', label: 'a,"b"' }], new Map(), 'csv');
    const [head, line] = text.split('\r\n');
    expect(head).toMatch(/^device,name,descr,alias,/);
    expect(line).toContain(`"'=HYPERLINK(""http://evil"")"`);
    expect(line).toContain('"a,""b"""');
  });

  it('is one object a line', () => {
    const p95s = new Map([[row.id, { inBps: 5e8, outBps: null }]]);
    expect(JSON.parse(portsText([row], p95s, 'ndjson'))).toMatchObject({
      device: 'rt-edge-01',
      name: 'ether1',
      p95InBps: 5e8,
      p95OutBps: null,
      id: row.id,
    });
  });

  it('is asked of the host with the filter and order of the page', () => {
    const filter = { ...NO_FILTER, text: 'a&b=c', minUtilPct: 50, hidesDisabled: true };
    expect(portsLink(queryOf(filter), 'ndjson')).toBe(
      '/api/v1/interfaces/export?format=ndjson&q=a%26b%3Dc&hideAdminDown=true&minUtilPct=50&order=util&descending=true',
    );
  });

  it('holds every port of the filter, each once, where the window itself writes it', async () => {
    const [one, two] = [row, { ...row, id: 'other' }];
    const ask = vi.fn(async ({ cursor }: { cursor?: string | undefined }) =>
      cursor === undefined
        ? { items: [one, two], nextCursor: '2', total: 3 }
        : { items: [{ ...two, inBps: 7 }], nextCursor: null, total: 3 },
    );
    expect(await allPorts(ask, { order: 'in' })).toEqual([one, { ...two, inBps: 7 }]);
    expect(ask.mock.calls).toEqual([[{ order: 'in', limit: 1000 }], [{ order: 'in', limit: 1000, cursor: '2' }]]);
  });
});

describe('95th percentiles of an export', () => {
  it('are asked for a hundred ports at a time', async () => {
    const rows = Array.from({ length: 250 }, (_, at) => ({ ...row, id: `port-${String(at)}` }));
    const ask = vi.fn(async ({ id }: { id: readonly string[] }) => ({
      items: id.map((one) => ({ id: one, inBps: Number(one.slice(5)), outBps: null, samples: 1 })),
      nextCursor: null,
    }));
    const found = await p95sOf(ask, rows);
    expect(ask.mock.calls.map(([{ id }]) => id.length)).toEqual([100, 100, 50]);
    expect([found.size, found.get('port-249')]).toMatchObject([250, { inBps: 249, outBps: null }]);
  });
});

describe('the form of a port', () => {
  it('speaks of Mbit/s and sends bit/s; what is empty is taken back', () => {
    expect(draftOf(row)).toEqual({ label: 'Internet, main line', inMbps: '500', outMbps: '' });
    expect(patchOf(row.id, { label: ' ', inMbps: '2,5', outMbps: '' })).toEqual({
      id: row.id,
      label: null,
      speedInBps: 2_500_000,
      speedOutBps: null,
    });
  });

  it('knows a wrong speed', () => {
    expect(speedProblem('')).toBeUndefined();
    expect(speedProblem('100')).toBeUndefined();
    expect(speedProblem('fast')).toBeDefined();
    expect(speedProblem('-1')).toBeDefined();
  });
});

describe('a sensor', () => {
  const limits = { high: 1, warnHigh: 0, low: -14, warnLow: -11 };
  it.each([
    [-6, 'fine'],
    [-12, 'warning'],
    [-14, 'critical'],
    [0.5, 'warning'],
    [2, 'critical'],
    [null, 'fine'],
  ] as const)('of %s dBm is %s', (value, verdict) => {
    expect(judged(value, limits)).toBe(verdict);
    expect(judged(value)).toBe('fine');
  });

  it('tells its limits with their unit', () => {
    const metric = {
      metric: 'x',
      class: 'sensor',
      label: 'Rx',
      unit: 'dBm',
      sensor: 'dbm',
      value: -6,
      state: null,
      at: null,
    } as const;
    expect(limitsText({ ...metric, limits }, { language: 'en' })).toBe('-14 … 1\u00a0dBm');
    expect(limitsText({ ...metric, limits: { ...limits, low: null, warnLow: null } }, { language: 'en' })).toBe(
      '≤ 1\u00a0dBm',
    );
    expect(limitsText(undefined, { language: 'en' })).toBe('');
  });
});

describe('a port second by second', () => {
  const nothing = {
    in: mirrored({ at: [], min: [], avg: [], max: [], count: [] }),
    out: mirrored({ at: [], min: [], avg: [], max: [], count: [] }),
    newest: 0,
  };
  it('grows by what is new, leaves out what was not read, and lets go what is out of sight', () => {
    const first = withPoints(nothing, { at: [1000, 2000], inBps: [5, null], outBps: [1, 2] });
    expect(first.in.avg).toEqual([5]);
    expect(first.newest).toBe(2000);
    const second = withPoints(first, { at: [2000, 3000], inBps: [9, 7], outBps: [9, 3] });
    expect(second.in.at).toEqual([1000, 2000, 3000]);
    expect(second.out.avg).toEqual([1, 2, 3]);
    const late = withPoints(second, { at: [3000 + LIVE_SPAN_MS], inBps: [8], outBps: [8] });
    expect(late.in.at).toEqual([3000, 3000 + LIVE_SPAN_MS]);
  });
});
