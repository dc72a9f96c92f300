import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { PortFacts } from './facts.ts';
import { IF_TYPES } from './if-types.ts';
import { type Column, indexesOf, type Reader } from './reader.ts';
import { macOf, numberOf, textOf } from './values.ts';

/** @see IF-MIB, RFC 2863; EtherLike-MIB, RFC 3635 */
const IF_ENTRY = '1.3.6.1.2.1.2.2.1';
const IFX_ENTRY = '1.3.6.1.2.1.31.1.1.1';
const DUPLEX = '1.3.6.1.2.1.10.7.2.1.19';

const ADMIN = ['up', 'down', 'testing'] as const;
const OPER = ['up', 'down', 'testing', 'unknown', 'dormant', 'notPresent', 'lowerLayerDown'] as const;
const DUPLEXES = ['unknown', 'halfDuplex', 'fullDuplex'] as const;
const MAX_32 = 0xffff_ffff;

const word = (words: readonly string[], one: Varbind | undefined): string | undefined =>
  words[(numberOf(one) ?? 0) - 1];

type Counter = number | bigint | undefined;
/** A counter exactly: beyond 53 bits as bigint. */
function counterOf(one: Varbind | undefined): Counter {
  if (one?.type !== 'counter64') return numberOf(one);
  return one.value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(one.value) : one.value;
}
/** The 64-bit counter where the agent has one. */
const wide = (high: Varbind | undefined, low: Varbind | undefined): Counter => counterOf(high) ?? counterOf(low);

/** bit/s; the column in Mbit/s where the other is at its end, missing or 0. @see RFC 2863 section 3.1.8 */
function speedOf(speed: number | undefined, megabits: number | undefined): number | undefined {
  if (megabits !== undefined && megabits > 0 && (speed === undefined || speed === 0 || speed >= MAX_32))
    return megabits * 1e6;
  return speed;
}

/** A description without the backslashes some agents wrap it in. */
const unwrapped = (text: string | undefined): string | undefined => text?.replace(/^\\(.*)\\$/s, '$1');

/** All interfaces with what the standard tables say of them. */
export async function readPorts(reader: Reader): Promise<readonly PortFacts[]> {
  await reader.load(IF_ENTRY, IFX_ENTRY);
  const low = async (column: number): Promise<Column> => reader.column(`${IF_ENTRY}.${String(column)}`);
  const high = async (column: number): Promise<Column> => reader.column(`${IFX_ENTRY}.${String(column)}`);
  const [descr, type, mtu, speed, mac, admin, oper, lastChange] = await Promise.all([2, 3, 4, 5, 6, 7, 8, 9].map(low));
  const [inOctets, inUcast, inDiscards, inErrors, outOctets, outUcast, outDiscards, outErrors] = await Promise.all(
    [10, 11, 13, 14, 16, 17, 19, 20].map(low),
  );
  const [name, inOctets64, inUcast64, outOctets64, outUcast64, megabits, connector, alias] = await Promise.all(
    [1, 6, 7, 10, 11, 15, 17, 18].map(high),
  );
  const duplex = await reader.column(DUPLEX);
  const index = await low(1);
  return indexesOf(index ?? new Map(), descr ?? new Map(), type ?? new Map(), name ?? new Map())
    .filter((key) => /^\d+$/.test(key))
    .map((key): PortFacts => {
      const description = textOf(descr?.get(key));
      return {
        index: Number(key),
        name: textOf(name?.get(key)) ?? description,
        descr: description ?? textOf(name?.get(key)),
        alias: unwrapped(textOf(alias?.get(key))),
        type: IF_TYPES[numberOf(type?.get(key)) ?? 0],
        speed: speedOf(numberOf(speed?.get(key)), numberOf(megabits?.get(key))),
        mtu: numberOf(mtu?.get(key)),
        mac: macOf(mac?.get(key)),
        admin: word(ADMIN, admin?.get(key)),
        oper: word(OPER, oper?.get(key)),
        duplex: word(DUPLEXES, duplex.get(key)),
        connector: connector?.has(key) === true ? String(numberOf(connector.get(key)) === 1) : undefined,
        lastChange: numberOf(lastChange?.get(key)),
        inOctets: wide(inOctets64?.get(key), inOctets?.get(key)),
        outOctets: wide(outOctets64?.get(key), outOctets?.get(key)),
        inUcast: wide(inUcast64?.get(key), inUcast?.get(key)),
        outUcast: wide(outUcast64?.get(key), outUcast?.get(key)),
        inErrors: numberOf(inErrors?.get(key)),
        outErrors: numberOf(outErrors?.get(key)),
        inDiscards: numberOf(inDiscards?.get(key)),
        outDiscards: numberOf(outDiscards?.get(key)),
      };
    });
}
