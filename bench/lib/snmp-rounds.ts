// The loop of the poll thread with its timers and sockets, without surveys and health: what rounds alone cost. Argument: PacedInput as JSON.
import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../src/contract/faults.ts';
import { createWire } from '../../src/engine/collecting/linux-wire.ts';
import { createPollLoop } from '../../src/engine/collecting/poll-loop.ts';
import { portTable } from '../../src/engine/collecting/port-table.ts';
import { runLoop } from '../../src/engine/collecting/poll-thread.ts';
import type { PacedInput, PacedOutput } from './snmp-paced.ts';
import { BENCH_USER, COMMUNITY } from './snmp-plan.ts';

const input = JSON.parse(process.argv[2] ?? '{}') as PacedInput;
const clock = { mono: () => performance.now(), wall: () => Date.now() };
const refuse = (): Promise<never> => Promise.reject(new Fault('unsupported', 'Only rounds are measured.'));
const wire = createWire();
const loop = createPollLoop({
  wire,
  clock,
  open: () => ({ get: refuse, getBulk: refuse, walk: refuse, set: refuse }),
  profiles: [],
  post: () => undefined,
  chance: Math.random,
});
const { wake } = runLoop(loop, clock);
const ids = Array.from({ length: input.routers }, (_, at) => `router-${String(at)}`);
const ports = Array.from({ length: input.ports }, (_, at) => ({ ifIndex: at + 1, number: at }));
const targets = ids.map((id) => ({
  id,
  host: '127.0.0.1',
  port: input.port,
  security: input.isUser === true ? BENCH_USER : COMMUNITY,
  intervalMs: input.intervalMs,
}));
loop.handle({ kind: 'put', targets });
for (const id of ids) loop.handle({ kind: 'plan', id, ports: portTable(ports), oids: [] });
wake();
await sleep(input.warmUpMs);
const start = loop.counts();
const windows: { cpuUs: number; wallUs: number }[] = [];
for (let window = 0; window < input.windows; window += 1) {
  const before = { usage: process.cpuUsage(), at: performance.now() };
  await sleep(input.windowMs);
  const { user, system } = process.cpuUsage(before.usage);
  windows.push({ cpuUs: user + system, wallUs: (performance.now() - before.at) * 1000 });
}
const { rounds, failed, late, varbinds } = loop.counts();
const output: PacedOutput = {
  windows,
  rounds: rounds - start.rounds,
  failed: failed - start.failed,
  late: late - start.late,
  varbinds: varbinds - start.varbinds,
  rssBytes: process.memoryUsage().rss,
};
console.log(JSON.stringify(output));
process.exit();
