import { readFdb } from '../inspect/bridge.ts';
import { type Column, createReader, indexesOf, type Reader } from '../inspect/reader.ts';
import { hexOf, numberOf } from '../inspect/values.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import type { StpPort, Wiring } from './wiring.ts';

/** @see BRIDGE-MIB, RFC 4188; CISCO-VTP-MIB */
export const BASE_PORT_IF = '1.3.6.1.2.1.17.1.4.1.2';
const STP_PORT = '1.3.6.1.2.1.17.2.15.1';
const STP_ROOT_PORT = '1.3.6.1.2.1.17.2.7.0';
const VTP_STATE = '1.3.6.1.4.1.9.9.46.1.3.1.1.2';
const OPERATIONAL = 1;
/** VLANs of token ring and FDDI, which every Cisco has and none uses. */
const NO_ETHERNET = [1002, 1005] as const;
const MOST_VLANS = 128;
/** A switch of a campus knows some thousands; more is a flood of made-up addresses. */
export const MOST_FDB = 20_000;

/** Opens the part of an agent that is the bridge of one VLAN: community@vlan, or the context vlan-N of v3. */
export type OpenVlan = (vlan: number) => Pick<SnmpSession, 'get' | 'walk'>;

/** Addresses that the bridge has learnt; without its own, those of groups, and those at no port. */
const learnt = (rows: Wiring['fdb'], own: ReadonlySet<string>): Wiring['fdb'] =>
  rows
    .filter(({ mac, ifIndex }) => ifIndex > 0 && !own.has(mac) && !isGroup(mac) && mac !== '000000000000')
    .slice(0, MOST_FDB);
const isGroup = (mac: string): boolean => (Number.parseInt(mac.slice(0, 2), 16) & 1) === 1;

/** Which address was learnt at which port. `own`: the addresses of the bridge itself. */
export async function readLearnt(
  reader: Reader,
  own: ReadonlySet<string>,
  openVlan: OpenVlan | undefined,
  signal?: AbortSignal,
): Promise<Wiring['fdb']> {
  const plain = await readFdb(reader);
  if (openVlan === undefined || plain.some(({ vlan }) => vlan > 0)) return learnt(plain, own);
  const vlans = [...(await reader.column(VTP_STATE))]
    .filter(([, cell]) => numberOf(cell) === OPERATIONAL)
    .map(([index]) => Number(index.split('.').at(-1)))
    .filter((vlan) => vlan < NO_ETHERNET[0] || vlan > NO_ETHERNET[1]);
  if (vlans.length === 0) return learnt(plain, own);
  const rows: Wiring['fdb'][number][] = [];
  for (const vlan of vlans.slice(0, MOST_VLANS)) {
    const found = await readFdb(createReader(openVlan(vlan), signal));
    rows.push(...found.map((row) => ({ ...row, vlan })));
  }
  return learnt(rows, own);
}

/** @see RFC 4188, dot1dStpPortTable; numbers of ports are bridge ports */
export async function readStp(reader: Reader, bridge: Column): Promise<readonly StpPort[]> {
  const column = (number: number) => reader.column(`${STP_PORT}.${String(number)}`);
  const states = await column(3);
  if (states.size === 0) return [];
  const [bridges, ports, root] = [await column(8), await column(9), numberOf(await reader.get(STP_ROOT_PORT))];
  return indexesOf(states).flatMap((index) => {
    const [ifIndex, state] = [numberOf(bridge.get(index)), numberOf(states.get(index))];
    const designated = bridges.get(index);
    const port = ports.get(index);
    if (ifIndex === undefined || state === undefined || state < 1 || state > 6) return [];
    return {
      ifIndex,
      state,
      // BridgeId: two octets of priority, then the address. The port: four bits of priority, then its number.
      designatedBridge:
        designated?.type === 'octets' && designated.value.length === 8
          ? hexOf(designated.value.subarray(2))
          : undefined,
      designatedPort:
        port?.type === 'octets' && port.value.length === 2
          ? (((port.value[0] ?? 0) & 0x0f) << 8) | (port.value[1] ?? 0)
          : undefined,
      isRoot: root !== undefined && root > 0 && Number(index) === root,
    };
  });
}
