import { bigInteger, fixedInteger, integer, octetString, TAG, tlv } from '../protocols/ber.ts';
import { oidBytes, parseOid } from '../protocols/oid.ts';
import { type CommunityMessage, decodeCommunity, encodeCommunity } from '../protocols/snmp-community.ts';
import { PDU, type Pdu, type Varbind } from '../protocols/snmp-pdu.ts';
import type { Datagram } from './datagram.ts';

/** What a liar knows: what it was asked, and what an honest agent would send (undefined: it would be silent). */
export type Asked = { readonly message: CommunityMessage; readonly honest: Uint8Array | undefined };
type Liar = (asked: Asked) => readonly Datagram[];

const SYS_DESCR = '1.3.6.1.2.1.1.1.0';
const SYS_UPTIME = '1.3.6.1.2.1.1.3.0';
const IF_SPEED = '1.3.6.1.2.1.2.2.1.5.1';
const IN_OCTETS = '1.3.6.1.2.1.31.1.1.1.6.1';
const TRICKLE_MS = 250;
const LATE_MS = 30_000;
const COPIES = 50;

const send = (...packets: readonly Uint8Array[]): readonly Datagram[] => packets.map((bytes) => ({ bytes }));
const honestly = ({ honest }: Asked): readonly Uint8Array[] => (honest === undefined ? [] : [honest]);
const firstOid = ({ message }: Asked): string => message.pdu.varbinds[0]?.oid ?? '1.3.6.1';

/** A well-formed answer with parts of it replaced. */
const reply = ({ message }: Asked, pdu: Partial<Pdu>): readonly Datagram[] =>
  send(
    encodeCommunity({
      ...message,
      pdu: {
        type: PDU.response,
        requestId: message.pdu.requestId,
        status: 0,
        index: 0,
        varbinds: message.pdu.varbinds,
        ...pdu,
      },
    }),
  );
const one = (asked: Asked, varbind: Varbind): readonly Datagram[] => reply(asked, { varbinds: [varbind] });

/** An answer whose one value is written by hand: for what no encoder gives. */
function raw({ message }: Asked, oid: string, value: Uint8Array): readonly Datagram[] {
  const varbinds = tlv(TAG.sequence, tlv(TAG.sequence, tlv(TAG.oid, oidBytes(oid)), value));
  const pdu = tlv(PDU.response, fixedInteger(message.pdu.requestId), integer(0), integer(0), varbinds);
  return send(tlv(TAG.sequence, integer(message.version - 1), octetString(message.community), pdu));
}
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

/** The identifier behind another in an endless table: its last number grows. */
function beyond(oid: string): string {
  const arcs = parseOid(oid);
  const last = arcs.at(-1) ?? 0;
  return (last >= 0xffff_ffff ? [...arcs, 1] : [...arcs.slice(0, -1), last + 1]).join('.');
}
/** 1, 2, 3, and 1 again. */
function around(oid: string): string {
  const arcs = parseOid(oid);
  const last = arcs.at(-1) ?? 0;
  return last >= 1 && last <= 3 && arcs.length > 8 ? [...arcs.slice(0, -1), (last % 3) + 1].join('.') : `${oid}.1.1.1`;
}

/** Agents that break the rules, by name: what each sends in answer to a request of v1 or v2c. */
export const LIARS = {
  /** The same object for ever: a walk that trusts it never ends. */
  'same-oid': (asked) => one(asked, { oid: SYS_DESCR, type: 'octets', value: text('round and round') }),
  /** 1, 2, 3, 1, 2 … */
  cycle: (asked) => one(asked, { oid: around(firstOid(asked)), type: 'integer', value: 1 }),
  /** A table without end. */
  endless: (asked) => one(asked, { oid: beyond(firstOid(asked)), type: 'integer', value: 1 }),
  /** True, but one object a packet, 250 ms each. Whoever asks for more gets one. */
  trickle: (asked) =>
    honestly(asked)
      .flatMap((bytes) => reply(asked, { varbinds: decodeCommunity(bytes).pdu.varbinds.slice(0, 1) }))
      .map(({ bytes }) => ({ bytes, delayMs: TRICKLE_MS })),
  'wrong-request-id': (asked) => reply(asked, { requestId: (asked.message.pdu.requestId + 1) & 0x7fff_ffff }),
  'other-port': (asked) => honestly(asked).map((bytes) => ({ bytes, isFromElsewhere: true })),
  /** An object nobody asked for. */
  'other-oid': (asked) => one(asked, { oid: '1.3.6.1.4.1.99999.1.0', type: 'integer', value: 7 }),
  'empty-integer': (asked) => raw(asked, firstOid(asked), Uint8Array.of(TAG.integer, 0)),
  'short-address': (asked) => raw(asked, firstOid(asked), tlv(TAG.ipAddress, Uint8Array.of(10, 0, 1))),
  'unknown-tag': (asked) => raw(asked, firstOid(asked), tlv(0x99, Uint8Array.of(1, 2, 3))),
  /** A value that says it is two gigabytes long. */
  'huge-length': (asked) => raw(asked, firstOid(asked), Uint8Array.of(TAG.octetString, 0x84, 0x7f, 255, 255, 255, 65)),
  /** The first two thirds of a true answer. */
  truncated: (asked) => send(...honestly(asked).map((bytes) => bytes.slice(0, Math.ceil((bytes.length * 2) / 3)))),
  'long-counter64': (asked) => raw(asked, IN_OCTETS, bigInteger((1n << 90n) + 1n, TAG.counter64)),
  'uptime-as-text': (asked) => one(asked, { oid: SYS_UPTIME, type: 'octets', value: text('3 days') }),
  'negative-speed': (asked) => raw(asked, IF_SPEED, integer(-1, TAG.gauge32)),
  /** sysDescr of 60 kB: more than most programs have room for. */
  'long-text': (asked) => one(asked, { oid: SYS_DESCR, type: 'octets', value: new Uint8Array(60_000).fill(0x58) }),
  'gen-err': (asked) => reply(asked, { status: 5, index: 1 }),
  'too-big': (asked) => reply(asked, { status: 1, index: 0, varbinds: [] }),
  /** An error of v1 that v2c has other words for. */
  'no-such-name': (asked) => reply(asked, { status: 2, index: 1 }),
  /** A PDU that belongs to v3. */
  report: (asked) => reply(asked, { type: PDU.report }),
  duplicated: (asked) => send(...honestly(asked).flatMap((bytes) => Array<Uint8Array>(COPIES).fill(bytes))),
  /** Long after everybody gave up. */
  late: (asked) => honestly(asked).map((bytes) => ({ bytes, delayMs: LATE_MS })),
  'other-community': ({ message }) =>
    reply({ message: { ...message, community: text('somebody') }, honest: undefined }, {}),
  'no-varbinds': (asked) => reply(asked, { varbinds: [] }),
  garbage: ({ message }) =>
    send(Uint8Array.from({ length: 120 }, (_, at) => (message.pdu.requestId * 31 + at * 97) & 255)),
  'no-bytes': () => send(new Uint8Array(0)),
  /** The request itself, sent back. */
  echo: ({ message }) => send(encodeCommunity(message)),
  'wrong-version': ({ message, honest }) =>
    reply({ message: { ...message, version: message.version === 1 ? 2 : 1 }, honest }, {}),
  /** An identifier with a number beyond 32 bits. */
  'broken-oid': ({ message }) => {
    const name = tlv(TAG.oid, Uint8Array.of(0x2b, 6, 1, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f));
    const varbinds = tlv(TAG.sequence, tlv(TAG.sequence, name, tlv(TAG.null)));
    const pdu = tlv(PDU.response, fixedInteger(message.pdu.requestId), integer(0), integer(0), varbinds);
    return send(tlv(TAG.sequence, integer(message.version - 1), octetString(message.community), pdu));
  },
} as const satisfies Readonly<Record<string, Liar>>;
export type Lie = keyof typeof LIARS;

export const LIES: readonly [Lie, ...Lie[]] = Object.keys(LIARS) as [Lie, ...Lie[]];
