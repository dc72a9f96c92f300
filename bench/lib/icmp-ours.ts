// Runs the prober as the product does and prints what it cost. Argument: OursInput as JSON.
import { setTimeout as sleep } from 'node:timers/promises';
import { COLUMN, ROUND_STRIDE } from '../../src/engine/lib/round-columns.ts';
import { createProber } from '../../src/engine/probing/prober.ts';
import { REPLY_STRIDE } from '../../src/engine/probing/probing.ts';
import { targets } from './icmp-targets.ts';
import { cpuMicroseconds } from './processes.ts';

export type OursInput = {
  readonly hosts: number;
  readonly probes: number;
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** Block the main thread for so long again and again, and report each reply. */
  readonly blockMs: number;
};
export type OursOutput = {
  readonly sent: number;
  readonly received: number;
  readonly cpuUs: number;
  readonly wallUs: number;
  /** [target number, sequence, round-trip time in microseconds] */
  readonly replies: readonly (readonly [number, number, number])[];
};

const input = JSON.parse(process.argv[2] ?? '{}') as OursInput;
let sent = 0;
let received = 0;
const replies: [number, number, number][] = [];

const prober = createProber({
  workerUrl: new URL('../../src/engine/probing/probe.worker.ts', import.meta.url),
  onMethod: () => undefined,
  onCrash: (error) => {
    throw error;
  },
  onRounds(rows) {
    for (let at = 0; at < rows.length; at += ROUND_STRIDE) {
      sent += rows[at + COLUMN.sent] ?? 0;
      received += rows[at + COLUMN.received] ?? 0;
    }
  },
  ...(input.blockMs > 0 && {
    onReplies(rows: Float64Array) {
      for (let at = 0; at < rows.length; at += REPLY_STRIDE) {
        replies.push([rows[at] ?? 0, rows[at + 1] ?? 0, (rows[at + 3] ?? Number.NaN) * 1000]);
      }
    },
  }),
});
prober.update(targets(input.hosts, input.probes), []);
await sleep(input.warmUpMs);

function blockMainThread(): void {
  const end = performance.now() + input.blockMs;
  while (performance.now() < end);
}
const blocking = input.blockMs > 0 ? setInterval(blockMainThread, 5) : undefined;
[sent, received] = [0, 0];
const before = { cpuUs: cpuMicroseconds('self'), at: performance.now() };
await sleep(input.measureMs);
const cpuUs = cpuMicroseconds('self') - before.cpuUs;
const wallUs = (performance.now() - before.at) * 1000;
clearInterval(blocking);
const output: OursOutput = { sent, received, cpuUs, wallUs, replies };
await prober.dispose();
console.log(JSON.stringify(output));
