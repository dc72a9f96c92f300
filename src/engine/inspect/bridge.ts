import type { Profile } from '../profiles/profile.ts';
import type { FdbFacts, VlanFacts } from '../../contract/facts.ts';
import type { Reader } from './reader.ts';
import { numberOf, textOf } from './values.ts';

/** @see BRIDGE-MIB, RFC 4188; Q-BRIDGE-MIB, RFC 4363; CISCO-VTP-MIB */
const BASE_PORT_IF = '1.3.6.1.2.1.17.1.4.1.2';
const FDB_PORT = '1.3.6.1.2.1.17.4.3.1.2';
const Q_FDB_PORT = '1.3.6.1.2.1.17.7.1.2.2.1.2';
const VLAN_CURRENT_FDB = '1.3.6.1.2.1.17.7.1.4.2.1.3';
const VLAN_STATIC_NAME = '1.3.6.1.2.1.17.7.1.4.3.1.1';
/** @see IEEE8021-Q-BRIDGE-MIB, whose index is the component and the VLAN */
const IEEE_STATIC_NAME = '1.3.111.2.802.1.1.4.1.4.3.1.3';
const VTP_NAME = '1.3.6.1.4.1.9.9.46.1.3.1.1.4';
const VTP_TYPE = '1.3.6.1.4.1.9.9.46.1.3.1.1.3';
const ETHERNET = 1;

const macFrom = (numbers: readonly number[]): string =>
  numbers.map((number) => number.toString(16).padStart(2, '0')).join('');

type VlanRule = Profile['vlans'][number];

/** VLANs of a table that names them. */
async function namedVlans({ name, id }: VlanRule, reader: Reader): Promise<readonly VlanFacts[]> {
  const [names, ids] = await Promise.all([reader.column(name), id === undefined ? undefined : reader.column(id)]);
  return [...names].flatMap(([index, cell]) => {
    const number = ids === undefined ? Number(index.split('.').at(-1)) : numberOf(ids.get(index));
    return number === undefined || number < 1 || number > 4094 ? [] : [{ id: number, name: textOf(cell), domain: 1 }];
  });
}

/** VLANs by number, with their names. A device's own tables count where the standard ones say nothing. */
export async function readVlans(reader: Reader, own: readonly VlanRule[] = []): Promise<readonly VlanFacts[]> {
  const standard = await standardVlans(reader);
  if (standard.length > 0) return standard;
  const found = await Promise.all([{ name: IEEE_STATIC_NAME }, ...own].map((rule) => namedVlans(rule, reader)));
  return found.flat();
}

async function standardVlans(reader: Reader): Promise<readonly VlanFacts[]> {
  const vtp = await reader.column(VTP_NAME);
  if (vtp.size > 0) {
    const types = await reader.column(VTP_TYPE);
    return [...vtp].flatMap(([index, cell]) => {
      const [domain, id] = index.split('.').map(Number);
      const isEthernet = (numberOf(types.get(index)) ?? ETHERNET) === ETHERNET;
      return id === undefined || !isEthernet ? [] : [{ id, name: textOf(cell), domain }];
    });
  }
  const [names, current] = await Promise.all([reader.column(VLAN_STATIC_NAME), reader.column(VLAN_CURRENT_FDB)]);
  const ids = new Map<number, string | undefined>();
  for (const index of current.keys()) ids.set(Number(index.split('.').at(-1)), undefined);
  for (const [index, cell] of names) ids.set(Number(index), textOf(cell));
  return [...ids].map(([id, name]) => ({ id, name, domain: 1 })).toSorted((a, b) => a.id - b.id);
}

/** Which address was seen behind which port. */
export async function readFdb(reader: Reader): Promise<readonly FdbFacts[]> {
  const [ports, byVlan] = await Promise.all([reader.column(BASE_PORT_IF), reader.column(Q_FDB_PORT)]);
  const ifIndexOf = (port: number | undefined): number => numberOf(ports.get(String(port))) ?? 0;
  if (byVlan.size > 0) {
    const current = await reader.column(VLAN_CURRENT_FDB);
    const vlanOf = new Map([...current].map(([index, cell]) => [numberOf(cell), Number(index.split('.').at(-1))]));
    return [...byVlan].flatMap(([index, cell]) => {
      const [fdb = 0, ...mac] = index.split('.').map(Number);
      const port = numberOf(cell);
      return port === undefined || mac.length !== 6
        ? []
        : [{ mac: macFrom(mac), vlan: vlanOf.get(fdb) ?? fdb, ifIndex: ifIndexOf(port) }];
    });
  }
  const plain = await reader.column(FDB_PORT);
  return [...plain].flatMap(([index, cell]) => {
    const port = numberOf(cell);
    return port === undefined
      ? []
      : [{ mac: macFrom(index.split('.').map(Number)), vlan: 0, ifIndex: ifIndexOf(port) }];
  });
}
