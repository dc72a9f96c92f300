import type { CredentialOnce } from '../../contract/discovery.ts';
import { Fault } from '../../contract/faults.ts';
import type { Credentials } from '../credentials/credentials.ts';
import { addressesOf, planTargets, type Targets } from './targets.ts';
import type { LocalNet, Ports } from '../ports.ts';
import type { SnmpSecurity } from '../snmp/snmp.ts';
import type { Mutation, ScanSpec, StoredScan } from '../storage/storage.ts';
import type { Wiring } from '../wiring/wiring.ts';
import type { Accepting } from './accepting.ts';
import type { HostBook } from './host-book.ts';
import { createKeeping } from './keeping.ts';
import { onLinkOf } from './local-networks.ts';
import type { FromDiscoveryThread, Progress, ScanOrder, ToDiscoveryThread } from './messages.ts';
import type { Recording } from './recording.ts';
import { enterResolved, enterTold, markGone, newsOf, writtenOf } from './scan-ending.ts';
import { createLockoutGuard, credentialsOf, keysOf, printOf, type ScanKey } from './scan-keys.ts';
import { answeredOf, isWithin, orderOf, type ScanRun } from './scan-run.ts';
import type { Scanner } from './scanner.ts';
import { createWatching } from './watching.ts';

const MOST_AT_ONCE = 4;
const MOST_KEPT = 100;
const MOST_WITNESSES = 8;
const SAVE_EVERY_MS = 2000;
const LOST = 'This computer has no way to the network that is scanned; the scan goes on by itself once it has.';

export type ScansParts = {
  readonly ports: Pick<Ports, 'clock' | 'newId' | 'log'>;
  readonly net: Pick<LocalNet, 'pathTo' | 'addresses'>;
  readonly book: HostBook;
  readonly recording: Recording;
  readonly accepting: Accepting;
  readonly credentials: Credentials;
  readonly commitSoon: (mutations: readonly Mutation[]) => void;
  readonly scanner: () => Scanner;
  readonly onWiring: (hostId: string, at: number, wiring: Wiring) => void;
  /** A host answers to a credential for once: the vault may not take it. */
  readonly onKey: (hostId: string, key: { readonly name: string; readonly security: SnmpSecurity }) => void;
};
type Start = { readonly spec: ScanSpec; readonly once: readonly CredentialOnce[]; readonly scheduleId: string | null };

/** Scans from their start to what they leave behind. */
export function createScans(parts: ScansParts) {
  const { ports, net, book, recording, accepting, credentials, commitSoon } = parts;
  const { clock, newId } = ports;
  const scans = new Map<string, StoredScan>();
  const runs = new Map<string, ScanRun>();
  const untold = new Set<string>();
  const guard = createLockoutGuard(() => clock.monotonic());
  let savedAt = Number.NEGATIVE_INFINITY;
  let keyCount = 0;

  function put(scan: StoredScan): StoredScan {
    scans.set(scan.id, scan);
    untold.add(scan.id);
    const run = runs.get(scan.id);
    if (run) run.scan = scan;
    return scan;
  }
  const get = (id: string): StoredScan => {
    const scan = scans.get(id);
    if (scan === undefined) throw new Fault('not-found', 'There is no such scan; the oldest are forgotten.');
    return scan;
  };
  const log = (what: string) => (thrown: unknown) => ports.log.error({ err: thrown }, what);

  function planOf(spec: ScanSpec): Targets {
    const plan = planTargets(spec.targets, spec.exclude);
    const [first] = plan.errors;
    if (first)
      throw new Fault('invalid-input', first.message, {
        errors: plan.errors.map(({ text, message }) => ({ path: '/targets', message: `${text}: ${message}` })),
      });
    if (plan.ranges.length + plan.names.length === 0)
      throw new Fault('invalid-input', 'Nothing is left to scan: name a network such as 192.168.1.0/24.', {
        errors: [{ path: '/targets', message: 'No address is left.' }],
      });
    return plan;
  }
  const order = (run: Pick<ScanRun, 'scan' | 'plan' | 'keys'>, known: readonly string[] = []): ScanOrder => {
    const { own, ranges } = onLinkOf(net);
    return orderOf(run, {
      answered: answeredOf(book.all(), run.keys),
      guarded: guard.guarded(run.keys),
      known,
      own,
      onLink: ranges,
    });
  };

  function begin(scan: StoredScan, plan: Targets, keys: readonly ScanKey[]): ScanRun {
    const known = [...book.all()].filter((host) => isWithin(plan.ranges, host.address));
    const witnesses = plan.ranges.slice(0, MOST_WITNESSES).flatMap((range) => addressesOf([range]).next().value ?? []);
    const run: ScanRun = {
      scan,
      plan,
      keys,
      recorder: {
        scanId: scan.id,
        site: scan.spec.site,
        groups: scan.spec.groups,
        snmpPort: scan.spec.snmpPort,
        before: new Map(),
        outcomes: new Map(),
        credentialOf: (id) => {
          const key = run.keys.find((one) => one.id === id);
          return key === undefined
            ? null
            : { id: run.scan.credentials.find((one) => one.id === id)?.keptAs ?? id, name: key.name };
        },
      },
      wirings: new Map(),
      hostAt: new Map(),
      witnesses: witnesses.filter((address) => net.pathTo(address).usable),
      isFirst: known.length === 0,
      begun: scan.credentials.map(({ id, tried, answered }) => ({ key: id, tried, answered })),
      ended: Promise.withResolvers(),
    };
    runs.set(scan.id, run);
    return run;
  }
  function counted(run: ScanRun, progress: Progress): StoredScan {
    const { keys, ...rest } = progress;
    const outcomes = [...run.recorder.outcomes.values()];
    const of = (what: string): number => outcomes.filter((one) => one === what).length;
    const hosts = [...run.recorder.outcomes.keys()].flatMap((id) => book.get(id) ?? []);
    return {
      ...run.scan,
      ...rest,
      // Nobody knows when a scan that is held will be over.
      etaS: run.scan.state === 'running' ? rest.etaS : null,
      found: hosts.length,
      snmp: hosts.filter(({ answers }) => answers.includes('snmp')).length,
      new: of('new'),
      changed: of('changed'),
      conflicting: of('conflicting'),
      known: of('known'),
      accepted: hosts.filter(({ deviceId }) => deviceId !== null).length,
      credentials: run.scan.credentials.map((one) => {
        const now = keys.find(({ key }) => key === one.id);
        const was = run.begun.find(({ key }) => key === one.id);
        return {
          ...one,
          tried: (was?.tried ?? 0) + (now?.tried ?? 0),
          answered: (was?.answered ?? 0) + (now?.answered ?? 0),
        };
      }),
    };
  }

  const keeping = createKeeping({ book, credentials, put, assign: accepting.assign });
  const watching = createWatching({ book, accepting, put });

  function forgetOldest(): void {
    for (const { id } of [...scans.values()].toSorted((a, b) => b.startedAt - a.startedAt).slice(MOST_KEPT)) {
      if (runs.has(id)) continue;
      scans.delete(id);
      commitSoon([{ type: 'scan.remove', id }]);
    }
  }

  async function end(run: ScanRun, isWhole: boolean, progress: Progress): Promise<void> {
    const about = { book, newId, now: () => clock.now() };
    enterTold(run, about);
    enterResolved(run, about);
    await watching.acceptFound(run);
    const gone = isWhole ? markGone(run, about) : [];
    const done = counted(run, progress);
    const scan: StoredScan = {
      ...done,
      state: isWhole ? 'done' : 'cancelled',
      endedAt: clock.now(),
      gone: gone.length,
      etaS: null,
      phase: isWhole ? 'done' : run.scan.phase,
      progress: isWhole ? 1 : run.scan.progress,
    };
    runs.delete(scan.id);
    commitSoon([...book.takeUnsaved(), ...(isWhole ? newsOf(run, gone, about) : []), ...writtenOf(run, scan, book)]);
    put(scan);
    if (runs.size === 0) parts.scanner().rest();
    forgetOldest();
    run.ended.resolve(scan);
  }

  function found(run: ScanRun, { sighting }: Extract<FromDiscoveryThread, { kind: 'found' }>): void {
    const host = recording.take(sighting, run.recorder);
    run.hostAt.set(sighting.address, host.id);
    const wiring = sighting.reading?.wiring;
    if (wiring) {
      run.wirings.set(host.id, wiring);
      parts.onWiring(host.id, sighting.at, wiring);
    }
    const key = run.keys.find(({ id }) => id === sighting.key);
    if (key?.once) parts.onKey(host.id, key);
    if (sighting.key !== null) keeping.keep(run, sighting.key).catch(log('a credential could not be kept'));
    if (host.deviceId !== null && sighting.key !== null)
      accepting.assign([host]).catch(log('a credential could not be assigned'));
  }

  /** What the thread says. */
  function hear(message: Exclude<FromDiscoveryThread, { kind: 'neighbours-wanted' }>): void {
    if (message.kind === 'wrong') {
      for (const { keys } of runs.values()) {
        const key = keys.find(({ id }) => id === message.key);
        if (key) guard.note(printOf(key.security), message.address);
      }
      return;
    }
    const run = runs.get(message.id);
    if (run === undefined) return;
    if (message.kind === 'found') found(run, message);
    else if (message.kind === 'named') {
      const host = book.get(run.hostAt.get(message.address) ?? '');
      if (host) book.put({ ...host, names: { ...host.names, ...message.names } });
    } else if (message.kind === 'progress') put(counted(run, message.progress));
    else if (message.kind === 'note') put({ ...run.scan, message: message.message });
    else end(run, message.isWhole, message.progress).catch(log('the end of a scan could not be written'));
  }

  /** Holds a scan while this computer has no way to it. */
  function watchPaths(run: ScanRun): void {
    const isLost = run.witnesses.some((address) => !net.pathTo(address).usable);
    if (isLost && run.scan.state === 'running') {
      put({ ...run.scan, state: 'paused', message: LOST, etaS: null });
      parts.scanner().post({ kind: 'pause', id: run.scan.id });
    } else if (!isLost && run.scan.state === 'paused') {
      put({ ...run.scan, state: 'running', message: run.scan.message === LOST ? null : run.scan.message });
      parts.scanner().post({ kind: 'go', id: run.scan.id });
    }
  }

  return {
    load(list: readonly StoredScan[]): void {
      for (const scan of list) {
        const isCut = scan.state === 'running' || scan.state === 'paused';
        scans.set(scan.id, isCut ? { ...scan, state: 'interrupted', endedAt: null, etaS: null } : scan);
      }
    },
    all: (): readonly StoredScan[] => [...scans.values()].toSorted((a, b) => b.startedAt - a.startedAt),
    get,
    hear,
    /** @throws {Fault} `invalid-input` with the count of what is too much; `conflict` while too many scans run */
    async start({ spec, once, scheduleId }: Start): Promise<StoredScan> {
      const plan = planOf(spec);
      if (runs.size >= MOST_AT_ONCE)
        throw new Fault('conflict', `${String(MOST_AT_ONCE)} scans run already; wait for one of them, or cancel it.`);
      const { keys, message } = await keysOf({ ids: spec.credentialIds, once, from: 0 }, credentials);
      keyCount = once.length;
      const scan: StoredScan = {
        id: newId(),
        startedAt: clock.now(),
        endedAt: null,
        state: 'running',
        phase: 'hosts',
        progress: 0,
        etaS: null,
        addresses: 0,
        tried: 0,
        found: 0,
        snmp: 0,
        new: 0,
        changed: 0,
        conflicting: 0,
        known: 0,
        gone: 0,
        accepted: 0,
        pps: 0,
        credentials: credentialsOf(keys),
        message,
        scheduleId,
        spec,
        cursor: 0,
        leads: [],
      };
      const run = begin(scan, plan, keys);
      put(scan);
      commitSoon([{ type: 'scan.put', scan }]);
      parts.scanner().scan(order(run));
      return scan;
    },
    /** @throws {Fault} `conflict` when it runs, or came to its end */
    async resume(id: string, once: readonly CredentialOnce[]): Promise<StoredScan> {
      const scan = get(id);
      if (runs.has(id) || (scan.state !== 'cancelled' && scan.state !== 'interrupted'))
        throw new Fault('conflict', 'Only a scan that was cancelled or interrupted can be resumed.');
      const plan = planOf(scan.spec);
      const { keys, message } = await keysOf({ ids: scan.spec.credentialIds, once, from: 0 }, credentials);
      const going: StoredScan = {
        ...scan,
        state: 'running',
        endedAt: null,
        message,
        credentials: credentialsOf(keys, scan.credentials),
      };
      const run = begin(going, plan, keys);
      for (const host of book.all())
        if (host.scanId === id) {
          run.recorder.before.set(host.id, host);
          run.recorder.outcomes.set(host.id, host.firstSeen >= scan.startedAt ? 'new' : 'known');
        }
      put(going);
      commitSoon([{ type: 'scan.put', scan: going }]);
      parts.scanner().scan(order(run));
      return going;
    },
    cancel(id: string): StoredScan {
      const scan = get(id);
      const run = runs.get(id);
      if (run === undefined) {
        if (scan.state !== 'interrupted') return scan;
        return put({ ...scan, state: 'cancelled', endedAt: clock.now() });
      }
      parts.scanner().post({ kind: 'cancel', id });
      return put({ ...run.scan, state: 'cancelled', etaS: null });
    },
    /** More credentials, for what did not answer by SNMP so far. */
    async addCredentials(id: string, once: readonly CredentialOnce[]): Promise<StoredScan> {
      const scan = get(id);
      const run = runs.get(id);
      const from = Math.max(keyCount, ...scan.credentials.map((one) => (/^\d+$/.test(one.id) ? Number(one.id) : 0)));
      const { keys: all } = await keysOf({ ids: [], once, from }, credentials);
      const fresh = all.filter(({ once: given }) => given !== undefined);
      const silent = [...book.all()].filter(
        (host) => host.scanId === id && !host.answers.includes('snmp') && host.address !== '',
      );
      const addresses = silent.map(({ address }) => address);
      const added = fresh.length > 0 ? fresh : all.filter((key) => once.some((one) => one.kind === key.kind));
      if (run) {
        run.keys = [...run.keys, ...added];
        const next = put({ ...run.scan, credentials: credentialsOf(run.keys, run.scan.credentials) });
        parts
          .scanner()
          .post({ kind: 'keys', id, keys: added.map((key) => ({ key: key.id, security: key.security })), addresses });
        return next;
      }
      const going: StoredScan = {
        ...scan,
        state: 'running',
        endedAt: null,
        message: null,
        leads: [],
        credentials: credentialsOf(added, scan.credentials),
      };
      const again = begin(going, { ranges: [], names: [], errors: [] }, added);
      for (const host of book.all()) if (host.scanId === id) again.recorder.outcomes.set(host.id, 'known');
      put(going);
      parts.scanner().scan(order(again, addresses));
      return going;
    },
    /** Resolves when it is over. */
    ended: (id: string): Promise<StoredScan> => runs.get(id)?.ended.promise ?? Promise.resolve(get(id)),
    /** What a thread that begins anew must be told: each scan, and whether it is held or taken back. */
    running: (): readonly ToDiscoveryThread[] =>
      [...runs.values()].flatMap((run): readonly ToDiscoveryThread[] => {
        const { id, state } = run.scan;
        const begun: ToDiscoveryThread = { kind: 'scan', order: order(run) };
        if (state === 'paused') return [begun, { kind: 'pause', id }];
        return state === 'cancelled' ? [begun, { kind: 'cancel', id }] : [begun];
      }),
    isRunning: (id: string): boolean => runs.has(id),
    /** To be called a few times a second. */
    tick(): void {
      for (const run of runs.values()) {
        watchPaths(run);
        watching.acceptFound(run).catch(log('what was found could not be watched'));
      }
      const mutations = book.takeUnsaved();
      if (mutations.length > 0) commitSoon(mutations);
      if (runs.size === 0 || clock.monotonic() - savedAt < SAVE_EVERY_MS) return;
      savedAt = clock.monotonic();
      commitSoon([...runs.values()].map(({ scan }): Mutation => ({ type: 'scan.put', scan })));
    },
    takeUntold(): readonly StoredScan[] {
      const told = [...untold].flatMap((id) => scans.get(id) ?? []);
      untold.clear();
      return told;
    },
    /** What runs is interrupted; it can be resumed. */
    interrupt(): readonly Mutation[] {
      return [...runs.values()].map(({ scan }) => ({ type: 'scan.put', scan: { ...scan, state: 'interrupted' } }));
    },
  };
}
