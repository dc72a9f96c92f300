// The storage thread: the only one that opens the database. Thin on purpose; session.ts does the work.
import { parentPort } from 'node:worker_threads';
import { Fault } from '../../contract/faults.ts';
import { type Handlers, serve } from '../threads/thread-calls.ts';
import type { Session } from './assembly.ts';
import { openSession } from './session.ts';
import { viewSession } from './viewing/view-session.ts';
import type { StorageCalls, StorageNote } from './storage-calls.ts';

const port = parentPort;
if (!port) throw new Fault('internal', 'storage.worker must be started as a worker thread.');

let session: Session | undefined;
const tell = (note: StorageNote): void => port.postMessage(note);
const open = (): Session['handlers'] => {
  if (session) return session.handlers;
  throw new Fault('internal', 'The database is not open.', { retryable: true });
};

const handlers: Handlers<StorageCalls> = {
  open: (config) => {
    try {
      session = config.as === 'owner' ? openSession(config, tell) : viewSession(config, tell);
      return session.opened;
    } catch (thrown) {
      // After the answer: the supervisor starts the next try, or the main side has given up.
      setImmediate(() => process.exit(1));
      throw thrown;
    }
  },
  inventory: (input) => open().inventory(input),
  commit: (mutations) => open().commit(mutations),
  append: (rows) => open().append(rows),
  appendInterfaces: (rows) => open().appendInterfaces(rows),
  appendSamples: (samples) => open().appendSamples(samples),
  ensureSeries: (specs) => open().ensureSeries(specs),
  interfaces: (input) => open().interfaces(input),
  deviceFacts: (id) => open().deviceFacts(id),
  mibs: (input) => open().mibs(input),
  topology: (input) => open().topology(input),
  topologySpans: (query) => open().topologySpans(query),
  sightings: (query) => open().sightings(query),
  discovery: (input) => open().discovery(input),
  scanHosts: (scanId) => open().scanHosts(scanId),
  rounds: (query) => open().rounds(query),
  series: (query) => open().series(query),
  points: (query) => open().points(query),
  seriesList: (filter) => open().seriesList(filter),
  seriesStats: (input) => open().seriesStats(input),
  events: (query) => open().events(query),
  spans: (query) => open().spans(query),
  outages: (query) => open().outages(query),
  maintenance: (input) => open().maintenance(input),
  removedDevices: (query) => open().removedDevices(query),
  views: (input) => open().views(input),
  gaps: (from) => open().gaps(from),
  tokens: (input) => open().tokens(input),
  sessions: (input) => open().sessions(input),
  users: (input) => open().users(input),
  credentials: (input) => open().credentials(input),
  audit: (query) => open().audit(query),
  checkAudit: (input) => open().checkAudit(input),
  maps: (input) => open().maps(input),
  mapPicture: (id) => open().mapPicture(id),
  geoPlaces: (input) => open().geoPlaces(input),
  setting: (key) => open().setting(key),
  bytes: (input) => open().bytes(input),
  usage: (input) => open().usage(input),
  refreshRetention: (input) => open().refreshRetention(input),
  vacuum: (options) => open().vacuum(options),
  close: (input) => {
    const { close } = open();
    session = undefined;
    // Nothing is left to do after the answer: without its port the thread ends by itself.
    setImmediate(() => port.close());
    return close(input);
  },
};
serve(port, handlers);
