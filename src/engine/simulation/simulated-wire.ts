import { setTimeout as wait } from 'node:timers/promises';
import { Fault } from '../../contract/faults.ts';
import { NOT_V4, type Wire } from '../collecting/wire.ts';
import type { Exchange } from '../snmp/exchange.ts';

/** What comes back from an address, now; undefined when nothing does. */
export type Respond = (address: string, bytes: Uint8Array) => Uint8Array | undefined;

/** Datagrams that never leave the program: each is answered in the next turn. */
export function createSimulatedWire(respond: Respond): Wire {
  const wire: Wire = {
    onDatagram: () => undefined,
    onUnsent: () => undefined,
    send(bytes, { host, port }) {
      const answer = respond(host, bytes.slice());
      if (answer === undefined) return;
      const datagram = { bytes: answer, from: 0, limit: answer.length, address: host, v4: NOT_V4, port, ageMs: 0 };
      setImmediate(() => wire.onDatagram(datagram));
    },
    fetch: () => undefined,
    isAwaited: () => false,
    close: () => undefined,
  };
  return wire;
}

const FIRST_ID = 0x0100_0000;

/** The same for the client that asks one question at a time. */
export function createSimulatedExchange(respond: Respond): Exchange {
  let nextId = FIRST_ID;
  const counts = { sent: 0, received: 0, foreign: 0, late: 0, malformed: 0 };
  return {
    counts,
    async attempt({ target, timeoutMs, signal, encode }) {
      signal?.throwIfAborted();
      nextId += 1;
      counts.sent += 1;
      const answer = respond(target.host, encode(nextId));
      // Others have their turn between two questions of a long list.
      if (answer !== undefined) {
        await wait(0);
        counts.received += 1;
        return answer;
      }
      await wait(timeoutMs, undefined, signal ? { signal, ref: false } : { ref: false });
      throw new Fault('timeout', `${target.host} did not answer within ${String(Math.round(timeoutMs))} ms.`);
    },
    close: async () => undefined,
  };
}
