import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { compareOids } from '../../protocols/oid.ts';
import { decodeCommunity, encodeCommunity } from '../../protocols/snmp-community.ts';
import { PDU, type Pdu, type SnmpValue, type Varbind } from '../../protocols/snmp-pdu.ts';
import { COLUMN_KINDS, COLUMN_OIDS, KIND } from '../columns.ts';
import type { Lie } from './lies.ts';

const PORTS = [1, 2, 3, 4] as const;
const began = performance.now();
const bytesSoFar = (): number => Math.round((performance.now() - began) * 125);

function valueOf(column: number): SnmpValue {
  switch (COLUMN_KINDS[column]) {
    case KIND.wide:
      return { type: 'counter64', value: 2n ** 60n + BigInt(bytesSoFar()) };
    case KIND.narrow:
      return { type: 'counter32', value: bytesSoFar() };
    case KIND.gauge:
      return { type: 'gauge32', value: 1000 };
    case KIND.ticks:
      return { type: 'ticks', value: 1 };
    default:
      return { type: 'integer', value: 1 };
  }
}

/** Values of a small router, at 1 Mbit/s in each of its interfaces. */
const VALUES = new Map<string, () => SnmpValue>([
  ['1.3.6.1.2.1.1.1.0', () => ({ type: 'octets', value: new TextEncoder().encode('one of many') })],
  ['1.3.6.1.2.1.1.3.0', () => ({ type: 'ticks', value: 1000 + Math.round((performance.now() - began) / 10) })],
  ['1.3.6.1.2.1.2.1.0', () => ({ type: 'integer', value: PORTS.length })],
]);
for (const port of PORTS) {
  VALUES.set(`1.3.6.1.2.1.2.2.1.1.${String(port)}`, () => ({ type: 'integer', value: port }));
  for (const [column, oid] of COLUMN_OIDS.entries()) VALUES.set(`${oid}.${String(port)}`, () => valueOf(column));
}
const OIDS = [...VALUES.keys()].toSorted(compareOids);
const followers = new Map<string, string | undefined>();
function after(oid: string): Varbind {
  if (!followers.has(oid))
    followers.set(
      oid,
      OIDS.find((one) => compareOids(one, oid) > 0),
    );
  const next = followers.get(oid);
  const value = next === undefined ? undefined : VALUES.get(next);
  return next === undefined || value === undefined ? { oid, type: 'endOfMibView' } : { oid: next, ...value() };
}

function answer({ type, requestId, status, index, varbinds }: Pdu): Pdu {
  const once_ = type === PDU.getBulk ? status : varbinds.length;
  const found: Varbind[] =
    type === PDU.get
      ? varbinds.map(({ oid }) => ({ oid, ...(VALUES.get(oid)?.() ?? { type: 'noSuchObject' }) }))
      : varbinds.slice(0, once_).map(({ oid }) => after(oid));
  let row = type === PDU.getBulk ? varbinds.slice(once_) : [];
  for (let turn = 0; turn < index && found.length < 200; turn += 1) {
    row = row.map(({ oid }) => after(oid));
    found.push(...row);
    if (row.every((one) => one.type === 'endOfMibView')) break;
  }
  return { type: PDU.response, requestId, status: 0, index: 0, varbinds: found };
}

/** Small routers on one port of loopback, honest or not. @returns the port, and what ends them */
export async function startCrowd(lie?: Lie) {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4 << 20 }).bind(0, '127.0.0.1');
  const foreign = createSocket('udp4').bind(0, '127.0.0.1');
  await Promise.all([once(socket, 'listening'), once(foreign, 'listening')]);
  const timers = new Set<NodeJS.Timeout>();
  socket.on('message', (bytes, from) => {
    const { version, community, pdu } = decodeCommunity(bytes);
    const honest = answer(pdu);
    if (lie === undefined) {
      socket.send(encodeCommunity({ version, community, pdu: honest }), from.port, from.address);
      return;
    }
    for (const sent of lie({ request: pdu, honest, community })) {
      const send = () => (sent.isForeign === true ? foreign : socket).send(sent.bytes, from.port, from.address);
      if (sent.afterMs === undefined) send();
      else timers.add(setTimeout(send, sent.afterMs));
    }
  });
  return {
    port: socket.address().port,
    close() {
      for (const timer of timers) clearTimeout(timer);
      socket.close();
      foreign.close();
    },
  };
}
