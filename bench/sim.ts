// What simulated agents cost: CPU of `ronda sim` while all are polled evenly (576 varbinds each 30 s), and its memory.
// node bench/sim.ts [AGENTS] [SECONDS] [BIN…]   e.g. node bench/sim.ts 1000 30
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { encodeCommunity } from '../src/engine/protocols/snmp-community.ts';
import { PDU } from '../src/engine/protocols/snmp-pdu.ts';
import { loopbackFrom } from '../src/engine/agents/loopback.ts';

const [agents = 1000, seconds = 30] = process.argv.slice(2, 4).map(Number);
const command = process.argv.slice(4);
const BASE = '127.40.0.1';
const PORTS = 48;
const ROUND_MS = 30_000;
const WARM_MS = 10_000;
const WARM_PACE = 6;
/** 6 columns of ifTable and 6 of ifXTable, as a poller asks for them. */
const COLUMNS = [
  ...[7, 8, 13, 14, 19, 20].map((column) => `1.3.6.1.2.1.2.2.1.${String(column)}`),
  ...[6, 7, 8, 10, 11, 12].map((column) => `1.3.6.1.2.1.31.1.1.1.${String(column)}`),
];
const ROWS = 5;
const requests = Array.from({ length: Math.ceil(PORTS / ROWS) }, (_, turn) =>
  encodeCommunity({
    version: 2,
    community: Buffer.from('public'),
    pdu: {
      type: PDU.getBulk,
      requestId: turn + 1,
      status: 0,
      index: Math.min(ROWS, PORTS - turn * ROWS),
      varbinds: COLUMNS.map((column) => ({
        oid: turn === 0 ? column : `${column}.${String(turn * ROWS)}`,
        type: 'null',
      })),
    },
  }),
);

const [program = process.execPath, ...args] = command.length > 0 ? command : [process.execPath, 'src/main/cli.ts'];
const child = spawn(
  program,
  [
    ...args,
    'sim',
    '--json',
    '--profile=router',
    `--ports=${String(PORTS)}`,
    `--agents=${String(agents)}`,
    `--base=${BASE}`,
    '--udp=0',
    '--listen=127.0.0.1:0',
  ],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
const { udp } = JSON.parse(line) as { udp: number };

/** CPU seconds of the child so far, and its resident memory in MB. */
function cost(): { readonly cpuS: number; readonly rssMb: number } {
  const stat =
    readFileSync(`/proc/${String(child.pid)}/stat`, 'utf8')
      .split(') ')[1]
      ?.split(' ') ?? [];
  const status = readFileSync(`/proc/${String(child.pid)}/status`, 'utf8');
  return {
    cpuS: (Number(stat[11]) + Number(stat[12])) / 100,
    rssMb: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
  };
}

const addressOf = loopbackFrom(BASE);
const socket = createSocket({
  type: 'udp4',
  lookup: (address, _options, done) => {
    done(null, address, 4);
  },
});
const ready = once(socket, 'listening');
socket.bind(0, '127.0.0.1');
await ready;
socket.setRecvBufferSize(4 << 20);
let [sent, received] = [0, 0];
socket.on('message', () => {
  received += 1;
});
const perMs = (agents * requests.length) / ROUND_MS;
/** Asks for so long, at a multiple of the pace. @returns requests sent */
async function poll(forMs: number, pace: number): Promise<number> {
  const start = performance.now();
  const first = sent;
  while (performance.now() - start < forMs) {
    for (const due = first + (performance.now() - start) * perMs * pace; sent < due; sent += 1) {
      const request = requests[Math.floor(sent / agents) % requests.length];
      if (request !== undefined) socket.send(request, udp, addressOf((sent % agents) + 1));
    }
    await wait(5);
  }
  return sent - first;
}

// What runs for days is measured warm: the first 20,000 answers or so are also compiled.
await poll(WARM_MS, WARM_PACE);
await wait(1000);
const before = cost();
const began = performance.now();
const asked = await poll(seconds * 1000, 1);
await wait(300);
const after = cost();
const elapsedS = (performance.now() - began) / 1000;
console.log(
  JSON.stringify({
    agents,
    requests: asked,
    unanswered: sent - received,
    corePct: Number((((after.cpuS - before.cpuS) / elapsedS) * 100).toFixed(2)),
    usPerRequest: Math.round(((after.cpuS - before.cpuS) / asked) * 1e6),
    rssBeforeMb: Math.round(before.rssMb),
    rssMb: Math.round(after.rssMb),
  }),
);
socket.close();
child.kill('SIGTERM');
