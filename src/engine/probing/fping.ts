import { type ChildProcess, spawn } from 'node:child_process';
import { isIP } from 'node:net';
import { createInterface } from 'node:readline';
import { createEventReplies, type EventReplies } from './event-replies.ts';
import { findFping, fpingArguments, readReply } from './fping-command.ts';
import { type IcmpSocket, SEND } from './icmp-socket.ts';
import type { PingTarget } from './probing.ts';

/** Probes are collected for so long, so that one process serves many. */
const COLLECT_MS = 100;
/** Addresses of one process: short of any limit on arguments, and sent within the grace period. */
const MAX_TARGETS = 500;
const MAX_PROCESSES = 16;
const GRACE_MS = 2000;

type Waiting = { readonly slot: number; readonly generation: number; readonly sentAt: number };
/** Probes that fit one command line: all have the settings of `target`. */
type Group = { readonly target: PingTarget; readonly byAddress: Map<string, Waiting[]>; size: number };

/**
 * Pings by way of `fping`, which has the privileges this program lacks. Times are those it prints.
 *
 * @throws Error when fping is not installed
 */
export function openFping(): IcmpSocket {
  const file = findFping();
  const replies = createEventReplies();
  const running = new Set<ChildProcess>();
  let groups = new Map<string, Group>();
  let timer: NodeJS.Timeout | undefined;
  let lastSent = 0;

  const startAll = () => {
    timer = undefined;
    for (const group of groups.values()) {
      const child = start(file, group, replies);
      running.add(child);
      child.on('close', () => running.delete(child));
    }
    groups = new Map();
  };

  return {
    method: 'fping',
    precision: 'tool',
    needsEventLoop: true,
    graceMs: GRACE_MS,
    prepare(target) {
      const key = [target.size, target.dscp, target.timeoutMs, target.source, target.address.includes(':')].join(' ');
      return (slot, generation) => {
        if (isIP(target.address) === 0) return SEND.blocked;
        const group = groups.get(key) ?? { target, byAddress: new Map<string, Waiting[]>(), size: 0 };
        if (group.size >= MAX_TARGETS || running.size >= MAX_PROCESSES) return SEND.again;
        groups.set(key, group);
        lastSent = performance.now();
        collect(group, target.address, { slot, generation, sentAt: lastSent });
        timer ??= setTimeout(startAll, COLLECT_MS);
        return SEND.sent;
      };
    },
    sentAt: () => lastSent,
    receive: (sink) => replies.handOver(sink),
    close() {
      clearTimeout(timer);
      for (const child of running) child.kill();
    },
  };
}

function collect(group: Group, address: string, probe: Waiting): void {
  const known = group.byAddress.get(address);
  if (known === undefined) group.byAddress.set(address, [probe]);
  else known.push(probe);
  group.size += 1;
}

function start(file: string, { target, byAddress }: Group, replies: EventReplies): ChildProcess {
  const addresses = [...byAddress].flatMap(([address, probes]) => probes.map(() => address));
  const child = spawn(file, fpingArguments(target, addresses), { stdio: ['ignore', 'pipe', 'ignore'] });
  const unsent = () => {
    for (const probe of [...byAddress.values()].flat()) replies.add({ ...probe, at: Number.NaN, ttl: Number.NaN });
  };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const reply = readReply(line);
    const probe = reply && byAddress.get(reply.address)?.shift();
    if (reply && probe) replies.add({ ...probe, at: probe.sentAt + reply.rttMs, ttl: Number.NaN });
  });
  child.on('error', unsent);
  child.on('close', (code) => {
    // 0: all answered, 1: some did not, 2: some addresses were not found; above that it could not ping at all.
    if (code !== null && code > 2) unsent();
  });
  return child;
}
