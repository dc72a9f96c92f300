import { Fault } from '../../contract/faults.ts';
import type { StoredHost, StoredScan } from '../storage/storage.ts';
import type { Accepting } from './accepting.ts';
import type { HostBook } from './host-book.ts';
import { INFRASTRUCTURE } from '../../contract/topology.ts';
import type { ScanRun } from './scan-run.ts';

const INTERVALS = { pingIntervalS: 30, snmpIntervalS: 60 } as const;

type Parts = {
  readonly book: Pick<HostBook, 'get'>;
  readonly accepting: Pick<Accepting, 'accept'>;
  readonly put: (scan: StoredScan) => StoredScan;
};

// What only others tell of would be down from the first minute on: a person may still take it.
const isWanted = ({ spec }: StoredScan, host: StoredHost): boolean =>
  host.state === 'new' &&
  host.address !== '' &&
  host.toldBy.length === 0 &&
  (spec.accept === 'all' || INFRASTRUCTURE.has(host.type));

/** Watches what a scan finds while it runs, if it is to. */
export function createWatching({ book, accepting, put }: Parts) {
  const working = new Map<string, Promise<void>>();

  function acceptFound(run: ScanRun): Promise<void> {
    if (run.scan.spec.accept === 'none') return Promise.resolve();
    const before = working.get(run.scan.id);
    if (before) return before.then(() => acceptFound(run));
    const ids = [...run.recorder.outcomes.keys()].filter((id) => {
      const host = book.get(id);
      return host !== undefined && isWanted(run.scan, host);
    });
    if (ids.length === 0) return Promise.resolve();
    const work = accepting
      .accept(ids, INTERVALS)
      .then(() => undefined)
      .catch((thrown: unknown) => {
        put({ ...run.scan, message: `Some of what was found could not be watched: ${Fault.from(thrown).message}` });
      })
      .finally(() => working.delete(run.scan.id));
    working.set(run.scan.id, work);
    return work;
  }
  return { acceptFound };
}
