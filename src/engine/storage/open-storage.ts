import { Worker } from 'node:worker_threads';
import { Fault } from '../../contract/faults.ts';
import { createCare } from './care/care.ts';
import { supervise } from '../threads/supervisor.ts';
import { callThread } from '../threads/thread-calls.ts';
import { type Disk, FLOORS, type Floors } from './space/floors.ts';
import type { Opened, Storage } from './storage.ts';
import type { StorageCalls, StorageConfig, StorageNote } from './storage-calls.ts';

const MIB = 1024 ** 2;
const CLOSE_DEADLINE_MS = 15_000;
const END_GRACE_MS = 1000;
/** The log is looked at every ten seconds. */
const LARGE_LOG_STANDS_MS = 25_000;
/** Batches that wait while the thread is being restarted; more would mean that it does not come back. */
const MAX_WAITING_BATCHES = 1000;

export type StorageLog = {
  warn(fields: Readonly<Record<string, unknown>>, sentence: string): void;
  error(fields: Readonly<Record<string, unknown>>, sentence: string): void;
};

export type OpenStorageOptions = {
  /** Made when missing. */
  readonly dataDir: string;
  /** URL of `storage.worker` in this layout (source or bundle). */
  readonly workerUrl: URL;
  /** URL of `care.worker`. */
  readonly careUrl: URL;
  readonly log?: StorageLog | undefined;
  /** The thread died and is being restarted; `degraded` from the third time within five minutes on. */
  readonly onCrash: (error: Error, degraded: boolean) => void;
  /** Least free space to open at all, bytes; 32 MiB unless told. */
  readonly floorBytes?: number;
  /** Only looks in, as the command line does: what is not watched meanwhile stays a gap. */
  readonly isVisit?: boolean;
  /** Most bytes of everything that was measured; 2 GiB unless told. */
  readonly seriesBudgetBytes?: number;
  readonly as?: StorageConfig['as'];
  /** Free bytes at which the program begins to save room. */
  readonly floors?: Floors;
};

type Thread = ReturnType<typeof startThread>;

type Logged = Exclude<StorageNote, { note: 'disk' }>;

function note(message: Logged, log: StorageLog | undefined): void {
  const { note: kind, ...fields } = message;
  const sentences = {
    'log-large': 'The write-ahead log of the database does not get shorter',
    slow: 'A database statement took longer than 40 ms',
    damaged: 'Some measurements are damaged and were passed by',
    'samples-wait': 'Measurements wait in memory because they cannot be written',
    trouble: 'The upkeep of the database failed',
  } as const;
  log?.warn(fields, sentences[kind]);
}

const ended = (cause: Error): Fault =>
  new Fault('internal', 'The database thread ended before it answered.', { retryable: true, cause });

/** The supervised thread, what it answers, and whether its database is open at this moment. */
function startThread(options: OpenStorageOptions, config: StorageConfig) {
  const { log } = options;
  let isOpen = false;
  let hasOpened = false;
  let isEndExpected = false;
  let disk: Disk | undefined;
  let largeLog: { readonly bytes: number; readonly until: number } | undefined;
  let settle: { resolve(opened: Opened): void; reject(fault: unknown): void } | undefined;
  const firstOpen = new Promise<Opened>((resolve, reject) => {
    settle = { resolve, reject };
  });
  const onOpen: (() => void)[] = [];

  const hear = (message: StorageNote): void => {
    if (message.note === 'disk') {
      disk = message.disk;
      return;
    }
    if (message.note === 'log-large')
      largeLog = { bytes: message.bytes, until: performance.now() + LARGE_LOG_STANDS_MS };
    note(message, log);
  };
  const reopen = async (): Promise<void> => {
    try {
      const opened = await calls.call('open', config);
      isOpen = true;
      hasOpened = true;
      settle?.resolve(opened);
      for (const listener of onOpen) listener();
    } catch (thrown) {
      // After the first time the thread ends itself now and the supervisor starts the next try.
      if (hasOpened) log?.error({ err: thrown }, 'The database could not be opened again');
      settle?.reject(thrown);
    } finally {
      settle = undefined;
    }
  };
  const calls = callThread<StorageCalls>((message, transfer) => thread.post(message, transfer));
  const thread = supervise({
    name: 'storage',
    start: () => new Worker(options.workerUrl, { name: 'storage' }),
    onStart: () => queueMicrotask(() => void reopen()),
    onMessage: (message) => {
      if (!calls.receive(message)) hear(message as StorageNote);
    },
    onCrash: (error, degraded) => {
      isOpen = false;
      calls.failAll(ended(error));
      if (hasOpened && !isEndExpected) options.onCrash(error, degraded);
    },
  });
  return {
    calls,
    firstOpen,
    isOpen: () => isOpen,
    disk: () => disk,
    isDegraded: () => thread.isDegraded(),
    largeLog: () => (largeLog && performance.now() < largeLog.until ? largeLog.bytes : undefined),
    /** It was asked to close: that it ends now is no crash. */
    expectEnd: () => {
      isEndExpected = true;
    },
    onOpen: (listener: () => void) => void onOpen.push(listener),
    dispose: () => {
      isOpen = false;
      return thread.dispose(END_GRACE_MS);
    },
  };
}

type Appending = 'append' | 'appendInterfaces' | 'appendSamples';
/** Measurements go to the thread at once; while it is being restarted they wait here. */
function createAppend(thread: Thread, what: Appending): (rows: Float64Array) => void {
  const waiting: Float64Array[] = [];
  const send = (rows: Float64Array) => thread.calls.post(what, rows, [rows.buffer as ArrayBuffer]);
  thread.onOpen(() => {
    for (const rows of waiting.splice(0)) send(rows);
  });
  return (rows) => {
    if (thread.isOpen()) return send(rows);
    waiting.push(rows);
    if (waiting.length > MAX_WAITING_BATCHES) waiting.shift();
  };
}

function face(thread: Thread, opened: Opened, place: OpenStorageOptions): Storage {
  const call: Thread['calls']['call'] = (name, input, options) => {
    if (thread.isOpen()) return thread.calls.call(name, input, options);
    return Promise.reject(new Fault('internal', 'The database is not open at this moment.', { retryable: true }));
  };
  let closing: Promise<void> | undefined;
  const appending = (what: Appending) => {
    const append = createAppend(thread, what);
    // What comes after the end belongs to no one.
    return (rows: Float64Array): void => {
      if (closing === undefined) append(rows);
    };
  };
  const care = createCare({
    dataDir: place.dataDir,
    careUrl: place.careUrl,
    usage: () => call('usage', null),
    refreshRetention: () => call('refreshRetention', null),
    vacuum: (how) => call('vacuum', how),
  });
  const close = async (): Promise<void> => {
    try {
      await care.dispose();
      thread.expectEnd();
      if (thread.isOpen()) await call('close', null, { deadlineMs: CLOSE_DEADLINE_MS });
    } finally {
      await thread.dispose();
    }
  };
  return {
    opened,
    inventory: () => call('inventory', null),
    commit: (mutations) => call('commit', mutations),
    appendRounds: appending('append'),
    appendInterfaces: appending('appendInterfaces'),
    appendSamples: appending('appendSamples'),
    ensureSeries: (specs) => call('ensureSeries', specs),
    interfaces: () => call('interfaces', null),
    deviceFacts: (id) => call('deviceFacts', id),
    mibs: () => call('mibs', null),
    topology: () => call('topology', null),
    topologySpans: (query) => call('topologySpans', query),
    sightings: (query) => call('sightings', query),
    discovery: () => call('discovery', null),
    scanHosts: (scanId) => call('scanHosts', scanId),
    rounds: (query) => call('rounds', query),
    series: (query) => call('series', query),
    points: (query) => call('points', query),
    seriesList: (filter) => call('seriesList', filter),
    seriesStats: () => call('seriesStats', null),
    events: (query) => call('events', query),
    spans: (query) => call('spans', query),
    outages: (query) => call('outages', query),
    maintenance: () => call('maintenance', null),
    removedDevices: (query) => call('removedDevices', query),
    views: () => call('views', null),
    gaps: (from) => call('gaps', from),
    tokens: () => call('tokens', null),
    sessions: () => call('sessions', null),
    users: () => call('users', null),
    credentials: () => call('credentials', null),
    audit: (query) => call('audit', query),
    checkAudit: () => call('checkAudit', null),
    maps: () => call('maps', null),
    mapPicture: (id) => call('mapPicture', id),
    geoPlaces: () => call('geoPlaces', null),
    setting: (key) => call('setting', key),
    disk: thread.disk,
    isDegraded: thread.isDegraded,
    largeLog: thread.largeLog,
    bytes: () => call('bytes', null),
    care,
    close: () => (closing ??= close()),
  };
}

/**
 * Opens the data folder in a thread of its own, which is restarted when it crashes.
 *
 * @returns once the database serves
 * @throws {Fault} with the reason data-locked, data-unwritable, data-corrupt or data-newer
 */
export async function openStorage(options: OpenStorageOptions): Promise<Storage> {
  const thread = startThread(options, {
    dataDir: options.dataDir,
    floorBytes: options.floorBytes ?? 32 * MIB,
    isVisit: options.isVisit ?? false,
    seriesBudgetBytes: options.seriesBudgetBytes ?? 2048 * MIB,
    floors: options.floors ?? FLOORS,
    as: options.as ?? 'owner',
  });
  try {
    return face(thread, await thread.firstOpen, options);
  } catch (thrown) {
    await thread.dispose();
    throw thrown;
  }
}
