import { expect, test } from 'vitest';
import { reason } from '../../contract/reasons.ts';
import { mosOf } from '../lib/mos.ts';
import { age, freshMemory, type Memory, step, type Verdict } from './availability.ts';
import { deviceStateOf } from './device-state.ts';
import { passage } from './gap-watch.ts';
import { LATENCY_PROFILES, qualityOf } from './quality.ts';
import { added, sumsOf, timelineOf } from './timeline.ts';
import { uptimeOf } from './uptime.ts';

const limits = LATENCY_PROFILES.default;
const answered = (at: number, rttMs = 5, received = 5): Verdict => ({
  at,
  kind: 'measured',
  sent: 5,
  received,
  rttMs,
  jitterMs: 0,
  reason: null,
});
const silent = (at: number, sent = 5): Verdict => ({
  at,
  kind: 'measured',
  sent,
  received: 0,
  rttMs: null,
  jitterMs: null,
  reason: reason('no-reply'),
});
const nothing = (at: number): Verdict => ({ ...silent(at), kind: 'nothing', reason: reason('no-route') });
const run = (verdicts: readonly Verdict[], from: Memory = freshMemory(0)) => {
  let memory = from;
  const states = verdicts.map((verdict) => {
    const next = step(memory, verdict, limits);
    memory = next.memory;
    return `${memory.state}${next.retry ? '?' : ''}`;
  });
  return { states, memory };
};

test('one answer makes a new check up', () => {
  expect(run([answered(1)]).states).toEqual(['up']);
});
test('one silent round asks again quickly, the second makes it down, one answer brings it back', () => {
  expect(run([answered(1), silent(2), silent(3), answered(4)]).states).toEqual(['up', 'up?', 'down', 'up']);
});
test('with one probe a round, five probes must be lost in a row', () => {
  const { states } = run([answered(1), ...[2, 3, 4, 5, 6].map((at) => silent(at, 1))]);
  expect(states).toEqual(['up', 'up?', 'up?', 'up?', 'up?', 'down']);
});
test('the loss of an outage does not colour the rounds after it', () => {
  const { states } = run([
    answered(1),
    ...[2, 3, 4, 5, 6, 7].map((at) => silent(at)),
    ...[8, 9, 10].map((at) => answered(at)),
  ]);
  expect(states.slice(-3)).toEqual(['up', 'up', 'up']);
});
test('nor does a first round of which a part was still lost', () => {
  const { states } = run([answered(1), silent(2), silent(3), answered(4, 5, 1), answered(5), answered(6)]);
  expect(states.slice(-3)).toEqual(['up', 'up', 'up']);
});
test('a round that began before one already judged decides nothing', () => {
  expect(run([answered(1), silent(2), silent(3), answered(5), silent(4), answered(4.5, 600)]).states).toEqual([
    'up',
    'up?',
    'down',
    'up',
    'up',
    'up',
  ]);
});
test('down remembers when it began', () => {
  const { memory } = run([answered(1), silent(20), silent(30), silent(40)]);
  expect([memory.state, memory.since]).toEqual(['down', 30]);
});
test('a round that could not be sent is no evidence', () => {
  expect(run([answered(1), nothing(2), nothing(3), nothing(4)]).states).toEqual(['up', 'up', 'up', 'up']);
  const { memory } = run([nothing(1)]);
  expect([memory.state, memory.reason]).toEqual(['unknown', { code: 'no-route', params: {} }]);
});
test('latency over 300 ms in two rounds is a warning, over 500 ms major, and clears after two good rounds', () => {
  const { states } = run([
    answered(1),
    answered(2, 350),
    answered(3, 350),
    answered(4, 600),
    answered(5, 600),
    answered(6),
    answered(7),
  ]);
  expect(states).toEqual(['up', 'up', 'warning', 'warning', 'major', 'major', 'up']);
});
test('a single lost probe is no state, a lasting loss of 40 % is major', () => {
  expect(run([answered(1), answered(2, 5, 4), answered(3), answered(4)]).states.at(-1)).toBe('up');
  expect(run([1, 2, 3, 4].map((at) => answered(at, 5, 3))).states.at(-1)).toBe('major');
});
test('without measurement a check turns stale after 90 s or three intervals, never before its first', () => {
  const { memory } = run([answered(1000)]);
  expect(age(memory, 91_000, 30).state).toBe('up');
  expect(age(memory, 91_001, 30).state).toBe('stale');
  expect(age(memory, 181_000, 60).state).toBe('up');
  expect(age(freshMemory(0), 1e9, 30).state).toBe('unknown');
});

test.each([
  [50, 0, 'excellent'],
  [50.1, 0, 'good'],
  [150, 0, 'fair'],
  [300, 0, 'poor'],
  [301, 0, 'critical'],
  [1, 1, 'fair'],
  [1, 5, 'poor'],
  [1, 20, 'critical'],
  [null, 100, null],
])('quality of %s ms with %s %% loss is %s', (rttMs, lossPct, want) => {
  expect(qualityOf(rttMs, lossPct, limits)).toBe(want);
});

test('a perfect path scores above 4.3, a bad one below 3', () => {
  expect(mosOf({ rttMs: 10, jitterMs: 0, lossPct: 0 })).toBeGreaterThan(4.3);
  expect(mosOf({ rttMs: 600, jitterMs: 40, lossPct: 5 })).toBeLessThan(3);
});

test('a device with one living check is major, not down', () => {
  expect(deviceStateOf(['down', 'up'], false)).toBe('major');
  expect(deviceStateOf(['down', 'down'], false)).toBe('down');
  expect(deviceStateOf(['up', 'unknown'], false)).toBe('up');
  expect(deviceStateOf(['up'], true)).toBe('paused');
});

test('blind time is no downtime, and time before the first word is unknown', () => {
  const range = { from: 0, to: 1000 };
  const timeline = timelineOf(
    [
      { state: 'up', from: 100, to: 500 },
      { state: 'down', from: 500, to: 700 },
      { state: 'up', from: 700, to: null },
    ],
    [
      { from: 550, to: 650 },
      { from: 600, to: 700 },
    ],
    range,
  );
  const buckets = added(sumsOf(timeline, [range]));
  expect(buckets).toMatchObject({ upMs: 700, downMs: 50, selfOfflineMs: 150, unknownMs: 100 });
  expect(uptimeOf(buckets).uptimePct).toBeCloseTo((700 / 750) * 100);
  expect(uptimeOf(buckets).coveragePct).toBeCloseTo(75);
});

test.each([
  ['nothing of note', [1000, 1000, 1000], 0, 0],
  ['a stopped process', [600_000, 600_000, 600_000], 600_000, 0],
  ['suspend, in which the monotonic clock of Linux stands still', [600_500, 1000, 600_000], 600_000, 0],
  ['a clock set forward by two hours', [7_201_000, 1000, 1000], 0, 7_200_000],
  ['a clock set back by a day', [-86_399_000, 1000, 1000], 0, -86_400_000],
  ['a stop, and a clock that was set meanwhile', [-10_000, 60_000, 60_000], 60_000, -70_000],
  ['a clock that NTP moves patiently', [1400, 1000, 2000], 0, 0],
] as const)('between two looks a second apart: %s', (_, [wallMs, monotonicMs, bootMs], stoodMs, stepMs) => {
  const seen = passage({ wallMs: 0, monotonicMs: 0, bootMs: 0 }, { wallMs, monotonicMs, bootMs }, 1000);
  expect(seen).toEqual({ from: 0, to: wallMs, stoodMs, stepMs });
});
