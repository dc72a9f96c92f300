import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../contract/logs.ts';
import type { SeriesPoints } from '../../../contract/metrics.ts';
import { fakeDevices } from '../../../../test/renderer/fake-devices.ts';
import {
  behindFrom,
  checkHistory,
  continued,
  followed,
  historyOf,
  lineOf,
  mainCheck,
  targetOf,
} from './history.model.ts';
import { blindOf, downOf, isAbout, turnsOf } from './record.model.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const SECOND = 1000;
const [device] = fakeDevices(NOW);
if (!device) throw new Error('the fake network is empty');
const check = mainCheck(device);

const line = (metric: string, at: readonly number[], value = 5): SeriesPoints => ({
  deviceId: device.id,
  checkId: check?.id ?? null,
  metric,
  unit: 'ms',
  label: null,
  at: [...at],
  min: at.map(() => value),
  avg: at.map(() => value),
  max: at.map(() => value),
  count: at.map(() => 1),
});
const answer = (stepS: number, ...items: SeriesPoints[]) => ({ stepS, items });

describe('history of a device', () => {
  it('goes on with live samples, each once, and lets old ones go', () => {
    const first = historyOf(answer(0, line('ping.loss', [NOW - 3 * SECOND, NOW - 2 * SECOND])), NOW);
    const tail = answer(0, line('ping.loss', [NOW - 2 * SECOND, NOW - SECOND]), line('ping.jitter', [NOW]));
    const grown = continued(first, tail, NOW - 2 * SECOND);
    expect(lineOf(grown, check?.id, 'ping.loss').at).toEqual([NOW - 2 * SECOND, NOW - SECOND]);
    expect(lineOf(grown, check?.id, 'ping.jitter').at).toEqual([NOW]);
    expect(behindFrom(first, NOW)).toBe(NOW - 2 * SECOND + 1);
  });

  it('does not count in a bucket what the bucket already holds', () => {
    const first = historyOf(answer(60, line('ping.loss', [NOW - 60 * SECOND])), NOW);
    const grown = continued(first, answer(0, line('ping.loss', [NOW - 5 * SECOND, NOW + SECOND])), 0);
    expect(lineOf(grown, check?.id, 'ping.loss')).toMatchObject({ at: [NOW - 60 * SECOND, NOW], count: [1, 1] });
  });

  it('asks again only for what can be missing', () => {
    const far = historyOf(answer(0, line('ping.loss', [NOW - 3600 * SECOND])), NOW);
    expect(behindFrom(far, NOW)).toBe(NOW - 60 * SECOND);
  });

  it('puts the extremes of the replies around their mean', () => {
    const at = [NOW - 30 * SECOND];
    const history = historyOf(
      answer(0, line('ping.rtt.avg', at, 5), line('ping.rtt.min', at, 3), line('ping.rtt.max', at, 9)),
      NOW,
    );
    const { latency, stepMs } = checkHistory(history, check, { from: NOW - 60 * SECOND, to: NOW });
    expect(latency).toMatchObject({ min: [3], avg: [5], max: [9] });
    expect(stepMs).toBe(30 * SECOND);
  });

  it('moves the range on to what has just been measured, but not into the future', () => {
    const span = { from: 0, to: NOW };
    expect(followed(span, NOW + 700)).toEqual({ from: 700, to: NOW + 700 });
    expect(followed(span, NOW - 700)).toBe(span);
    expect(followed(span, NOW + 3_600_000).to).toBe(NOW + 10_000);
  });

  it('takes the first ping for the device', () => {
    const [icmp, tcp] = device.checks;
    expect(icmp && tcp && mainCheck({ checks: [tcp, icmp] })?.type).toBe('icmp');
    expect(tcp && targetOf(tcp)).toBe('22');
    expect(icmp && targetOf(icmp)).toBeUndefined();
  });
});

describe('what is written down about a device', () => {
  const event = (kind: LogEvent['kind'], at: number, params: LogEvent['params'] = {}): LogEvent => ({
    id: '',
    at: new Date(at).toISOString(),
    level: 'info',
    kind,
    deviceId: null,
    deviceName: null,
    checkId: null,
    params,
    message: '',
  });

  it('says when this computer slept and when it was offline', () => {
    const span = { from: NOW - 9000, to: NOW };
    const newestFirst = [
      event('self-offline', NOW - 1000),
      event('gap', NOW - 2000, { seconds: 3, what: 'asleep' }),
      event('self-online', NOW - 6000),
    ];
    expect(blindOf(newestFirst, span)).toEqual([
      { from: NOW - 9000, to: NOW - 6000, reason: 'offline' },
      { from: NOW - 5000, to: NOW - 2000, reason: 'asleep' },
      { from: NOW - 1000, to: NOW, reason: 'offline' },
    ]);
  });

  it('lets an outage that lasts end now', () => {
    const outage = {
      start: new Date(NOW - 5000).toISOString(),
      end: null,
      durationS: 5,
      deviceId: device.id,
      deviceName: '',
      checkId: null,
      reason: null,
      inMaintenance: false,
      inGap: false,
    };
    expect(downOf([outage], NOW)).toEqual([{ from: NOW - 5000, to: NOW }]);
  });

  it('repeats planned work by the clock on the wall', () => {
    const nightly = {
      start: '2026-03-27T01:00:00Z',
      end: '2026-03-27T02:00:00Z',
      repeat: 'daily' as const,
      until: '2026-03-31T00:00:00Z',
      timeZone: 'Europe/Berlin',
    };
    const turns = turnsOf(nightly, {
      from: Date.parse('2026-03-28T00:00:00Z'),
      to: Date.parse('2026-04-05T00:00:00Z'),
    });
    expect(turns.map(({ from }) => new Date(from).toISOString().slice(0, 16))).toEqual([
      '2026-03-28T01:00',
      // Summer time: 02:00 in Berlin is now midnight in London.
      '2026-03-29T00:00',
      '2026-03-30T00:00',
    ]);
    const once = turnsOf({ ...nightly, repeat: 'none' }, { from: 0, to: NOW * 2 });
    expect(once).toHaveLength(1);
  });

  it('is about a device by name, group or tag', () => {
    const none = { deviceIds: [], groups: [], tags: [] };
    expect(isAbout(none, device)).toBe(false);
    expect(isAbout({ ...none, tags: ['wan'] }, device)).toBe(true);
    expect(isAbout({ ...none, deviceIds: [device.id] }, device)).toBe(true);
  });
});
