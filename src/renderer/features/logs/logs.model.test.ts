import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../contract/logs.ts';
import { csvText, eventsLink, linesText } from './log-export.model.ts';
import {
  countLevels,
  filterOf,
  histogramOf,
  isNarrowed,
  linesOf,
  type LogLine,
  NO_LOG_FILTER,
  ofLevels,
  paramsOf,
  stepOf,
  totalOf,
} from './logs.model.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;

function line(minutesAgo: number, level: LogEvent['level'], kind: LogEvent['kind'], deviceName = 'rt-1'): LogLine {
  const at = NOW - minutesAgo * 60_000;
  const event: LogEvent = {
    id: `id-${String(minutesAgo)}`,
    at: new Date(at).toISOString(),
    level,
    kind,
    deviceId: `device ${deviceName}`,
    deviceName,
    checkId: null,
    params: {},
    message: kind,
  };
  return { event, at, sentence: `${deviceName} ${kind}` };
}
const LINES = [
  line(1, 'error', 'down'),
  line(2, 'warning', 'latency', 'ap-2'),
  line(3, 'info', 'up'),
  line(50, 'info', 'device-changed', 'ap-2'),
];

describe('the filter of the log', () => {
  it('comes back from the address as it was put there', () => {
    const filter = {
      levels: new Set(['error', 'info'] as const),
      kind: 'down',
      deviceId: 'x',
      text: 'two words',
    } as const;
    expect(filterOf(paramsOf(filter))).toEqual({ ...filter, levels: new Set(['info', 'error']) });
    expect(isNarrowed(filterOf({}))).toBe(false);
  });
  it('survives an address that somebody wrote wrongly', () => {
    expect(filterOf({ level: 'loud,error', kind: 'nonsense', device: '' })).toEqual({
      ...NO_LOG_FILTER,
      levels: new Set(['error']),
    });
  });
  it('asks for every word, in sentence or name', () => {
    const found = linesOf(LINES, { ...NO_LOG_FILTER, text: 'AP-2 laten' });
    expect(found.map(({ event }) => event.kind)).toEqual(['latency']);
  });
  it('counts the levels before it narrows to some of them', () => {
    const matching = linesOf(LINES, { ...NO_LOG_FILTER, deviceId: 'device rt-1' });
    expect(countLevels(matching)).toEqual({ error: 1, warning: 0, info: 1 });
    expect(ofLevels(matching, new Set(['error']))).toHaveLength(1);
  });
});

describe('the histogram', () => {
  const span = { from: NOW - HOUR, to: NOW };
  it('has a bar for every stretch, and no event is lost or counted twice', () => {
    const buckets = histogramOf(LINES, span);
    expect(buckets.length).toBeGreaterThanOrEqual(60);
    expect(buckets.reduce((sum, { counts }) => sum + totalOf(counts), 0)).toBe(4);
    expect(buckets.at(-1)?.counts).toEqual({ error: 1, warning: 0, info: 0 });
  });
  it('leaves out what is not in the range', () => {
    expect(histogramOf([line(61, 'info', 'up')], span).every(({ counts }) => totalOf(counts) === 0)).toBe(true);
  });
  it.each([
    [5 * 60_000, 5000],
    [HOUR, 60_000],
    [24 * HOUR, 15 * 60_000],
    [30 * 24 * HOUR, 12 * HOUR],
    [5 * 365 * 24 * HOUR, 20 * 24 * HOUR],
  ])('of %i ms has bars of %i ms', (length, step) => {
    expect(stepOf({ from: NOW - length, to: NOW })).toBe(step);
  });
});

describe('an export of the log', () => {
  it('asks the host for what is filtered', () => {
    const link = eventsLink(
      { levels: new Set(['error', 'warning']), kind: 'down', deviceId: 'd', text: '' },
      { from: NOW - HOUR, to: NOW },
      'ndjson',
    );
    expect(link).toBe(
      '/api/v1/events/export?format=ndjson&from=2026-01-15T11%3A00%3A00.000Z&to=2026-01-15T12%3A00%3A00.000Z&level=error&level=warning&kind=down&deviceId=d',
    );
  });
  it('writes one record a line in both forms', () => {
    expect(linesText(LINES, 'csv').split('\r\n')).toHaveLength(LINES.length + 2);
    const [first = ''] = linesText(LINES, 'ndjson').split('\n');
    expect(JSON.parse(first)).toMatchObject({ level: 'error', kind: 'down', device: 'rt-1', message: 'rt-1 down' });
  });
  it.each([
    ['plain', 'plain'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['=1+1', "'=1+1"],
    ['two\nlines', '"two\nlines"'],
  ])('writes %j as %s', (text, cell) => {
    expect(csvText([[text]])).toBe(`${cell}\r\n`);
  });
});
