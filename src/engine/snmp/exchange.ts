import { createSocket, type Socket } from 'node:dgram';
import { randomInt } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Fault } from '../../contract/faults.ts';
import { versionOf } from '../protocols/snmp-community.ts';
import { decodeCommunity } from '../protocols/snmp-community.ts';
import { messageIdOf } from '../protocols/snmp-v3.ts';
import type { SnmpTarget } from './security.ts';

const MAX_ID = 0x7fff_ffff;
const RECEIVE_BYTES = 4 * 1024 * 1024;

/** What came that nobody asked for, by cause; shown, never silently lost. */
export type ExchangeCounts = { sent: number; received: number; foreign: number; late: number; malformed: number };

type Pending = {
  readonly host: string;
  readonly port: number;
  readonly take: (bytes: Uint8Array) => void;
  readonly fail: (fault: Fault) => void;
};
export type Attempt = {
  readonly target: SnmpTarget;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly encode: (id: number) => Uint8Array;
};

const bare = (address: string): string =>
  address
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d)/, '')
    .toLowerCase();

/** Identifier of an answer: that of the request in v1 and v2c, that of the message in v3. */
const idOf = (bytes: Uint8Array): number =>
  versionOf(bytes) === 3 ? messageIdOf(bytes) : decodeCommunity(bytes).pdu.requestId;

/**
 * One UDP socket a family for all agents. An answer counts only when it comes from the address and port that was asked
 * and carries the number of a request that still waits: anybody can send to a UDP port.
 */
export function createExchange() {
  const pending = new Map<number, Pending>();
  const sockets = new Map<'udp4' | 'udp6', Promise<Socket>>();
  const counts: ExchangeCounts = { sent: 0, received: 0, foreign: 0, late: 0, malformed: 0 };
  let nextId = randomInt(1, MAX_ID);
  let isClosed = false;

  const takeId = (): number => {
    do nextId = nextId >= MAX_ID ? 1 : nextId + 1;
    while (pending.has(nextId));
    return nextId;
  };

  function receive(bytes: Uint8Array, from: { readonly address: string; readonly port: number }): void {
    counts.received += 1;
    let id: number;
    try {
      id = idOf(bytes);
    } catch {
      counts.malformed += 1;
      return;
    }
    const waiting = pending.get(id);
    if (waiting === undefined) counts.late += 1;
    else if (bare(from.address) !== waiting.host || from.port !== waiting.port) counts.foreign += 1;
    else waiting.take(bytes);
  }

  function open(family: 'udp4' | 'udp6'): Promise<Socket> {
    const known = sockets.get(family);
    if (known !== undefined) return known;
    const made = new Promise<Socket>((resolve, reject) => {
      const socket = createSocket({ type: family, recvBufferSize: RECEIVE_BYTES });
      socket.on('message', receive);
      socket.once('error', reject);
      socket.bind(0, () => {
        socket.off('error', reject);
        // An error that comes back for one agent (port unreachable) is the business of its own request.
        socket.on('error', () => undefined);
        socket.unref();
        resolve(socket);
      });
    });
    sockets.set(family, made);
    made.catch(() => sockets.delete(family));
    return made;
  }

  return {
    counts,
    /**
     * Sends one request and waits for its answer.
     *
     * @returns the whole datagram
     * @throws {Fault} `timeout`, or `unreachable` when this computer cannot send there
     */
    async attempt({ target, timeoutMs, signal, encode }: Attempt): Promise<Uint8Array> {
      if (isClosed) throw new Fault('internal', 'The SNMP client is closed.');
      signal?.throwIfAborted();
      const socket = await open(isIPv6(target.host.replace(/%.*$/, '')) ? 'udp6' : 'udp4');
      const id = takeId();
      const bytes = encode(id);
      return new Promise((resolve, reject) => {
        const end = (): void => {
          clearTimeout(timer);
          signal?.removeEventListener('abort', abort);
          pending.delete(id);
        };
        const fail = (fault: Fault): void => {
          end();
          reject(fault);
        };
        const abort = (): void => fail(new Fault('timeout', 'The question was taken back.', { cause: signal?.reason }));
        const timer = setTimeout(
          () => fail(new Fault('timeout', `${target.host} did not answer within ${String(Math.round(timeoutMs))} ms.`)),
          timeoutMs,
        );
        signal?.addEventListener('abort', abort, { once: true });
        pending.set(id, {
          host: bare(target.host),
          port: target.port,
          take: (answer) => {
            end();
            resolve(answer);
          },
          fail,
        });
        counts.sent += 1;
        socket.send(bytes, target.port, target.host, (error) => {
          if (error) fail(new Fault('unreachable', `Nothing can be sent to ${target.host}.`, { cause: error }));
        });
      });
    },
    async close(): Promise<void> {
      isClosed = true;
      for (const { fail } of pending.values()) fail(new Fault('internal', 'The SNMP client is closed.'));
      for (const socket of sockets.values()) await socket.then((one) => one.close()).catch(() => undefined);
      sockets.clear();
    },
  };
}
export type Exchange = ReturnType<typeof createExchange>;
