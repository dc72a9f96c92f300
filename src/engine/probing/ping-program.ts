import { accessSync, constants } from 'node:fs';
import { isIP, isIPv6 } from 'node:net';
import ping from 'ping';
import { createEventReplies } from './event-replies.ts';
import { type IcmpSocket, SEND } from './icmp-socket.ts';
import type { PingTarget } from './probing.ts';

/** Processes at a time; each costs some milliseconds of a processor. */
const MAX_PROCESSES = 32;
/** A process takes its time to start and to end, and the program waits in whole seconds. */
const GRACE_MS = 2000;
/** Where the package looks for the program. */
const PLACES = new Map([
  ['linux', '/bin/ping'],
  ['darwin', '/sbin/ping'],
]);

/**
 * Starts the system's own `ping` for each probe, by way of the package `ping`. Times are those it prints.
 *
 * @throws Error when the program is not installed
 */
export function openPingProgram(): IcmpSocket {
  const place = PLACES.get(process.platform);
  if (place !== undefined) accessSync(place, constants.X_OK);
  const replies = createEventReplies();
  let running = 0;
  let lastSent = 0;

  const run = async (target: PingTarget, slot: number, generation: number): Promise<void> => {
    const sentAt = performance.now();
    const rtt = await probe(target);
    running -= 1;
    if (rtt !== 'silent') replies.add({ slot, generation, at: sentAt + rtt, ttl: Number.NaN });
  };

  return {
    method: 'ping',
    precision: 'tool',
    needsEventLoop: true,
    graceMs: GRACE_MS,
    prepare: (target) => (slot, generation) => {
      // The program would take a text that begins with a dash as an option: only literal addresses get so far.
      if (isIP(target.address) === 0) return SEND.blocked;
      if (running >= MAX_PROCESSES) return SEND.again;
      running += 1;
      lastSent = performance.now();
      void run(target, slot, generation); // never rejects
      return SEND.sent;
    },
    sentAt: () => lastSent,
    receive: (sink) => replies.handOver(sink),
    close() {
      // Nothing to end: each process ends by itself within its timeout.
    },
  };
}

/** Round-trip time in ms; NaN when the program could not be run: the package refuses IPv6 on macOS. */
async function probe(target: PingTarget): Promise<number | 'silent'> {
  try {
    const result = await ping.promise.probe(target.address, programOptions(target, process.platform));
    return result.alive && Number.isFinite(result.time) ? result.time : 'silent';
  } catch {
    return Number.NaN;
  }
}

function programOptions(target: PingTarget, platform: NodeJS.Platform) {
  return {
    numeric: true,
    min_reply: 1,
    v6: isIPv6(target.address),
    packetSize: target.size,
    timeout: Math.max(1, Math.ceil(target.timeoutMs / 1000)),
    ...(target.source !== undefined && { sourceAddr: target.source }),
    extra: platform === 'linux' && target.dscp > 0 ? ['-Q', String(target.dscp << 2)] : [],
  };
}
