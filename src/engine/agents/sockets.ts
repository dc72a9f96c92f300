import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { Fault } from '../../contract/faults.ts';
import type { Datagram } from './datagram.ts';

/** Sockets are opened so many at a time. */
const AT_ONCE = 200;
const MOST_WAITING = 20_000;

export type Respond = (bytes: Uint8Array, at: number) => readonly Datagram[];
export type Seat = { readonly address: string; readonly respond: Respond };
type SocketOptions = { readonly port: number; readonly now: () => number };

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown';

function refusal(thrown: unknown, address: string, port: number): Fault {
  const where = `${address}:${String(port)}`;
  switch (codeOf(thrown)) {
    case 'EMFILE':
    case 'ENFILE':
      return new Fault(
        'unsupported',
        'The system does not allow so many open sockets, and every agent needs one: raise the limit (ulimit -n) or take fewer agents.',
        { cause: thrown },
      );
    case 'EACCES':
      return new Fault('forbidden', `Only an administrator may open UDP port ${String(port)}.`, { cause: thrown });
    case 'EADDRINUSE':
      return new Fault('conflict', `UDP ${where} is in use by another program.`, {
        reason: 'port-in-use',
        cause: thrown,
      });
    case 'EADDRNOTAVAIL':
      return new Fault(
        'unsupported',
        `${address} is not an address of this computer. Linux has all of 127.0.0.0/8; other systems must be given each.`,
        { cause: thrown },
      );
    default:
      return new Fault('unsupported', `UDP ${where} cannot be opened (${codeOf(thrown)}).`, { cause: thrown });
  }
}

// The address of a request is a number already: to look it up would cost more than the answer.
const isLiteral = (address: string, _options: unknown, done: (error: null, address: string, family: number) => void) =>
  done(null, address, 4);

async function open(address: string, port: number): Promise<Socket> {
  const socket = createSocket({ type: 'udp4', lookup: isLiteral });
  // With an address that needs no look-up it may be ready before bind returns.
  const ready = once(socket, 'listening');
  socket.bind({ address, port, exclusive: true });
  try {
    await ready;
  } catch (thrown) {
    socket.close();
    throw refusal(thrown, address, port);
  }
  return socket;
}

/**
 * Agents on UDP, each with a socket of its own: so an answer comes from the address that was asked, on every system.
 *
 * @throws {Fault} when an address cannot be opened; then none is left open
 */
export async function openSockets(seats: readonly Seat[], { port, now }: SocketOptions) {
  const sockets: Socket[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let elsewhere: Socket | undefined;
  let actual = port;

  const close = (): void => {
    for (const timer of timers) clearTimeout(timer);
    for (const socket of sockets) socket.close();
    elsewhere?.close();
    sockets.length = 0;
  };
  function send(socket: Socket, { bytes, isFromElsewhere }: Datagram, { port: to, address }: RemoteInfo): void {
    // Whoever asked may have gone; the next one matters.
    const sent = (): void => undefined;
    if (isFromElsewhere === true) {
      elsewhere ??= createSocket({ type: 'udp4', lookup: isLiteral }).bind(0, socket.address().address);
      elsewhere.send(bytes, to, address, sent);
    } else socket.send(bytes, to, address, sent);
  }
  function later(socket: Socket, datagram: Datagram, from: RemoteInfo): void {
    if (timers.size >= MOST_WAITING) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      send(socket, datagram, from);
    }, datagram.delayMs);
    timers.add(timer);
  }
  function attend(socket: Socket, respond: Respond): void {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('message', (bytes, from) => {
      for (const datagram of respond(bytes, now()))
        if (datagram.delayMs === undefined) send(socket, datagram, from);
        else later(socket, datagram, from);
    });
  }

  try {
    for (let at = 0, count = port === 0 ? 1 : AT_ONCE; at < seats.length; at += count, count = AT_ONCE) {
      // A port that the system picks is picked once.
      const some = seats.slice(at, at + count);
      const opened = await Promise.allSettled(
        some.map(async ({ address, respond }) => {
          const socket = await open(address, actual);
          attend(socket, respond);
          if (actual === 0) actual = socket.address().port;
        }),
      );
      const failed = opened.find((one) => one.status === 'rejected');
      if (failed !== undefined) throw Fault.from(failed.reason);
    }
  } catch (thrown) {
    close();
    throw thrown;
  }
  return {
    /** The UDP port of all agents. */
    port: actual,
    close,
  };
}
export type Sockets = Awaited<ReturnType<typeof openSockets>>;
