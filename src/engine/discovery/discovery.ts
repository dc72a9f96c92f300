import type { Discovered, LocalNetwork, Scan } from '../../contract/discovery.ts';
import { Fault } from '../../contract/faults.ts';
import type { Credentials } from '../credentials/credentials.ts';
import type { Devices } from '../devices/devices.ts';
import { sizeOf } from '../lib/ip.ts';
import type { Ports } from '../ports.ts';
import type { Profile } from '../profiles/profile.ts';
import type { SnmpSecurity } from '../snmp/snmp.ts';
import type {
  DiscoveryContents,
  Mutation,
  ScanSpec,
  StoredDevice,
  StoredHost,
  StoredScan,
} from '../storage/storage.ts';
import type { KnownHost, Wiring } from '../wiring/wiring.ts';
import { type AcceptOptions, createAccepting } from './accepting.ts';
import { compareHosts, type HostChange } from './differences.ts';
import { createHostBook } from './host-book.ts';
import { nameOf } from './host-fields.ts';
import { localNetworks } from './local-networks.ts';
import { createRecording } from './recording.ts';
import { createReview } from './review.ts';
import { createScanner, type Scanner } from './scanner.ts';
import { createScans } from './scans.ts';
import { createSchedules } from './schedules.ts';
import { planTargets, type TargetError } from './targets.ts';
import { hostView, scanView } from './views.ts';

export type { HostChange } from './differences.ts';
export { hostView, scanView, scheduleView } from './views.ts';

/** So many scans and hosts a new listener is told of; the rest is asked for page by page. */
const SNAPSHOT = { scans: 20, hosts: 5000 } as const;
const SCHEDULED = { exclude: [], credentialIds: [], groups: [], pps: 500, snmpPort: 161 } as const;

export type DiscoveryOptions = {
  readonly ports: Pick<Ports, 'clock' | 'log' | 'newId' | 'net' | 'threads'>;
  readonly devices: Pick<Devices, 'all' | 'get' | 'bulk'>;
  readonly credentials: Credentials;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly commitSoon: (mutations: readonly Mutation[]) => void;
  /** Resolves when what was handed over is stored. */
  readonly settled: () => Promise<void>;
  readonly scanHosts: (scanId: string) => Promise<readonly StoredHost[]>;
  readonly profiles: readonly Profile[];
  /** Ports that are tried, and sources of neighbours, unless somebody says otherwise. */
  readonly defaults: { readonly ports: readonly number[]; readonly sources: readonly string[] };
  /** A demo has no network that could be scanned. */
  readonly isSimulated: boolean;
  /** How a device is wired, as a scan has just read it. */
  readonly onWiring?: ((hostId: string, at: number, wiring: Wiring) => void) | undefined;
};
/** A credential that is known only until the program ends. */
export type HeldCredential = { readonly name: string; readonly security: SnmpSecurity };

/** Finds what is on the network, remembers it, and says what is to be decided about it. */
export function createDiscovery(options: DiscoveryOptions) {
  const { ports, devices, credentials, commit, commitSoon, defaults } = options;
  const { clock, newId, net, log } = ports;
  const now = () => clock.now();
  const book = createHostBook(now);
  const held = new Map<string, HeldCredential>();
  let scanner: Scanner | undefined;

  /** A device that was added by hand and is not known as a host yet. */
  function deviceOf(addresses: readonly string[], name: string | null): StoredDevice | undefined {
    const wanted = new Set(addresses);
    let named: StoredDevice | undefined;
    for (const device of devices.all()) {
      if (book.get(device.id) !== undefined) continue;
      if (wanted.has(device.address.toLowerCase())) return device;
      if (name !== null && device.name.toLowerCase() === name) named ??= device;
    }
    return named;
  }
  const accepting = createAccepting({ book, devices, credentials });
  const theScanner = (): Scanner =>
    (scanner ??= createScanner({
      workerUrl: ports.threads.workerUrl('discovery'),
      profiles: options.profiles,
      neighbours: () => net.neighbours(),
      onMessage: (message) => scans.hear(message),
      running: () => scans.running(),
      onCrash: (error, degraded) =>
        log.error({ err: error, degraded }, 'the discovery thread ended and is started again'),
    }));
  const scans = createScans({
    ports,
    net,
    book,
    recording: createRecording({ book, newId, deviceOf }),
    accepting,
    credentials,
    commitSoon,
    scanner: theScanner,
    onWiring: (hostId, at, wiring) => options.onWiring?.(hostId, at, wiring),
    onKey: (hostId, { name, security }) => void held.set(hostId, { name, security }),
  });
  const review = createReview({ book, commit });
  const schedules = createSchedules({
    now,
    newId,
    commit,
    commitSoon,
    check({ targets }) {
      const [first] = planTargets(targets, []).errors;
      if (first)
        throw new Fault('invalid-input', first.message, { errors: [{ path: '/targets', message: first.message }] });
    },
    start: ({ id, targets, accept, site, recurse }) =>
      start(
        {
          ...SCHEDULED,
          targets,
          accept,
          site,
          ports: defaults.ports,
          recurse: recurse ? { sources: defaults.sources, allow: [], hops: 8 } : null,
        },
        [],
        id,
      ),
    onTrouble: (thrown) => log.error({ err: thrown }, 'a scheduled scan could not be made'),
  });

  async function start(
    spec: ScanSpec,
    once: Parameters<typeof scans.start>[0]['once'],
    scheduleId: string | null = null,
  ): Promise<StoredScan> {
    if (options.isSimulated)
      throw new Fault('unsupported', 'This is a demo: its network is simulated, and nothing outside is touched.');
    return scans.start({ spec, once, scheduleId });
  }
  /** A device that was taken off the list is found again as a new one. */
  function unwatched(host: StoredHost): StoredHost {
    return { ...host, deviceId: null, state: host.state === 'known' ? 'new' : host.state };
  }

  return {
    load({ scans: list, hosts, decisions, schedules: planned }: DiscoveryContents): void {
      const alive = new Set([...devices.all()].map(({ id }) => id));
      book.load(
        hosts.map((host) => (host.deviceId === null || alive.has(host.deviceId) ? host : unwatched(host))),
        decisions,
      );
      scans.load(list);
      schedules.load(planned);
    },
    networks: (): LocalNetwork[] => localNetworks(net),
    /** What some targets come to; nothing is sent. */
    targets(texts: readonly string[], exclude: readonly string[]) {
      const { ranges, names, errors } = planTargets(texts, exclude);
      const addresses = sizeOf(ranges);
      return {
        addresses: addresses > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(addresses),
        names: names.length,
        errors: errors.map((one: TargetError) => ({ ...one })),
      };
    },
    scans: { ...scans, start },
    schedules,
    all: (): Iterable<StoredHost> => book.all(),
    review,
    accept: async (ids: readonly string[], how: AcceptOptions) => {
      const done = await accepting.accept(ids, how);
      await commit(book.takeUnsaved());
      return done;
    },
    /** @throws {Fault} `not-found` */
    async compare(from: string, to: string): Promise<readonly HostChange[]> {
      for (const id of [from, to]) scans.get(id);
      await options.settled();
      const [before, after] = await Promise.all([options.scanHosts(from), options.scanHosts(to)]);
      return compareHosts(before, after);
    },
    /** Hosts as topology needs them. */
    hosts: (): readonly KnownHost[] =>
      [...book.all()].map((host) => ({
        id: host.id,
        isWatched: host.deviceId !== null,
        name: nameOf(host),
        addresses: host.addresses,
        macs: host.macs,
        type: host.type,
        vendor: host.vendor,
        site: host.site,
        groups: host.groups,
      })),
    /** The credential of a device that the vault did not take. */
    held: (deviceId: string): HeldCredential | undefined => held.get(deviceId),
    /** Somebody sends messages of syslog or traps from this address: it is there. */
    noteSender(address: string): void {
      const [known] = book.matches({
        chassisId: null,
        bridgeMac: null,
        serial: null,
        engineId: null,
        sysName: null,
        sysObjectId: null,
        addresses: [address],
        macs: [],
        isRead: false,
      });
      if (known) return;
      const recording = createRecording({ book, newId, deviceOf });
      recording.take(
        {
          address,
          at: now(),
          via: 'passive',
          answers: [],
          rttMs: null,
          mac: null,
          names: {},
          key: null,
          reading: null,
        },
        {
          scanId: null,
          site: '',
          groups: [],
          snmpPort: 161,
          before: new Map(),
          outcomes: new Map(),
          credentialOf: () => null,
        },
      );
    },
    /** A device was taken off the list. */
    forget(deviceId: string): void {
      const host = book.get(deviceId);
      held.delete(deviceId);
      if (host?.deviceId === deviceId) book.put(unwatched(host));
    },
    /** To be called every second. */
    everySecond(): void {
      schedules.tick();
    },
    /** What changed since the last call; undefined when nothing did. To be called a few times a second. */
    takeDelta(): { scans: Scan[]; found: Discovered[]; removed: string[] } | undefined {
      scans.tick();
      const told = scans.takeUntold();
      const { found, removed } = book.takeUntold();
      if (told.length + found.length + removed.length === 0) return undefined;
      return { scans: told.map(scanView), found: found.map(hostView), removed: [...removed] };
    },
    snapshot: (): { scans: Scan[]; found: Discovered[] } => ({
      scans: scans.all().slice(0, SNAPSHOT.scans).map(scanView),
      found: [...book.all()].slice(-SNAPSHOT.hosts).map(hostView),
    }),
    async dispose(): Promise<void> {
      const left = [...book.takeUnsaved(), ...scans.interrupt()];
      if (left.length > 0) commitSoon(left);
      await scanner?.dispose();
    },
  };
}
export type Discovery = ReturnType<typeof createDiscovery>;
