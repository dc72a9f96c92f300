// Routers of 48 ports that answer from memory, v2c and v3, on one port of loopback. Prints the port. Argument: ports a router.
import { createSocket } from 'node:dgram';
import { randomBytes } from 'node:crypto';
import { expectTlv, TAG } from '../../src/engine/protocols/ber.ts';
import { compareOids, oidText } from '../../src/engine/protocols/oid.ts';
import { encodePdu, PDU, type SnmpValue } from '../../src/engine/protocols/snmp-pdu.ts';
import { encodeV3, messageIdOf, openBody, readHead } from '../../src/engine/protocols/snmp-v3.ts';
import { versionOf } from '../../src/engine/protocols/snmp-community.ts';
import { createKeyring } from '../../src/engine/snmp/engines.ts';
import { COLUMN_KINDS, COLUMN_OIDS, KIND } from '../../src/engine/collecting/columns.ts';
import { createSealing } from '../../src/engine/collecting/v3-sealing.ts';
import { BENCH_USER } from './snmp-plan.ts';

const ports = Number(process.argv[2] ?? 48);
/** Room in a packet that is not broken up. */
const MOST_BYTES = 1472;
const ENGINE = { engineId: Uint8Array.of(0x80, 0, 0x1f, 0x88, 4, 1, 2, 3), boots: 1, time: 1000 };
const NOTHING = new Uint8Array(0);
const text = (value: string): SnmpValue => ({ type: 'octets', value: new TextEncoder().encode(value) });

function values(): Map<string, SnmpValue> {
  const all = new Map<string, SnmpValue>([
    ['1.3.6.1.2.1.1.1.0', text('Bench router')],
    ['1.3.6.1.2.1.1.2.0', { type: 'oid', value: '1.3.6.1.4.1.99999.1' }],
    ['1.3.6.1.2.1.1.3.0', { type: 'ticks', value: 0x0100_0000 }],
    ['1.3.6.1.2.1.1.5.0', text('bench')],
    ['1.3.6.1.2.1.2.1.0', { type: 'integer', value: ports }],
    ['1.3.6.1.2.1.31.1.5.0', { type: 'ticks', value: 5 }],
  ]);
  for (let port = 1; port <= ports; port += 1) {
    all.set(`1.3.6.1.2.1.2.2.1.1.${String(port)}`, { type: 'integer', value: port });
    all.set(`1.3.6.1.2.1.2.2.1.2.${String(port)}`, text(`port ${String(port)}`));
    for (const [column, oid] of COLUMN_OIDS.entries()) {
      const kind = COLUMN_KINDS[column];
      const value: SnmpValue =
        kind === KIND.wide
          ? { type: 'counter64', value: 2n ** 41n + BigInt(port) }
          : kind === KIND.narrow
            ? { type: 'counter32', value: 2 ** 25 + port }
            : kind === KIND.gauge
              ? { type: 'gauge32', value: oid.includes('.31.') ? 1000 : 1_000_000_000 }
              : kind === KIND.ticks
                ? { type: 'ticks', value: 9 }
                : { type: 'integer', value: 1 };
      all.set(`${oid}.${String(port)}`, value);
    }
  }
  return all;
}

/** Bytes of one varbind. */
function encoded(oid: string, value: SnmpValue): Buffer {
  const pdu = encodePdu({ type: PDU.response, requestId: 0, status: 0, index: 0, varbinds: [{ oid, ...value }] });
  const whole = expectTlv(pdu, 0, pdu.length, PDU.response);
  let at = whole.start;
  for (let skip = 0; skip < 3; skip += 1) at = expectTlv(pdu, at, whole.end, TAG.integer).end;
  return Buffer.from(pdu.subarray(expectTlv(pdu, at, whole.end, TAG.sequence).start));
}

const table = values();
const oids = [...table.keys()].toSorted(compareOids);
const varbinds = oids.map((oid) => encoded(oid, table.get(oid) ?? { type: 'null' }));
const exact = new Map(oids.map((oid, at) => [oid, at]));
const end = (oid: string): Buffer => encoded(oid, { type: 'endOfMibView' });
const uptimeAt = exact.get('1.3.6.1.2.1.1.3.0') ?? 0;
const followers = new Map<string, number>();
const names = new Map<string, string>();

/** Place of what follows a name. */
function after(oid: string): number {
  const known = followers.get(oid);
  if (known !== undefined) return known;
  let [low, high] = [0, oids.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareOids(oids[middle] ?? '', oid) <= 0) low = middle + 1;
    else high = middle;
  }
  followers.set(oid, low);
  return low;
}

const began = performance.now();
function varbindAt(place: number, oid: string): Buffer {
  if (place === uptimeAt)
    varbinds[uptimeAt]?.writeUInt32BE(0x0100_0000 + Math.round((performance.now() - began) / 10), 14);
  return varbinds[place] ?? end(oid);
}

type Request = {
  readonly type: number;
  readonly status: number;
  readonly index: number;
  readonly oids: readonly string[];
};

function answer({ type, status, index, oids: asked }: Request, room: number): Buffer[] {
  if (type === PDU.get) return asked.map((oid) => varbindAt(exact.get(oid) ?? -1, oid));
  const once = type === PDU.getBulk ? status : asked.length;
  const out = asked.slice(0, once).map((oid) => varbindAt(after(oid), oid));
  let bytes = out.reduce((sum, one) => sum + one.length, 0);
  const places = asked.slice(once).map(after);
  for (let turn = 0; turn < index; turn += 1)
    for (const [at, place] of places.entries()) {
      const one = varbindAt(place + turn, asked[once + at] ?? '');
      bytes += one.length;
      if (bytes > room) return out;
      out.push(one);
    }
  return out;
}

/** Reads a PDU. Names are kept, because each is asked for again and again. */
function readRequest(bytes: Buffer, from: number): Request & { readonly idAt: number } {
  const pdu = expectTlv(bytes, from, bytes.length, bytes[from] ?? 0);
  const id = expectTlv(bytes, pdu.start, pdu.end, TAG.integer);
  const status = expectTlv(bytes, id.end, pdu.end, TAG.integer);
  const index = expectTlv(bytes, status.end, pdu.end, TAG.integer);
  const list = expectTlv(bytes, index.end, pdu.end, TAG.sequence);
  const asked: string[] = [];
  for (let at = list.start; at < list.end; ) {
    const pair = expectTlv(bytes, at, list.end, TAG.sequence);
    const name = expectTlv(bytes, pair.start, pair.end, TAG.oid);
    const key = bytes.toString('latin1', name.start, name.end);
    let oid = names.get(key);
    if (oid === undefined) names.set(key, (oid = oidText(bytes, name.start, name.end)));
    asked.push(oid);
    at = pair.end;
  }
  return {
    type: bytes[from] ?? 0,
    status: bytes[status.start] ?? 0,
    index: bytes[index.start] ?? 0,
    oids: asked,
    idAt: id.start,
  };
}

const head = (tag: number, length: number): Buffer => Buffer.of(tag, 0x82, length >> 8, length & 255);
function responsePdu(id: Buffer, list: readonly Buffer[]): Buffer {
  const length = list.reduce((sum, one) => sum + one.length, 0);
  const front = Buffer.concat([Buffer.of(2, id.length), id, Buffer.of(2, 1, 0, 2, 1, 0), head(TAG.sequence, length)]);
  return Buffer.concat([head(PDU.response, front.length + length), front, ...list]);
}

const keyring = createKeyring();
const keys = keyring.keysOf(BENCH_USER, ENGINE.engineId);
const sealing = createSealing({ ...ENGINE, contextName: NOTHING, keys, firstSalt: randomBytes(8) });
/** An answer of v3; to one who does not know the engine, a report. */
function answerUser(bytes: Buffer): Uint8Array {
  const asked = readHead(bytes);
  const common = { messageId: messageIdOf(bytes), ...ENGINE, contextEngineId: ENGINE.engineId, contextName: NOTHING };
  if (asked.engineId.length === 0) {
    const found = [{ oid: '1.3.6.1.6.3.15.1.1.4.0', type: 'counter32', value: 1 }] as const;
    const pdu = { type: PDU.report, requestId: common.messageId, status: 0, index: 0, varbinds: found };
    return encodeV3({ ...common, pdu }, { user: NOTHING }, NOTHING);
  }
  const body = Buffer.from(openBody(bytes, asked, keys.priv));
  const scoped = expectTlv(body, 0, body.length, TAG.sequence);
  const engine = expectTlv(body, scoped.start, scoped.end, TAG.octetString);
  const context = expectTlv(body, engine.end, scoped.end, TAG.octetString);
  const { idAt, ...request } = readRequest(body, context.end);
  const list = answer(request, MOST_BYTES - 150);
  const id = body.readUInt32BE(idAt);
  const raw = responsePdu(Buffer.from(Uint8Array.of(id >>> 24, id >>> 16, id >>> 8, id)), list);
  // It is sent when this turn is over.
  return new Uint8Array(sealing.seal(raw, common.messageId, ENGINE));
}

type Kept = { readonly bytes: Buffer; readonly idAt: number; readonly uptimeAt: number };
const kept = new Map<string, Kept>();
const UPTIME_HEAD = varbinds[uptimeAt]?.subarray(0, 14) ?? Buffer.alloc(0);

/** Where the number of a request of v1 or v2c stands, and how long it is. */
function idOf(bytes: Buffer): readonly [at: number, length: number] {
  const message = expectTlv(bytes, 0, bytes.length, TAG.sequence);
  const version = expectTlv(bytes, message.start, message.end, TAG.integer);
  const community = expectTlv(bytes, version.end, message.end, TAG.octetString);
  const pdu = expectTlv(bytes, community.end, message.end, bytes[community.end] ?? 0);
  return [pdu.start + 2, bytes[pdu.start + 1] ?? 0];
}

/** The same request gets the same answer but for its number and sysUpTime: agents are to cost as little as can be. */
function answerQuickly(bytes: Buffer): Buffer {
  const [at, length] = idOf(bytes);
  const key = bytes.toString('latin1', 0, at) + bytes.toString('latin1', at + length);
  let known = kept.get(key);
  if (known === undefined) {
    const fresh = answerCommunity(bytes);
    known = { bytes: fresh, idAt: idOf(fresh)[0], uptimeAt: fresh.indexOf(UPTIME_HEAD) };
    kept.set(key, known);
  }
  bytes.copy(known.bytes, known.idAt, at, at + length);
  if (known.uptimeAt >= 0)
    known.bytes.writeUInt32BE(0x0100_0000 + Math.round((performance.now() - began) / 10), known.uptimeAt + 14);
  return known.bytes;
}

function answerCommunity(bytes: Buffer): Buffer {
  const message = expectTlv(bytes, 0, bytes.length, TAG.sequence);
  const version = expectTlv(bytes, message.start, message.end, TAG.integer);
  const community = expectTlv(bytes, version.end, message.end, TAG.octetString);
  const request = readRequest(bytes, community.end);
  const front = bytes.subarray(message.start, community.end);
  const idLength = bytes[request.idAt - 1] ?? 4;
  const id = bytes.subarray(request.idAt, request.idAt + idLength);
  const pdu = responsePdu(id, answer(request, MOST_BYTES - 60));
  return Buffer.concat([head(TAG.sequence, front.length + pdu.length), front, pdu]);
}

const socket = createSocket({
  type: 'udp4',
  recvBufferSize: 8 << 20,
  lookup: (address, _options, done) => done(null, address, 4),
});
socket.on('message', (bytes, { port, address }) => {
  socket.send(versionOf(bytes) === 3 ? answerUser(bytes) : answerQuickly(bytes), port, address);
});
socket.bind(0, '127.0.0.1', () => console.log(JSON.stringify({ port: socket.address().port })));
process.stdin.on('end', () => process.exit()).resume();
