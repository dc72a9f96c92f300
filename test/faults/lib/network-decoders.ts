import { createCellPool } from '../../../src/engine/collecting/cells.ts';
import type { Chunk } from '../../../src/engine/collecting/chunks.ts';
import { COLUMN_OIDS, SCALARS } from '../../../src/engine/collecting/columns.ts';
import { answeredId, communityPduAt } from '../../../src/engine/collecting/packet-head.ts';
import { createReplyReader } from '../../../src/engine/collecting/reply-reader.ts';
import { nmapAddresses } from '../../../src/engine/discovery/nmap-xml.ts';
import { parseTargets } from '../../../src/engine/discovery/targets.ts';
import { coordinatesIn } from '../../../src/engine/geo/coordinates.ts';
import { readPlaces } from '../../../src/engine/geo/places-csv.ts';
import { readCommunityRequest } from '../../../src/engine/agents/request.ts';
import { parseRecording } from '../../../src/engine/agents/recording.ts';
import { parseMibs } from '../../../src/engine/mibs/mib-module.ts';
import { decodeStatusAnswer, encodeStatusRequest } from '../../../src/engine/protocols/nbns.ts';
import { encodeCommunity } from '../../../src/engine/protocols/snmp-community.ts';
import { PDU, type SnmpValue } from '../../../src/engine/protocols/snmp-pdu.ts';
import type { Decoder } from './decoders.ts';

const text = (...lines: readonly string[]): Buffer[] => lines.map((line) => Buffer.from(line));

/** Octets, discards and states of three interfaces, with one that is passed over, as a round reads them. */
const chunk: Chunk = { columns: [0, 11, 20], indexes: [1, 2, 300], rows: [0, -1, 1], scalars: 1, isBulk: true };
const valueOf = (column: number): SnmpValue =>
  column === 0
    ? { type: 'counter64', value: 2n ** 63n }
    : column === 11
      ? { type: 'counter32', value: 4_294_967_295 }
      : { type: 'integer', value: 1 };
const answer = encodeCommunity({
  version: 2,
  community: Buffer.from('public'),
  pdu: {
    type: PDU.response,
    requestId: 0x0100_0001,
    status: 0,
    index: 0,
    varbinds: [
      { oid: `${SCALARS[0]}.0`, type: 'ticks', value: 4_000_000_000 },
      ...chunk.indexes.flatMap((index) =>
        chunk.columns.map((column) => ({ oid: `${COLUMN_OIDS[column] ?? ''}.${String(index)}`, ...valueOf(column) })),
      ),
    ],
  },
});
/** SEQUENCE of two bytes, version and community. */
const head = answer.subarray(3, 3 + 3 + 8);
const reader = createReplyReader();
const cells = createCellPool().take(2);

function readAnswer(bytes: Buffer): unknown {
  const limit = bytes.length;
  if (answeredId(bytes, 0, limit) < 0) return undefined;
  const from = communityPduAt(bytes, [0, limit], head);
  return from < 0 ? undefined : reader.read({ bytes, from, limit, arrivedAt: 1 }, chunk, cells);
}

const status = Buffer.concat([
  encodeStatusRequest(7).subarray(0, 46),
  Buffer.from([0, 0x21, 0, 1, 0, 0, 0, 0, 0, 0, 1]),
  Buffer.from('PC-OF-SOMEBODY \0\x04\0', 'latin1'),
  Buffer.from('00155d010203', 'hex'),
]);
status[2] = 0x84;

/** What a network says while it is scanned and read, and the files that tell of it. */
export const networkDecoders: readonly Decoder[] = [
  { name: 'answer to a round', share: 0.12, seeds: [Buffer.from(answer)], read: readAnswer },
  { name: 'request to an agent', share: 0.04, seeds: [Buffer.from(answer)], read: readCommunityRequest },
  { name: 'NetBIOS answer', share: 0.04, seeds: [status], read: decodeStatusAnswer },
  {
    name: 'targets of a scan',
    share: 0.04,
    seeds: text(
      '10.0.0.0/24',
      '10.0.[0-9,20].[1-2]',
      '192.0.2.1-192.0.2.9',
      '2001:db8::/64',
      'sw1.example.org',
      '10.0.0.1-9',
    ),
    read: (bytes) => parseTargets([bytes.toString()]),
  },
  {
    name: 'report of nmap',
    share: 0.02,
    seeds: text(
      '<?xml version="1.0"?><!DOCTYPE nmaprun><nmaprun><host><status state="up"/><address addr="192.0.2.1" addrtype="ipv4"/></host></nmaprun>',
    ),
    read: (bytes) => nmapAddresses(bytes.toString()),
  },
  {
    name: 'table of places',
    share: 0.02,
    seeds: text('device,lat,lon,label\nsw1,-6.2,106.8,"Jakarta, HQ"\nsw2,"47,5",8;x\n'),
    read: (bytes) => readPlaces(bytes.toString(), (name) => name),
  },
  {
    name: 'coordinates in a location',
    share: 0.02,
    seeds: text('Rack 4 [-6.2088, 106.8456]', '47°22\'7"N 8°32\'30"E', 'geo:48.2,16.3'),
    read: (bytes) => coordinatesIn(bytes.toString()),
  },
  {
    name: 'MIB',
    share: 0.02,
    seeds: text(
      'X-MIB DEFINITIONS ::= BEGIN IMPORTS OBJECT-TYPE FROM SNMPv2-SMI; x OBJECT IDENTIFIER ::= { enterprises 9 }\ny OBJECT-TYPE SYNTAX INTEGER { up(1), down(2) } MAX-ACCESS read-only STATUS current DESCRIPTION "of y" ::= { x 1 } END',
    ),
    read: (bytes) => parseMibs(bytes.toString()),
  },
  {
    name: 'recording',
    share: 0.02,
    seeds: text(
      '1.3.6.1.2.1.1.5.0|4|sw1\n1.3.6.1.2.1.2.2.1.10.1|65|123\n1.3.6.1.2.1.4.20.1.1.10.0.0.1|64|10.0.0.1\n1.3.6.1.2.1.1.1.0|4x|414243\n',
    ),
    read: (bytes) => parseRecording(bytes.toString(), true),
  },
];
