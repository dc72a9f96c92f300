import { bigInteger, fixedInteger, integer, octetString, TAG, tlv } from '../../protocols/ber.ts';
import { oidBytes } from '../../protocols/oid.ts';
import { encodeCommunity } from '../../protocols/snmp-community.ts';
import { PDU, type Pdu, type SnmpValue, type Varbind } from '../../protocols/snmp-pdu.ts';

/** Datagrams that an agent sends for one request, each after so many ms, and whether from a port of its own. */
export type Sent = { readonly bytes: Uint8Array; readonly afterMs?: number; readonly isForeign?: boolean };
export type Question = { readonly request: Pdu; readonly honest: Pdu; readonly community: Uint8Array };
export type Lie = (question: Question) => readonly Sent[];

const pack = ({ community }: Question, pdu: Pdu): Uint8Array => encodeCommunity({ version: 2, community, pdu });
const honestly = (question: Question): Uint8Array => pack(question, question.honest);

/** Tells something else in the varbinds. */
const telling =
  (change: (one: Varbind, at: number) => Varbind): Lie =>
  (question) => [{ bytes: pack(question, { ...question.honest, varbinds: question.honest.varbinds.map(change) }) }];
/** Spoils the bytes of the honest answer. */
const spoiling =
  (spoil: (bytes: Uint8Array) => Uint8Array): Lie =>
  (question) => [{ bytes: spoil(honestly(question)) }];
/** Another value under the same name. */
const valued = (one: Varbind, value: SnmpValue): Varbind => ({ oid: one.oid, ...value });
const repeated = (bytes: Uint8Array, times: number): readonly Sent[] =>
  Array.from({ length: times }, () => ({ bytes }));
const random = (most: number): number => Math.floor(Math.random() * most);
const refusing =
  (status: number): Lie =>
  (question) => [{ bytes: pack(question, { ...question.request, type: PDU.response, status, index: 1 }) }];

const NUMBER_TAGS: Readonly<Record<string, number>> = {
  integer: TAG.integer,
  counter32: TAG.counter32,
  gauge32: TAG.gauge32,
  ticks: TAG.timeTicks,
  counter64: TAG.counter64,
};
const numberBytes = (one: Varbind): Uint8Array =>
  'value' in one && (typeof one.value === 'number' || typeof one.value === 'bigint')
    ? bigInteger(BigInt(one.value), NUMBER_TAGS[one.type] ?? TAG.integer)
    : tlv(TAG.noSuchInstance);

/** A well-formed answer in which the values of one type are other bytes. */
const misvaluing =
  (type: string, bytes: readonly number[]): Lie =>
  (question) => {
    const { requestId, varbinds } = question.honest;
    const list = varbinds.map((one) =>
      tlv(TAG.sequence, tlv(TAG.oid, oidBytes(one.oid)), one.type === type ? Uint8Array.from(bytes) : numberBytes(one)),
    );
    const pdu = tlv(PDU.response, fixedInteger(requestId), integer(0), integer(0), tlv(TAG.sequence, ...list));
    return [{ bytes: tlv(TAG.sequence, integer(1), octetString(question.community), pdu) }];
  };

const isUptime = ({ oid }: Varbind): boolean => oid === '1.3.6.1.2.1.1.3.0';
const isSpeed = ({ oid }: Varbind): boolean => oid.startsWith('1.3.6.1.2.1.2.2.1.5.');
const isOper = ({ oid }: Varbind): boolean => oid.startsWith('1.3.6.1.2.1.2.2.1.8.');
const isInside = ({ oid }: Varbind): boolean => /^1\.3\.6\.1\.2\.1\.(?:2\.2|31)\.1\./.test(oid);
const text = (value: string): SnmpValue => ({ type: 'octets', value: new TextEncoder().encode(value) });
const nextIndex = (oid: string, step: number): string => oid.replace(/\d+$/, (last) => String(Number(last) + step));
let clock = 0;

/** Ways in which agents depart from the truth or the standard. */
export const LIES: Readonly<Record<string, Lie>> = {
  'is silent': () => [],
  'says the same name for ever': telling((one) => ({ ...one, oid: '1.3.6.1.2.1.2.2.1.8.1' })),
  'goes in a circle': telling((one, at) => ({ ...one, oid: one.oid.replace(/\d+$/, String([1, 2, 3][at % 3])) })),
  'has a table without end': telling((one) => (isInside(one) ? { ...one, oid: nextIndex(one.oid, random(1e6)) } : one)),
  'has new interfaces each time': telling((one) =>
    isInside(one) ? { ...one, oid: nextIndex(one.oid, (clock += 1)) } : one,
  ),
  'trickles one value at a time': (question) => [
    { bytes: pack(question, { ...question.honest, varbinds: question.honest.varbinds.slice(0, 1) }), afterMs: 250 },
  ],
  'tells its uptime as text': telling((one) => (isUptime(one) ? valued(one, text('3 days')) : one)),
  'starts anew each time': telling((one) => (isUptime(one) ? valued(one, { type: 'ticks', value: random(1e9) }) : one)),
  'has a negative speed': telling((one) => (isSpeed(one) ? valued(one, { type: 'integer', value: -5 }) : one)),
  'has counters of twelve bytes': misvaluing('counter64', [TAG.counter64, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1, 2, 3]),
  'has states that do not exist': telling((one) => (isOper(one) ? valued(one, { type: 'integer', value: 99 }) : one)),
  'has counters that jump': telling((one) =>
    one.type === 'counter64' ? valued(one, { type: 'counter64', value: BigInt(random(2 ** 40)) * 2n ** 20n }) : one,
  ),
  'answers from another port': (question) => [{ bytes: honestly(question), isForeign: true }],
  'answers with other names': telling((one) => ({ ...one, oid: `1.3.6.1.4.1.9.${String(random(1e6))}` })),
  'answers with other numbers': (question) => [
    { bytes: pack(question, { ...question.honest, requestId: random(2 ** 30) }) },
  ],
  'answers with another community': (question) => [
    { bytes: honestly({ ...question, community: new TextEncoder().encode('other!') }) },
  ],
  'has integers of no bytes': misvaluing('integer', [TAG.integer, 0]),
  'has addresses of three bytes': misvaluing('counter64', [TAG.ipAddress, 3, 1, 2, 3]),
  'has types that do not exist': misvaluing('counter64', [0x99, 1, 7]),
  'claims two gigabytes': spoiling((bytes) => Uint8Array.of(0x30, 0x84, 0x7f, 0xff, 0xff, 0xff, ...bytes.subarray(4))),
  'has lengths without end': spoiling((bytes) => Uint8Array.of(0x30, 0x80, ...bytes.subarray(2))),
  'cuts its answers off': spoiling((bytes) => bytes.subarray(0, Math.floor(bytes.length * 0.6))),
  'sends noise': spoiling((bytes) => bytes.map(() => random(256))),
  'sends nothing in a packet': spoiling(() => new Uint8Array(0)),
  'sends a description of 60,000 bytes': telling((one) =>
    isUptime(one) ? valued(one, text('x'.repeat(60_000))) : one,
  ),
  'always finds it too big': refusing(1),
  'always has an error': refusing(5),
  'answers with a report': (question) => [{ bytes: pack(question, { ...question.honest, type: PDU.report }) }],
  'answers with no values': (question) => [{ bytes: pack(question, { ...question.honest, varbinds: [] }) }],
  'is always at its end': telling((one) => valued(one, { type: 'endOfMibView' })),
  'says everything fifty times': (question) => repeated(honestly(question), 50),
  'floods with what nobody asked': (question) => [
    { bytes: honestly(question) },
    ...repeated(pack(question, { ...question.honest, requestId: 77 }), 100),
  ],
  'answers late': (question) => [{ bytes: honestly(question), afterMs: 6000 }],
  'nests without end': spoiling((bytes) => tlv(TAG.sequence, tlv(TAG.sequence, tlv(TAG.sequence, bytes)))),
};
