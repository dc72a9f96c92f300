import type { NodeType } from '../../contract/topology.ts';
import { isSharedMac, macDigits } from '../lib/mac.ts';
import { vendorOfMac } from '../lib/oui.ts';
import type { StoredHost } from '../storage/storage.ts';
import type { Wiring, WiringNeighbour } from '../wiring/wiring.ts';
import type { HostBook } from './host-book.ts';
import { tidy } from './host-fields.ts';
import { type Identity, soundChassis } from './identity.ts';
import { nodeTypeOf, workOf } from '../wiring/node-type.ts';

/** More that answer nobody are made up by whoever tells of them. */
const MOST_TOLD = 2000;
const CHASSIS_IS_MAC = 4;

/** "core1.example(FOC1234)", as some call themselves in CDP, without domain and serial number. */
const bareName = (name: string | undefined): string | null =>
  tidy(name?.replace(/\(.*\)$/, '').replace(/^([^.]+)\..*$/, '$1'))?.toLowerCase() ?? null;

function identityOf(neighbour: WiringNeighbour): Identity {
  const { chassisId, portId, sysName, addresses } = neighbour;
  const macs = [chassisId, portId]
    .map((id) => (id === undefined ? undefined : id.hex.length === 12 ? id.hex : macDigits(id.text ?? '')))
    .filter((mac): mac is string => mac !== undefined && !isSharedMac(mac));
  return {
    chassisId: soundChassis(chassisId),
    bridgeMac: null,
    serial: null,
    engineId: null,
    sysName: tidy(sysName)?.toLowerCase() ?? null,
    sysObjectId: null,
    addresses,
    macs: chassisId?.subtype === CHASSIS_IS_MAC || macs.length > 0 ? macs : [],
    isRead: false,
  };
}

/** The host a neighbour is: by its keys, else by its name where only one has it. */
function knownAs(identity: Identity, neighbour: WiringNeighbour, book: HostBook): StoredHost | undefined {
  const same = book.matches(identity).filter(({ verdict }) => verdict.isSame);
  if (same[0] !== undefined) return same[0].host;
  for (const name of [identity.sysName, bareName(neighbour.sysName)]) {
    const named = name === null ? [] : book.byName(name);
    if (named.length === 1) return named[0];
  }
  return undefined;
}

type Heard = Pick<StoredHost, 'answers' | 'vendor'>;
/** What a neighbour is for, by what it tells of itself, and by how it answers, if it does. */
const typeOfNeighbour = ({ capabilities, sysDescr }: WiringNeighbour, { answers, vendor }: Heard): NodeType =>
  nodeTypeOf({ capabilities, sysDescr, answers, vendor, ...workOf(undefined) });

type Teller = { readonly id: string; readonly wiring: Wiring };
type Parts = {
  readonly book: HostBook;
  readonly newId: () => string;
  readonly at: number;
  readonly scan: {
    readonly id: string;
    readonly site: string;
    readonly groups: readonly string[];
    readonly snmpPort: number;
  };
};

/** A host that is known, with what its neighbour tells of it. */
function refined(
  known: StoredHost,
  identity: Identity,
  neighbour: WiringNeighbour,
  tellerId: string,
): Partial<StoredHost> {
  const name = tidy(neighbour.sysName);
  const type = typeOfNeighbour(neighbour, known);
  const hasOwnVoice = known.answers.some((way) => way !== neighbour.protocol && way !== 'arp');
  const names = { ...(name !== null && { lldp: name }), ...known.names };
  if (known.isRead) return { names, toldBy: [] };
  return {
    names,
    type: type === 'unknown' ? known.type : type,
    chassisId: known.chassisId ?? identity.chassisId,
    macs: [...new Set([...known.macs, ...identity.macs])],
    answers: [...new Set([...known.answers, neighbour.protocol])],
    toldBy: hasOwnVoice ? [] : [...new Set([...known.toldBy, tellerId])],
  };
}

/** One of whom nothing but this is known. */
function stranger(identity: Identity, neighbour: WiringNeighbour, tellerId: string) {
  const name = tidy(neighbour.sysName);
  const vendor = identity.macs.map(vendorOfMac).find((one) => one !== undefined) ?? null;
  return {
    ...NOTHING_ELSE,
    address: identity.addresses[0] ?? '',
    addresses: identity.addresses,
    macs: identity.macs,
    names: name === null ? {} : { lldp: name },
    answers: [neighbour.protocol],
    vendor,
    type: typeOfNeighbour(neighbour, { answers: [], vendor }),
    chassisId: identity.chassisId,
    sysName: identity.sysName,
    toldBy: [tellerId],
  };
}
const NOTHING_ELSE = {
  state: 'new',
  deviceId: null,
  rttMs: null,
  model: null,
  os: null,
  version: null,
  serial: null,
  location: null,
  bridgeMac: null,
  engineId: null,
  sysObjectId: null,
  isRead: false,
  credential: null,
  differences: [],
  conflictsWith: [],
  via: 'neighbour',
} as const;

/**
 * Hosts that answer nobody, but of which their neighbours tell. Of those that are known the name and the kind they give
 * themselves are taken over, where nothing better is known.
 */
export function* toldHosts(tellers: readonly Teller[], { book, newId, at, scan }: Parts): Generator<StoredHost> {
  const { id: scanId, site, groups, snmpPort } = scan;
  let count = 0;
  for (const { id: tellerId, wiring } of tellers)
    for (const neighbour of wiring.neighbours) {
      const identity = identityOf(neighbour);
      const known = knownAs(identity, neighbour, book);
      if (known !== undefined) {
        yield { ...known, ...refined(known, identity, neighbour, tellerId), lastSeen: at, scanId };
        continue;
      }
      const isNamed = identity.chassisId !== null || identity.sysName !== null || identity.addresses.length > 0;
      if (!isNamed || (count += 1) > MOST_TOLD) continue;
      const fields = stranger(identity, neighbour, tellerId);
      yield { id: newId(), ...fields, site, groups, snmpPort, firstSeen: at, lastSeen: at, scanId };
    }
}
