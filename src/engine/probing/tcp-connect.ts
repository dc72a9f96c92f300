import { createConnection, type Socket } from 'node:net';
import { createEventReplies } from './event-replies.ts';
import { type IcmpSocket, SEND } from './icmp-socket.ts';
import type { PingTarget } from './probing.ts';

/** Ports tried at once until one has answered; from then on only that one. */
const PORTS: readonly number[] = [443, 80, 22, 7];
const MAX_CONNECTIONS = 256;
const GRACE_MS = 100;
/** Errors that speak about this computer, not about the target. */
const LOCAL_ERRORS = new Set(['ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL', 'EPERM', 'EACCES', 'EINVAL', 'EMFILE']);

type Answer = 'alive' | 'not-sent' | 'silent';
/** What came of the attempts of one probe; `port` is the one that answered. */
type Verdict = { readonly answer: Answer; readonly port: number; readonly at: number };

/**
 * The last resort: a host is alive when it accepts or refuses a connection. The round-trip time is that of the
 * hand-shake, RFC 9293 section 3.5. Packet size and DSCP of the target are not honoured.
 */
export function openTcpConnect(): IcmpSocket {
  const replies = createEventReplies();
  const open = new Set<Socket>();
  let lastSent = 0;

  return {
    method: 'tcp',
    precision: 'connect',
    needsEventLoop: true,
    graceMs: GRACE_MS,
    prepare(target) {
      let ports = PORTS;
      return (slot, generation) => {
        if (open.size + ports.length > MAX_CONNECTIONS) return SEND.again;
        lastSent = performance.now();
        connectAny({ target, ports, open }, ({ answer, port, at }) => {
          ports = answer === 'alive' ? [port] : PORTS;
          if (answer !== 'silent') replies.add({ slot, generation, at, ttl: Number.NaN });
        });
        return SEND.sent;
      };
    },
    sentAt: () => lastSent,
    receive: (sink) => replies.handOver(sink),
    close() {
      for (const socket of open) socket.destroy();
      open.clear();
    },
  };
}

type Attempts = { readonly target: PingTarget; readonly ports: readonly number[]; readonly open: Set<Socket> };

/** Connects to all ports at once; the first sign of life decides, or else the last failure. */
function connectAny({ target, ports, open }: Attempts, onVerdict: (verdict: Verdict) => void): void {
  const sockets: Socket[] = [];
  let pending = ports.length;
  const drop = (socket: Socket) => {
    open.delete(socket);
    socket.destroy();
  };
  for (const port of ports) {
    const socket = createConnection({ host: target.address, port, localAddress: target.source });
    sockets.push(socket);
    open.add(socket);
    const end = (answer: Answer) => {
      if (!open.has(socket)) return;
      drop(socket);
      pending -= 1;
      if (answer === 'alive') for (const other of sockets) drop(other);
      const at = answer === 'not-sent' ? Number.NaN : performance.now();
      if (answer === 'alive' || pending === 0) onVerdict({ answer, port, at });
    };
    socket.setTimeout(target.timeoutMs, () => end('silent'));
    socket.on('connect', () => end('alive'));
    socket.on('error', (error: NodeJS.ErrnoException) => end(meaning(error)));
  }
}

function meaning(error: NodeJS.ErrnoException): Answer {
  if (error.code === 'ECONNREFUSED') return 'alive';
  return LOCAL_ERRORS.has(error.code ?? '') ? 'not-sent' : 'silent';
}
