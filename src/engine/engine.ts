import type { SystemStatus } from '../contract/system.ts';
import type { Principal } from '../contract/access.ts';
import { createAccess } from './access/access.ts';
import type { DiagnosticsFacts } from './calls/diagnostics.ts';
import { dailyBackup } from './calls/storage.ts';
import type { Collector } from './collecting/collector.ts';
import { createAudit } from './audit/audit.ts';
import { checkKinds } from './checks/registry.gen.ts';
import { createDevices } from './devices/devices.ts';
import { createFinding } from './finding.ts';
import { createHandlers } from './handlers.ts';
import { createInspections } from './inspections.ts';
import { createJournal, type Journal } from './journal.ts';
import { createKeys } from './keys.ts';
import { eventOfChange } from './logs/logs.ts';
import { createMapping } from './mapping.ts';
import { createCartography } from './cartography.ts';
import { createMibs } from './mibs/mibs.ts';
import { createMaintenance } from './maintenance/maintenance.ts';
import { createPolling, type Polling } from './polling/polling.ts';
import type { HostFacts, Ports } from './ports.ts';
import type { MethodReport, Prober, ProberOptions } from './probing/probing.ts';
import { createHealth } from './health.ts';
import { createNameResolver } from './polling/resolver.ts';
import { type readOwnProfiles, withOwn } from './inspect/own-profiles.ts';
import { profiles } from './profiles/registry.gen.ts';
import { createPublisher } from './publisher.ts';
import { createPulse } from './pulse.ts';
import { recall } from './recall.ts';
import { beginReading, type CollectorHandlers, createReading } from './reading.ts';
import { createRemovals } from './removals.ts';
import { scopedDevices } from './scope.ts';
import { scopedSink } from './scoped-topics.ts';
import { createStatusReport } from './status-report.ts';
import { createSettings, SETTINGS_KEY } from './settings/settings.ts';
import type { Simulation } from './simulation/simulation.ts';
import { changeMutations } from './state-changes.ts';
import type { Recovery } from './storage/recovery/recovery.ts';
import type { Storage } from './storage/storage.ts';
import { createSurroundings } from './surroundings.ts';
import type { Sink } from './topics.ts';
import { createUptimes } from './uptimes.ts';
import { createViews } from './views/views.ts';
import { createWatch } from './watch.ts';

/** The data folder is only looked at, or waits for its recovery. */
export type Unwatched = {
  readonly mode: Exclude<SystemStatus['mode'], 'watching'>;
  readonly reason: NonNullable<SystemStatus['modeReason']>;
  readonly recovery?: Recovery | undefined;
  /** Begins anew, soon. */
  readonly restart: () => void;
};

export type EngineOptions = {
  readonly storage: Storage;
  /** Absent: nothing is polled, and nothing written but what is asked for (the command line on a folder at rest). */
  readonly createProber?: (handlers: Pick<ProberOptions, 'onRounds' | 'onMethod' | 'onCrash'>) => Prober;
  /** Profiles of a person, and files in their folder that are none. */
  readonly ownProfiles?: ReturnType<typeof readOwnProfiles> | undefined;
  /** Absent: nothing is read by SNMP all the time. */
  readonly createCollector?: ((handlers: CollectorHandlers) => Collector) | undefined;
  /** What answers in place of a network, for a demo. */
  readonly simulation?: Simulation | undefined;
  /** Why nothing is watched, when it is not. */
  readonly unwatched?: Unwatched | undefined;
  /** What the host knows of its surroundings, for a report of trouble. */
  readonly facts?: DiagnosticsFacts & HostFacts;
  /** It runs again because it crashed. */
  readonly afterCrash?: boolean | undefined;
};

/** What became of the database while the program did not run is told, and the whole of it is checked once. */
function noteDamage({ opened, care }: Storage, journal: Journal): void {
  const { isAltered, lostCommits, lastSeenAt } = opened;
  const since = lastSeenAt === null ? '' : new Date(lastSeenAt).toISOString();
  if (lostCommits > 0) journal.tell('changes-lost', 'error', { count: lostCommits, since });
  if (!isAltered) return;
  journal.tell('database-altered', 'error', { since });
  care.verify({ quick: false }).then(
    ({ count }) => count > 0 && journal.tell('database-damaged', 'error', { count }),
    // Somebody asked for something else meanwhile, or the program ends.
    () => undefined,
  );
}

/** What the beginning of this run was like. */
function noteStart({ ownProfiles, afterCrash }: EngineOptions, journal: Journal): void {
  for (const { file, message } of ownProfiles?.refused ?? [])
    journal.tell('profile-refused', 'warning', { file, message });
  if (afterCrash === true) journal.tell('restarted', 'error', {});
}

/**
 * The product without a window: inventory, polling, verdicts, history and live streams.
 * Resolves when the inventory is known and polling has begun.
 */
export async function createEngine(ports: Ports, options: EngineOptions) {
  const { storage, createProber, simulation, facts, unwatched } = options;
  const { clock, log, newId } = ports;
  const now = () => clock.now();
  const startedAt = new Date(now()).toISOString();
  const audit = createAudit({
    now,
    newId,
    commit: (mutations) => storage.commit(mutations),
    onCommand: ({ principal }) => {
      if (principal?.kind !== 'token') vault.touch();
    },
  });
  const journal = await createJournal({ storage, now, newId, log, alongside: () => audit.takeDue() });
  let method: MethodReport | undefined;
  let databaseBytes = await storage.bytes();

  const surroundings = createSurroundings({ ports, journal, devices: () => devices, watch: () => watch });
  const health = createHealth({ storage, journal, monotonic: () => clock.monotonic() });
  const settings = createSettings({ commit: journal.commit });
  const kinds = settings.kinds(simulation?.kinds ?? checkKinds);
  const watch = createWatch({
    now,
    monotonic: () => clock.monotonic(),
    elsewhere: surroundings.elsewhere,
    stretch: surroundings.stretch,
    // The simulated office lives on loopback addresses, and still can be cut off.
    isBeside: simulation && (() => false),
    inMaintenance: (deviceId) => maintenance.isCovered(deviceId),
    onChange: (deviceId, checkIds, change) => {
      publisher.changed(deviceId);
      const event = change && eventOfChange(change, { id: newId(), deviceName: devices.get(deviceId).name });
      journal.commitSoon(changeMutations(watch.status, checkIds, change, event ? [{ type: 'event.add', event }] : []));
    },
    onSelf: (what, since, reason) => {
      if (what === 'ended')
        journal.commitSoon([{ type: 'gap.add', gap: { from: since, to: now(), reason: 'self-offline' } }]);
      journal.tell(what === 'began' ? 'self-offline' : 'self-online', what === 'began' ? 'warning' : 'info', {
        reason,
      });
    },
  });
  const devices = createDevices({
    kinds,
    profile: () => settings.defaults().profile,
    now,
    newId,
    commit: journal.commit,
    removals: (query) => storage.removedDevices(query),
    onChange: ({ before, device }) => {
      collection.touch();
      if (device !== undefined) {
        publisher.changed(device.id);
        topology.noteDevice(device.id);
        maintenance.noteDevice(device);
        watch.put(device, before);
      } else if (before !== undefined) {
        watch.remove(before);
        collection.forget(before.id);
        discovery.forget(before.id);
        topology.forget(before.id);
        publisher.gone(before.id);
      }
    },
  });
  const maintenance = createMaintenance({
    now,
    newId,
    commit: journal.commit,
    devices: devices.all,
    onTurn: (at) => {
      if (createProber) watch.status.review(at);
    },
  });
  const access = createAccess({ now, newId, commit: journal.commit, about: (name) => audit.about(name) });
  const { vault, credentials } = createKeys({
    ports,
    commit: async (mutations) => {
      await journal.commit(mutations);
      collection.touch();
    },
    audit,
    devices,
  });
  const resolver = simulation?.resolver ?? createNameResolver(clock);
  const reading = createReading({
    ports,
    storage,
    journal,
    devices,
    credentials,
    surroundings,
    resolver,
    isSimulated: simulation !== undefined,
    held: (id) => discovery.held(id),
    onWired: (...told) => topology.wired(...told),
  });
  const { interfaces, collection } = reading;
  const discovery = createFinding({
    ports,
    storage,
    journal,
    devices,
    credentials,
    profiles: options.ownProfiles?.profiles ?? [],
    isSimulated: simulation !== undefined,
    onWiring: (...told) => topology.onWiring(...told),
    onHosts: () => topology.touch(),
  });
  const topology = createMapping({ ports, storage, journal, devices, interfaces, health, found: discovery.hosts });
  const inspections = createInspections({
    credentials,
    profiles: withOwn(options.ownProfiles, profiles),
    resolver,
    simulated: simulation?.snmp,
  });
  const mibs = createMibs({ now, commit: journal.commit });
  const views = createViews({ now, newId, commit: journal.commit });
  const removals = createRemovals({ storage, journal, now });
  const uptimes = createUptimes({ storage, now, watch, devices });

  const { statusNow, statusOf } = createStatusReport({
    version: ports.version,
    startedAt,
    now,
    watch,
    devices,
    health,
    collection,
    unwatched,
    simulation,
    method: () => method,
    databaseBytes: () => databaseBytes,
  });
  const publisher = createPublisher({ devices, watch, journal, discovery, topology, statusNow });

  function startPolling(make: NonNullable<EngineOptions['createProber']>): Polling {
    const polling = createPolling({
      clock,
      net: ports.net,
      kinds,
      createProber: make,
      resolver: simulation?.resolver,
      onRounds: (rows, notes) => {
        watch.take(rows, notes);
        storage.appendRounds(rows);
      },
      onMethod: (report) => {
        method = report;
        log.info(report, 'ping method');
      },
      onCrash: (error, degraded) => {
        log.error({ err: error, degraded }, 'the probe thread ended and is started again');
        health.noteProbeCrash(degraded);
        watch.wake(false);
      },
    });
    watch.attach(polling);
    watch.startAll(devices.all());
    return polling;
  }

  settings.load(await storage.setting(SETTINGS_KEY));
  await surroundings.load(storage);
  await recall({
    storage,
    devices,
    watch,
    access,
    credentials,
    vault,
    maintenance,
    now,
    willRun: createProber !== undefined,
  });
  // Windows may have begun, ended or been entered while nothing was watched.
  if (createProber) {
    maintenance.turn();
    watch.status.review(now());
    surroundings.look();
    noteDamage(storage, journal);
    noteStart(options, journal);
  }
  views.load(await storage.views());
  mibs.load(await storage.mibs());
  discovery.load(await storage.discovery());
  const cartography = await createCartography({ ports, storage, journal, facts });
  const polling = createProber && startPolling(createProber);
  await beginReading(reading, storage, polling && options.createCollector, (error, degraded) => {
    log.error({ err: error, degraded }, 'the poll thread ended and is started again');
    health.noteProbeCrash(degraded);
  });
  await topology.begin(polling !== undefined);
  await uptimes.refresh();
  const daily = dailyBackup({ care: storage.care, journal, now, disk: () => storage.disk()?.state });
  const soon = (work: Promise<void>): void =>
    void work.catch((thrown: unknown) => log.error({ err: thrown }, 'what is over could not be ended'));
  const pulse = createPulse({
    clock,
    flush: publisher.flush,
    everySecond: () => {
      if (polling) {
        maintenance.turn();
        watch.status.age();
        collection.tick();
        topology.tick();
        surroundings.everySecond();
        health.look();
        void journal.retry();
        discovery.everySecond();
      }
      vault.tick();
      soon(access.sweep());
      if (publisher.topics.listening('status')) publisher.topics.publish('status', statusNow());
    },
    slowly: async () => {
      databaseBytes = await storage.bytes();
      await uptimes.refresh();
      await removals.refresh();
      if (createProber && !simulation) surroundings.settle();
      if (createProber && !simulation) await daily();
      await audit.sweep();
    },
    onPassage: (what) => surroundings.pass(what),
    log,
  });

  const handlers = createHandlers({
    devices,
    watch,
    kinds,
    storage,
    journal,
    surroundings,
    recovery: unwatched?.recovery,
    restart: unwatched?.restart ?? (() => undefined),
    maintenance,
    access,
    credentials,
    inspections,
    interfaces,
    collection,
    discovery,
    mibs,
    topology,
    net: ports.net,
    ...cartography,
    newId,
    vault,
    views,
    settings,
    simulation,
    now,
    facts: facts ?? { runtime: '', dataDir: null },
    statusOf,
  });
  return {
    handlers,
    topics: publisher.topics,
    /** Live streams as a caller may see them. */
    topicsFor: ({ scope }: Principal) => ({
      subscribe: (sink: Sink) =>
        publisher.topics.subscribe(
          scope === undefined
            ? sink
            : scopedSink(sink, { devices, scope, topology, statusNow: () => statusOf(scopedDevices(devices, scope)) }),
        ),
    }),
    access,
    audit,
    credentials,
    vault,
    devices,
    watch,
    storage,
    statusNow,
    /** Stops polling, writes what is pending and lets go of the data folder. */
    async close(): Promise<void> {
      pulse.stop();
      await polling?.dispose();
      await collection.dispose();
      await discovery.dispose();
      await topology.close();
      await inspections.close();
      await unwatched?.recovery?.dispose();
      await journal.retry();
      await storage.close();
    },
  };
}
export type Engine = Awaited<ReturnType<typeof createEngine>>;
