import { expect, test } from 'vitest';
import { COLUMN, OUTCOME, ROUND_STRIDE } from '../lib/round-columns.ts';
import { type IcmpSocket, type ReplySink, SEND, type SendResult } from './icmp-socket.ts';
import { createProbeLoop } from './probe-loop.ts';
import { type PingTarget, REPLY_STRIDE } from './probing.ts';
import { TICK_MS } from './schedule.ts';

type Sent = { readonly number: number; readonly at: number; readonly slot: number; readonly generation: number };
type Answer = { readonly afterMs: number; readonly copies?: number; readonly stampError?: number } | 'silent';

const target = (number: number, changes: Partial<PingTarget> = {}): PingTarget => ({
  number,
  address: '192.0.2.1',
  intervalMs: 1000,
  count: 1,
  size: 56,
  dscp: 0,
  timeoutMs: 500,
  ...changes,
});

/** A loop on a network and on clocks that exist on paper only. */
function onPaper(options: { answer?: (sent: Sent) => Answer; result?: () => SendResult; watch?: boolean } = {}) {
  const time = { mono: 5000, wall: 1_800_000_000_000 };
  const sent: Sent[] = [];
  const rows: Float64Array[] = [];
  const replies: number[][] = [];
  const batchesAt: number[] = [];
  let arriving: { readonly at: number; readonly deliver: (sink: ReplySink) => void }[] = [];
  const answer = options.answer ?? ((): Answer => ({ afterMs: 3 }));

  const socket: IcmpSocket = {
    method: 'icmp-raw',
    precision: 'kernel',
    needsEventLoop: false,
    graceMs: 0,
    prepare:
      ({ number }) =>
      (slot, generation) => {
        const result = options.result?.() ?? SEND.sent;
        if (result !== SEND.sent) return result;
        const probe = { number, at: time.mono, slot, generation };
        sent.push(probe);
        const reply = answer(probe);
        if (reply === 'silent') return result;
        const at = time.mono + reply.afterMs;
        const stamp = at + (reply.stampError ?? 0);
        for (let copy = 0; copy < (reply.copies ?? 1); copy += 1) {
          arriving.push({ at, deliver: (sink) => sink.reply(slot, generation, stamp, 64) });
        }
        return result;
      },
    sentAt: () => time.mono,
    receive(sink) {
      const arrived = arriving.filter(({ at }) => at <= time.mono);
      arriving = arriving.filter(({ at }) => at > time.mono);
      for (const { deliver } of arrived) deliver(sink);
    },
    close: () => undefined,
  };
  const loop = createProbeLoop({
    socket,
    clock: { mono: () => time.mono, wall: () => time.wall },
    onRounds(batch) {
      batchesAt.push(time.mono);
      for (let at = 0; at < batch.length; at += ROUND_STRIDE) rows.push(batch.slice(at, at + ROUND_STRIDE));
    },
    onReplies: options.watch
      ? (batch) => {
          for (let at = 0; at < batch.length; at += REPLY_STRIDE)
            replies.push(Array.from(batch.slice(at, at + REPLY_STRIDE)));
        }
      : undefined,
  });
  const pass = (ms: number) => {
    time.mono += ms;
    time.wall += ms;
  };
  /** Lets time pass, with the loop called whenever it wants to be. Returns how often. */
  const run = (ms: number): number => {
    const end = time.mono + ms;
    let calls = 0;
    for (let wakeAt = loop.step(); wakeAt <= end; wakeAt = loop.step()) {
      pass(wakeAt - time.mono);
      calls += 1;
    }
    pass(end - time.mono);
    return calls;
  };
  const put = (...targets: PingTarget[]) => loop.handle({ kind: 'update', put: targets, remove: [] });
  const values = (column: keyof typeof COLUMN) => rows.map((row) => row[COLUMN[column]]);
  return { loop, time, sent, rows, replies, batchesAt, pass, run, put, values };
}

test('a new target is probed at once and then once in each interval', () => {
  const paper = onPaper();
  paper.put(target(1));
  paper.run(10_000);
  expect(paper.sent[0]?.at).toBe(5000);
  const regular = paper.sent.slice(1).map(({ at }) => at);
  expect(regular.length).toBe(10);
  for (const [index, at] of regular.entries()) expect(at - (regular[0] ?? 0)).toBe(index * 1000);
});

test('a round that is answered tells its times', () => {
  const paper = onPaper();
  paper.put(target(7, { count: 4, intervalMs: 10_000 }));
  paper.run(3000);
  const [row] = paper.rows;
  expect(row?.[COLUMN.check]).toBe(7);
  expect(row?.[COLUMN.at]).toBe(1_800_000_000_000);
  expect([row?.[COLUMN.sent], row?.[COLUMN.received]]).toEqual([4, 4]);
  expect([row?.[COLUMN.avgMs], row?.[COLUMN.jitterMs]]).toEqual([3, 0]);
  expect(row?.[COLUMN.outcome]).toBe(OUTCOME.measured);
  expect(paper.sent.map(({ at }) => at - 5000)).toEqual([0, 200, 400, 600]);
});

test('silence is measured loss, told when the timeout is over', () => {
  const paper = onPaper({ answer: () => 'silent', watch: true });
  paper.put(target(1, { timeoutMs: 700, intervalMs: 60_000 }));
  paper.run(690);
  expect(paper.rows).toEqual([]);
  paper.run(400);
  expect(paper.values('received')).toEqual([0]);
  expect(paper.values('sent')).toEqual([1]);
  expect(paper.values('outcome')).toEqual([OUTCOME.measured]);
  expect(paper.replies).toEqual([[1, 0, 1_800_000_000_000, Number.NaN, Number.NaN]]);
});

test('a reply after its timeout does not count', () => {
  const paper = onPaper({ answer: () => ({ afterMs: 501 }) });
  paper.put(target(1, { intervalMs: 60_000 }));
  paper.run(2000);
  expect(paper.values('received')).toEqual([0]);
});

test('a reply that came in time counts even when it is fetched late', () => {
  const paper = onPaper({ answer: () => ({ afterMs: 499 }) });
  paper.put(target(1, { intervalMs: 60_000 }));
  paper.loop.step();
  paper.pass(1500);
  paper.run(500);
  expect(paper.values('avgMs')).toEqual([499]);
});

test('a duplicate counts once', () => {
  const paper = onPaper({ answer: () => ({ afterMs: 2, copies: 3 }), watch: true });
  paper.put(target(1, { count: 2, intervalMs: 60_000 }));
  paper.run(2000);
  expect(paper.values('received')).toEqual([2]);
  expect(paper.replies.length).toBe(2);
});

test('nothing sent says nothing about the target', () => {
  const paper = onPaper({ result: () => SEND.blocked });
  paper.put(target(1, { count: 3, intervalMs: 60_000 }));
  paper.run(2000);
  expect(paper.values('outcome')).toEqual([OUTCOME.notSent]);
  expect(paper.values('sent')).toEqual([0]);
});

test('a host that the network calls unreachable is lost, not unsent', () => {
  const paper = onPaper({ result: () => SEND.lost });
  paper.put(target(1, { intervalMs: 60_000 }));
  paper.run(2000);
  expect(paper.values('outcome')).toEqual([OUTCOME.measured]);
  expect([paper.values('sent'), paper.values('received')]).toEqual([[1], [0]]);
});

test('full buffers are tried again, but not for ever', () => {
  let refusals = 3;
  const short = onPaper({ result: () => ((refusals -= 1) >= 0 ? SEND.again : SEND.sent) });
  short.put(target(1, { intervalMs: 60_000 }));
  short.run(2000);
  expect(short.values('received')).toEqual([1]);

  const endless = onPaper({ result: () => SEND.again });
  endless.put(target(1, { intervalMs: 60_000 }));
  endless.run(3000);
  expect(endless.values('outcome')).toEqual([OUTCOME.notSent]);
});

test('rounds of one target may overlap', () => {
  const paper = onPaper({ answer: ({ at }) => ({ afterMs: at % 2 === 0 ? 450 : 449 }) });
  paper.put(target(1, { intervalMs: 100, timeoutMs: 500 }));
  paper.run(5000);
  expect(paper.rows.length).toBeGreaterThan(40);
  expect(new Set(paper.values('received'))).toEqual(new Set([1]));
});

test('a set clock does not falsify the round-trip time', () => {
  const back = onPaper({ answer: () => ({ afterMs: 4, stampError: -60_000 }) });
  back.put(target(1, { intervalMs: 60_000 }));
  back.run(1000);
  expect(back.values('avgMs')).toEqual([TICK_MS]); // as the monotonic clock has it: until the next tick
  const forth = onPaper({ answer: () => ({ afterMs: 4, stampError: 300 }) });
  forth.put(target(1, { intervalMs: 60_000 }));
  forth.run(1000);
  expect(forth.values('avgMs')).toEqual([TICK_MS]);
});

test('rounds in flight while the computer slept are marked as interrupted', () => {
  const paper = onPaper({ answer: () => 'silent' });
  paper.put(target(1, { intervalMs: 60_000 }), target(2, { intervalMs: 60_000 }));
  paper.loop.step();
  paper.time.wall += 3_600_000; // asleep: the monotonic clock stood still
  paper.run(1000);
  expect(paper.values('outcome')).toEqual([OUTCOME.interrupted, OUTCOME.interrupted]);
});

test('a program that was stopped notices it, and does not probe all targets at once afterwards', () => {
  const paper = onPaper({ answer: () => 'silent' });
  paper.put(...Array.from({ length: 100 }, (_, index) => target(index, { intervalMs: 10_000 })));
  paper.loop.step();
  const before = paper.sent.length;
  paper.pass(30_000);
  paper.loop.step();
  expect(paper.sent.length - before).toBeLessThan(62); // the rest of the first rounds, no regular ones
  paper.run(500);
  expect(paper.values('outcome').filter((outcome) => outcome === OUTCOME.interrupted).length).toBe(before);
});

test('a removed target ends in silence, and so do its late replies', () => {
  const paper = onPaper({ answer: () => ({ afterMs: 300 }) });
  paper.put(target(1));
  paper.loop.step();
  paper.loop.handle({ kind: 'update', put: [], remove: [1] });
  paper.run(5000);
  expect(paper.rows).toEqual([]);
  expect(paper.sent.length).toBe(1);
});

test('changed settings replace the old ones at once, the same settings change nothing', () => {
  const paper = onPaper();
  paper.put(target(1, { intervalMs: 60_000 }));
  paper.run(500);
  paper.put(target(1, { intervalMs: 60_000 }));
  paper.run(500);
  expect(paper.sent.length).toBe(1);
  paper.put(target(1, { intervalMs: 60_000, count: 2 }));
  paper.run(1000);
  expect(paper.values('sent')).toEqual([1, 2]);
});

test('an extra round does not move the schedule', () => {
  const [plain, extra] = [onPaper(), onPaper()];
  for (const paper of [plain, extra]) paper.put(target(1));
  plain.run(5000);
  extra.run(2500);
  extra.loop.handle({ kind: 'run', numbers: [1, 1, 99] });
  extra.run(2500);
  const times = new Set(extra.sent.map(({ at }) => at));
  expect(extra.sent.length).toBe(plain.sent.length + 1);
  for (const { at } of plain.sent) expect(times.has(at)).toBe(true);
});

test('ten thousand new targets begin at a thousand a second and all are measured', () => {
  const paper = onPaper();
  paper.put(...Array.from({ length: 10_000 }, (_, index) => target(index, { intervalMs: 3_600_000 })));
  paper.run(1000);
  expect(paper.sent.length).toBeLessThanOrEqual(1100);
  paper.run(10_000);
  const measured = new Set(paper.values('check'));
  expect(measured.size).toBe(10_000);
  expect(new Set(paper.values('received'))).toEqual(new Set([1]));
});

test('finished rounds are handed over at most four times a second', () => {
  const paper = onPaper();
  paper.put(...Array.from({ length: 500 }, (_, index) => target(index)));
  paper.run(4000);
  expect(paper.batchesAt.length).toBeLessThanOrEqual(17);
  expect(paper.rows.length).toBeGreaterThan(1900);
});

test('a watch with nothing to do wakes once a second', () => {
  const paper = onPaper();
  paper.put(target(1, { intervalMs: 3_600_000 }));
  paper.run(1000);
  expect(paper.run(60_000)).toBeLessThanOrEqual(60);
});
