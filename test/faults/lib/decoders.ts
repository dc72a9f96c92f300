import { crc32 } from 'node:zlib';
import { calls, type CallName, type Handlers } from '../../../src/contract/contract.ts';
import { parseFilter } from '../../../src/contract/filter/filter.ts';
import { coerceQuery } from '../../../src/engine/api/coerce.ts';
import { answer } from '../../../src/engine/api/invoke.ts';
import seedConfig from '../../../src/engine/importers/seed-config.ts';
import { parseJson } from '../../../src/engine/lib/json.ts';
import { csvLine } from '../../../src/engine/lib/table-text.ts';
import { compilePattern } from '../../../src/engine/promql/pattern.ts';
import { parseQuery, parseSelector } from '../../../src/engine/promql/parser.ts';
import { decodeIcmp, encodeEchoRequest, writeChecksum } from '../../../src/engine/protocols/icmp.ts';
import { decodeCommunity, encodeCommunity } from '../../../src/engine/protocols/snmp-community.ts';
import { PDU, type Pdu } from '../../../src/engine/protocols/snmp-pdu.ts';
import { decodeV3, encodeV3 } from '../../../src/engine/protocols/snmp-v3.ts';
import { lostCommits } from '../../../src/engine/storage/log-check.ts';
import { decodeValues, encodeValues } from '../../../src/engine/storage/series/codecs/value-codec.ts';
import { encodeGroup, GroupChunk } from '../../../src/engine/storage/series/group-chunk.ts';
import { decodeRollUps, encodeRollUps } from '../../../src/engine/storage/series/roll-up-chunk.ts';
import { rollUp } from '../../../src/engine/storage/series/roll-up.ts';
import { decodeTicks, encodeTicks } from '../../../src/engine/storage/series/tick-journal.ts';
import { networkDecoders } from './network-decoders.ts';

/** Something that reads what comes from outside. `share`: of all mutants. */
export type Decoder = {
  readonly name: string;
  readonly share: number;
  readonly seeds: readonly Buffer[];
  readonly read: (bytes: Buffer) => unknown;
};

const view = (bytes: Buffer): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const text = (...lines: readonly string[]): Buffer[] => lines.map((line) => Buffer.from(line));
const COUNT = 200;
const times = Float64Array.from({ length: COUNT }, (_, index) => index * 1000 + (index % 3));
const values = Float64Array.from({ length: COUNT }, (_, index) => Math.round(Math.sin(index / 9) * 5000) / 1000);
const series = Float64Array.from({ length: COUNT }, (_, index) => 1 + (index % 4));

const cookie = { nonceHigh: 1, nonceLow: 2, slot: 3, generation: 4 };
function echo(family: 'v4' | 'v6'): Buffer {
  const bytes = Buffer.alloc(64);
  encodeEchoRequest(view(bytes), family, { identifier: 7, sequence: 9, cookie });
  if (family === 'v4') writeChecksum(view(bytes), bytes.length);
  bytes[0] = family === 'v4' ? 0 : 129;
  return bytes;
}

/** The checksum of its head made right again, so that what is behind it is read. */
function sealed(bytes: Buffer): Buffer {
  if (bytes.length >= 8)
    bytes.writeUInt32LE(crc32(bytes.subarray(4, Math.min(bytes.readUInt32LE(4), bytes.length))), 0);
  return bytes;
}
function readGroup(bytes: Buffer): unknown {
  const chunk = new GroupChunk(bytes);
  return chunk.series.map((number) => chunk.read(number));
}

/** Every call answers with nothing: what is looked at is the gate before it. */
const idle = Object.fromEntries(Object.keys(calls).map((name) => [name, () => null])) as unknown as Handlers;
const admin = { principal: { kind: 'local', id: 'x', name: 'x', role: 'admin' } } as const;
const envelope = (name: CallName, input: unknown): string => JSON.stringify({ id: 1, name, input });

const pdu: Pdu = {
  type: PDU.response,
  requestId: 9,
  status: 0,
  index: 0,
  varbinds: [
    { oid: '1.3.6.1.2.1.1.3.0', type: 'ticks', value: 5 },
    { oid: '1.3.6.1.2.1.1.5.0', type: 'octets', value: Buffer.from('sw-core-01') },
    { oid: '1.3.6.1.2.1.31.1.1.1.6.1', type: 'counter64', value: 2n ** 40n },
    { oid: '1.3.6.1.2.1.4.20.1.1.10.0.0.1', type: 'ip', value: '10.0.0.1' },
    { oid: '1.3.6.1.2.1.1.2.0', type: 'oid', value: '1.3.6.1.4.1.9.1.1' },
  ],
};
const unsigned = { user: Buffer.from('watcher') };
const engineId = Buffer.from('80001f8880e9630000d61ff449', 'hex');
const context = { contextEngineId: engineId, contextName: Buffer.alloc(0) };

const binary: readonly Decoder[] = [
  {
    name: 'SNMP v1 and v2c',
    share: 0.12,
    seeds: ([1, 2] as const).map((version) =>
      Buffer.from(encodeCommunity({ version, community: Buffer.from('public'), pdu })),
    ),
    read: (bytes) => decodeCommunity(bytes),
  },
  {
    name: 'SNMP v3',
    share: 0.08,
    seeds: [
      Buffer.from(encodeV3({ messageId: 3, engineId, boots: 1, time: 2, ...context, pdu }, unsigned, Buffer.alloc(0))),
    ],
    read: (bytes) => decodeV3(bytes, unsigned),
  },
  ...(['v4', 'v6', 'v4-with-header'] as const).map(
    (layout): Decoder => ({
      name: `icmp ${layout}`,
      share: 0.1,
      seeds: [echo('v4'), echo('v6'), Buffer.concat([Buffer.from('45000054', 'hex'), Buffer.alloc(16), echo('v4')])],
      read: (bytes) => decodeIcmp(view(bytes), { offset: 0, length: bytes.length }, layout),
    }),
  ),
  {
    name: 'journal row',
    share: 0.08,
    seeds: [Buffer.from(encodeTicks({ series, at: times, values }))],
    read: (bytes) => decodeTicks(bytes),
  },
  {
    name: 'values',
    share: 0.1,
    seeds: [Buffer.from(encodeValues(values, COUNT)), Buffer.from(encodeValues(times, COUNT))],
    read: (bytes) => decodeValues(bytes, new Float64Array(COUNT), COUNT),
  },
  {
    name: 'chunk',
    share: 0.06,
    seeds: [Buffer.from(encodeGroup([{ series: 1, times, values, count: COUNT }]))],
    read: readGroup,
  },
  {
    name: 'chunk, sealed again',
    share: 0.06,
    seeds: [Buffer.from(encodeGroup([{ series: 1, times, values, count: COUNT }]))],
    read: (bytes) => readGroup(sealed(bytes)),
  },
  {
    name: 'roll-up',
    share: 0.05,
    seeds: [Buffer.from(encodeRollUps([rollUp({ series: 1, times, values, count: COUNT }, 10_000, 24)], false))],
    read: (bytes) => decodeRollUps(bytes),
  },
  {
    name: 'log of the database',
    share: 0.05,
    seeds: [Buffer.concat([Buffer.from('377f0682002de218', 'hex'), Buffer.alloc(8200, 3)])],
    read: lostCommits,
  },
];

const written: readonly Decoder[] = [
  {
    name: 'PromQL',
    share: 0.07,
    read: (bytes) => parseQuery(bytes.toString()),
    seeds: text(
      'sum by (device) (rate(ronda_ping_rtt_seconds{site=~"a.*",x!="y"}[5m] offset 1h)) / 2 > bool 1.5e3',
      'histogram_quantile(0.9, up) and on(a) group_left(b) -foo @ 12',
      'label_replace(up, "a", "$1", "b", "(.*)")',
    ),
  },
  {
    name: 'PromQL selector',
    share: 0.03,
    seeds: text('up{a="b",c=~"d|e"}', '{__name__=~"x.+"}'),
    read: (bytes) => parseSelector(bytes.toString()),
  },
  {
    name: 'pattern',
    share: 0.04,
    seeds: text('(a|b)*c{2,5}[^x-z]+\\d?.*', '^(?P<x>\\w+)\\.(?:y|z)$', '(?i)[[:alpha:]]{0,9}\\Q+\\E'),
    read: (bytes) => compilePattern(bytes.toString()).match('aaaaabbbbbccccc.xyz'),
  },
  {
    name: 'filter',
    share: 0.08,
    seeds: text(
      'state:down -site:"HQ 1" rtt>20 (tag:wan OR name~core)',
      'address:10.0.0.0/8 loss>=5 group:a,b',
      '"quoted text" !paused',
    ),
    read: (bytes) => parseFilter(bytes.toString()).error,
  },
  {
    name: 'table text',
    share: 0.02,
    seeds: text('=cmd|x', '"a",\r\n', '@x\t+1'),
    read: (bytes) => csvLine([bytes.toString(), null, 1]),
  },
  {
    name: 'config.json',
    share: 0.02,
    read: (bytes) => seedConfig.read(bytes.toString()),
    seeds: text(
      JSON.stringify({
        servers: [{ partner: 'p', country: 'c', ip: '192.0.2.1', dn_ext: 'x' }],
        ping_count: 4,
        ping_timeout: 5,
        latency_thresholds: { excellent: 1, good: 2, fair: 3, poor: 4, critical: 5 },
      }),
    ),
  },
  {
    name: 'envelope',
    share: 0.04,
    read: (bytes) => answer({ handlers: idle }, parseJson(bytes.toString()), admin),
    seeds: text(
      envelope('devices.add', { address: '10.0.0.1', checks: [{ type: 'icmp', intervalS: 1 }] }),
      envelope('system.subscribe', { topics: ['devices'] }),
      envelope('retention.set', { rawDays: 3 }),
      envelope('places.rename', { id: 'x', name: 'y' }),
    ),
  },
];

/** Contract inputs: every call in turn, with mutated words of its query. */
const names = Object.keys(calls) as CallName[];
const inputs: Decoder = {
  name: 'query string of every call',
  share: 0.1,
  seeds: text(
    'limit=10&cursor=abc&from=2026-01-01T00:00:00Z',
    'id=0190&level=info&level=error&full=true',
    'filter=state:down&step=300&format=csv',
  ),
  read: (bytes) => {
    const call = calls[names[bytes.length % names.length] ?? 'system.status'];
    return call.input.safeParse(coerceQuery(call.input, Object.fromEntries(new URLSearchParams(bytes.toString()))));
  },
};

export const decoders: readonly Decoder[] = [...binary, ...networkDecoders, ...written, inputs];
