// Polls routers as the product does, thread and timers and all, and prints what it cost by windows. Argument: PacedInput as JSON.
import { setTimeout as sleep } from 'node:timers/promises';
import { createCollector } from '../../src/engine/collecting/collector.ts';
import { cpuMicroseconds } from './processes.ts';
import { COMMUNITY, PORTS } from './snmp-plan.ts';

export type PacedInput = {
  readonly port: number;
  readonly routers: number;
  readonly intervalMs: number;
  /** Interfaces of each. */
  readonly ports: number;
  readonly warmUpMs: number;
  readonly windows: number;
  readonly windowMs: number;
  /** By v3, signed and encrypted. */
  readonly isUser?: boolean;
};
export type PacedOutput = {
  /** Processor time of each window in microseconds, and how long it was. */
  readonly windows: readonly { readonly cpuUs: number; readonly wallUs: number }[];
  readonly rounds: number;
  readonly failed: number;
  readonly late: number;
  readonly varbinds: number;
  readonly rssBytes: number;
};

const input = JSON.parse(process.argv[2] ?? '{}') as PacedInput;
const nothing = (): void => undefined;
const collector = createCollector({
  workerUrl: new URL('../../src/engine/collecting/poll.worker.ts', import.meta.url),
  handlers: {
    onSurveyed: nothing,
    onWired: nothing,
    onHealth: nothing,
    onOids: nothing,
    onRounds: nothing,
    onLive: nothing,
    onRebooted: nothing,
    onFailed: nothing,
    onCrash: (error) => {
      throw error;
    },
  },
});
const ids = Array.from({ length: input.routers }, (_, at) => `router-${String(at)}`);
collector.put(
  ids.map((id) => ({ id, host: '127.0.0.1', port: input.port, security: COMMUNITY, intervalMs: input.intervalMs })),
);
const ports = Array.from({ length: input.ports || PORTS }, (_, at) => ({ ifIndex: at + 1, number: at }));
for (const id of ids) collector.plan(id, { ports, oids: [] });
await sleep(input.warmUpMs);
const start = collector.counts();
const windows: { cpuUs: number; wallUs: number }[] = [];
for (let window = 0; window < input.windows; window += 1) {
  const before = { cpuUs: cpuMicroseconds('self'), at: performance.now() };
  await sleep(input.windowMs);
  windows.push({
    cpuUs: cpuMicroseconds('self') - before.cpuUs,
    wallUs: (performance.now() - before.at) * 1000,
  });
}
await sleep(1100);
const { rounds, failed, late, varbinds } = collector.counts();
const output: PacedOutput = {
  windows,
  rounds: rounds - start.rounds,
  failed: failed - start.failed,
  late: late - start.late,
  varbinds: varbinds - start.varbinds,
  rssBytes: process.memoryUsage().rss,
};
await collector.dispose();
console.log(JSON.stringify(output));
