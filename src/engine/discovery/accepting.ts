import type { Assignment } from '../../contract/credentials.ts';
import type { DeviceInput } from '../../contract/devices.ts';
import { Fault } from '../../contract/faults.ts';
import { SNMP_KINDS } from '../collection/snmp-access.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { Devices } from '../devices/devices.ts';
import { createSerial } from '../lib/serial.ts';
import type { StoredHost } from '../storage/storage.ts';
import type { HostBook } from './host-book.ts';
import { nameOf } from './host-fields.ts';

/** So many devices are added in one transaction; the thread is free in between. */
const AT_ONCE = 200;

export type AcceptOptions = {
  readonly site?: string | undefined;
  readonly groups?: readonly string[] | undefined;
  readonly pingIntervalS: number;
  readonly snmpIntervalS: number;
};
export type Accepted = { readonly added: readonly string[]; readonly updated: readonly string[] };
type Parts = {
  readonly book: HostBook;
  readonly devices: Pick<Devices, 'bulk' | 'get' | 'all'>;
  readonly credentials: Pick<Credentials, 'assign' | 'get' | 'ofDevice'>;
};

/** A ping where it answers one, else a connection to a port that took one. */
function checksOf({ answers }: StoredHost, intervalS: number): NonNullable<DeviceInput['checks']> {
  const port = answers.map((way) => /^tcp\/(\d+)$/.exec(way)?.[1]).find((one) => one !== undefined);
  const isPinged = answers.includes('icmp') || port === undefined;
  return isPinged ? [{ type: 'icmp', intervalS }] : [{ type: 'tcp', port: Number(port), intervalS }];
}

const inputOf = (host: StoredHost, options: AcceptOptions): DeviceInput => ({
  name: nameOf(host),
  address: host.address,
  site: options.site ?? host.site,
  groups: [...(options.groups ?? host.groups)],
  checks: checksOf(host, options.pingIntervalS),
  snmp: { enabled: true, port: host.snmpPort, intervalS: options.snmpIntervalS },
});

/** Makes devices of hosts: the id of a host is that of its device. */
export function createAccepting({ book, devices, credentials }: Parts) {
  const serial = createSerial();
  /** Assigns to each device the credential it answers to, where none holds for it yet. */
  const assign = (hosts: readonly StoredHost[]): Promise<void> => serial(() => assignAll(hosts));
  async function assignAll(hosts: readonly StoredHost[]): Promise<void> {
    const wanted = new Map<string, Assignment[]>();
    for (const { id, credential } of hosts) {
      // Numbers are those of credentials for once, which are remembered, not stored.
      if (credential === null || /^\d+$/.test(credential.id)) continue;
      const holds = credentials.ofDevice(id).some((one) => SNMP_KINDS.some((kind) => kind === one.credential.kind));
      if (holds) continue;
      wanted.set(credential.id, [...(wanted.get(credential.id) ?? []), { level: 'device', target: id }]);
    }
    for (const [id, places] of wanted) {
      try {
        await credentials.assign(id, [...credentials.get(id).assignments, ...places]);
      } catch (thrown) {
        // It was removed meanwhile; the devices are watched without it.
        if (Fault.from(thrown).code !== 'not-found') throw thrown;
      }
    }
  }

  function settle(host: StoredHost): void {
    book.put({ ...host, deviceId: host.id, state: 'known', differences: [], conflictsWith: [] });
  }

  return {
    /** @throws {Fault} `invalid-input` when one has no address; those before it are watched already */
    async accept(ids: readonly string[], options: AcceptOptions): Promise<Accepted> {
      const hosts = ids.map((id) => book.get(id)).filter((host) => host !== undefined);
      const mute = hosts.find(({ address }) => address === '');
      if (mute) throw new Fault('invalid-input', `${nameOf(mute)} has no address that is known: it cannot be watched.`);
      const known = new Set([...devices.all()].map(({ id }) => id));
      const fresh = hosts.filter(({ id }) => !known.has(id));
      const old = hosts.filter(({ id }) => known.has(id));
      for (let at = 0; at < fresh.length; at += AT_ONCE) {
        const part = fresh.slice(at, at + AT_ONCE);
        const add = part.map((host) => inputOf(host, options));
        await devices.bulk(
          { add, update: [], remove: [], restore: [], dryRun: false },
          part.map(({ id }) => id),
        );
        for (const host of part) settle(book.get(host.id) ?? host);
      }
      const update = old.flatMap((host) => {
        const device = devices.get(host.id);
        const renamed = host.differences.find(({ field, before }) => field === 'name' && before === device.name);
        const patch = {
          ...(!host.addresses.includes(device.address) && { address: host.address }),
          ...(renamed?.after !== undefined && renamed.after !== null && { name: renamed.after }),
          ...(options.site !== undefined && { site: options.site }),
          ...(options.groups !== undefined && { groups: [...options.groups] }),
        };
        return Object.keys(patch).length > 0 ? [{ id: host.id, ...patch }] : [];
      });
      if (update.length > 0) await devices.bulk({ add: [], update, remove: [], restore: [], dryRun: false });
      for (const host of old) settle(host);
      await assign(hosts);
      return { added: fresh.map(({ id }) => id), updated: old.map(({ id }) => id) };
    },
    assign,
  };
}
export type Accepting = ReturnType<typeof createAccepting>;
