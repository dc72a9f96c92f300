import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { compareOids } from '../../protocols/oid.ts';
import { decodeCommunity, encodeCommunity } from '../../protocols/snmp-community.ts';
import { PDU, type Pdu, type SnmpValue, type Varbind } from '../../protocols/snmp-pdu.ts';

export type Values = Readonly<Record<string, SnmpValue>>;
/** How an agent departs from the standard; undefined: not at all. */
export type Quirk = (request: Pdu, honest: Pdu) => Pdu | undefined;

/** An agent of v1 and v2c on loopback that holds some values, and lies as it is told. */
export async function startAgent(values: Values, quirk?: Quirk) {
  const oids = Object.keys(values).toSorted(compareOids);
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const requests: Pdu[] = [];
  const valueOf = (oid: string): Varbind => ({ oid, ...(values[oid] ?? { type: 'noSuchObject' }) });
  const after = (oid: string): Varbind => {
    const next = oids.find((one) => compareOids(one, oid) > 0);
    return next === undefined ? { oid, type: 'endOfMibView' } : valueOf(next);
  };
  /** Non-repeaters once, the others in turns. @see RFC 3416 section 4.2.3 */
  function following({ type, varbinds, status, index }: Pdu): Varbind[] {
    const isBulk = type === PDU.getBulk;
    const found = varbinds.slice(0, isBulk ? status : varbinds.length).map(({ oid }) => after(oid));
    let row = isBulk ? varbinds.slice(status) : [];
    for (let turn = 0; turn < index && row.some(({ type: kind }) => kind !== 'endOfMibView'); turn += 1) {
      row = row.map(({ oid }) => after(oid));
      found.push(...row);
    }
    return found;
  }
  function honest(request: Pdu, version: 1 | 2): Pdu {
    const { requestId } = request;
    const varbinds = request.type === PDU.get ? request.varbinds.map(({ oid }) => valueOf(oid)) : following(request);
    const missing = varbinds.findIndex(({ type }) => type === 'noSuchObject' || type === 'endOfMibView');
    if (version === 1 && missing >= 0)
      return { type: PDU.response, requestId, status: 2, index: missing + 1, varbinds: request.varbinds };
    return { type: PDU.response, requestId, status: 0, index: 0, varbinds };
  }
  socket.on('message', (bytes, from) => {
    const { version, community, pdu } = decodeCommunity(bytes);
    requests.push(pdu);
    const answer = honest(pdu, version);
    const told = quirk === undefined ? answer : quirk(pdu, answer);
    if (told) socket.send(encodeCommunity({ version, community, pdu: told }), from.port, from.address);
  });
  return {
    target: { host: '127.0.0.1', port: socket.address().port },
    /** What it was asked, in order. */
    requests: requests as readonly Pdu[],
    close: () => socket.close(),
  };
}
