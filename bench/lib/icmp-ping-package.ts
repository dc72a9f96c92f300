// Pings with the package `ping`, 32 processes at a time, and prints what it cost. Argument: number of hosts.
import ping from 'ping';
import { addresses } from './icmp-targets.ts';
import { cpuMicroseconds } from './processes.ts';

const CONCURRENCY = 32;
const hosts = addresses(Number(process.argv[2]));
const total = () => cpuMicroseconds('self') + cpuMicroseconds('children');
const before = total();
let next = 0;
let received = 0;

async function work(): Promise<void> {
  while (next < hosts.length) {
    const host = hosts[next] ?? '';
    next += 1;
    const result = await ping.promise.probe(host, { numeric: true, min_reply: 1, timeout: 2 });
    if (result.alive) received += 1;
  }
}
await Promise.all(Array.from({ length: CONCURRENCY }, work));
console.log(JSON.stringify({ sent: hosts.length, received, cpuUs: total() - before }));
