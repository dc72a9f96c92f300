import type { StoredDevice, StoredHost } from '../storage/storage.ts';
import { differencesOf } from './differences.ts';
import { fieldsOf, type HostFields, identityOf } from './host-fields.ts';
import type { HostBook, Match } from './host-book.ts';
import type { Sighting } from './messages.ts';

/** What became of a host in one scan. */
export type Outcome = 'new' | 'changed' | 'conflicting' | 'known';
/** A scan as recording sees it. `before`: hosts as they were when it began, by their id; undefined: not there yet. */
export type Recorder = {
  readonly scanId: string | null;
  readonly site: string;
  readonly groups: readonly string[];
  readonly snmpPort: number;
  readonly before: Map<string, StoredHost | undefined>;
  readonly outcomes: Map<string, Outcome>;
  readonly credentialOf: (key: string) => { readonly id: string; readonly name: string } | null;
};
type Parts = {
  readonly book: HostBook;
  readonly newId: () => string;
  /** A watched device with one of these addresses, or this name. */
  readonly deviceOf: (addresses: readonly string[], name: string | null) => StoredDevice | undefined;
};

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

/** Of several that are the same, the one that stays: the watched one, else the oldest. */
function keptOf(same: readonly Match[]): StoredHost | undefined {
  const order = (host: StoredHost): readonly [number, number] => [host.deviceId === null ? 1 : 0, host.firstSeen];
  return same
    .map(({ host }) => host)
    .toSorted((a, b) => order(a)[0] - order(b)[0] || order(a)[1] - order(b)[1])
    .at(0);
}

/** What stays where a new sighting does not say it. */
const KEPT = ['vendor', 'model', 'os', 'version', 'serial', 'location', 'rttMs'] as const;

/** The address a host is reached by stays, as long as it is one of its own. */
function addressOf(known: StoredHost, fresh: HostFields, isSameScan: boolean): string {
  if (known.address === '') return fresh.address;
  // Within one scan the address somebody named goes before one that was heard of.
  if (isSameScan) return known.via === 'sweep' || fresh.via !== 'sweep' ? known.address : fresh.address;
  const isPoorer = known.isRead && !fresh.isRead;
  return isPoorer || fresh.addresses.includes(known.address) ? known.address : fresh.address;
}

/** Two sightings of one host within one scan together; of an older one only what the new one cannot know stays. */
function merged(known: StoredHost, fresh: HostFields, isSameScan: boolean): HostFields {
  // Silence about SNMP, such as that of an address that lets nobody in, takes nothing away.
  const isPoorer = known.isRead && !fresh.isRead;
  const base = isPoorer ? { ...known, lastSeen: fresh.lastSeen } : fresh;
  const isBoth = isSameScan || isPoorer;
  const kept = Object.fromEntries(KEPT.map((field) => [field, base[field] ?? known[field]])) as Pick<
    HostFields,
    (typeof KEPT)[number]
  >;
  return {
    ...base,
    ...kept,
    address: addressOf(known, fresh, isSameScan),
    addresses: union(
      [addressOf(known, fresh, isSameScan)],
      isBoth ? union(known.addresses, fresh.addresses) : fresh.addresses,
    ),
    macs: isBoth || fresh.macs.length === 0 ? union(known.macs, fresh.macs) : fresh.macs,
    names: { ...known.names, ...fresh.names },
    answers: isSameScan ? union(known.answers, fresh.answers) : fresh.answers,
    type: base.type === 'unknown' ? known.type : base.type,
    via: known.via === 'manual' || (isSameScan && known.via === 'sweep') ? known.via : fresh.via,
  };
}

/** What only the book knows of a host: what became of it, and what a person said. */
const NOTHING_KNOWN = {
  state: 'new',
  deviceId: null,
  differences: [],
  conflictsWith: [],
  credential: null,
} as const;
const memoryOf = (known: StoredHost | undefined, fresh: HostFields, { site, groups, snmpPort }: Recorder) => ({
  ...(known ?? { ...NOTHING_KNOWN, site, groups, snmpPort, firstSeen: fresh.lastSeen }),
});

/** Enters sightings into the book: who it is, what is new about it, and with whom it cannot be told apart. */
export function createRecording({ book, newId, deviceOf }: Parts) {
  function judge(matches: readonly Match[], self: string | undefined) {
    const same = matches.filter(({ host, verdict }) => {
      const decided = self === undefined ? undefined : book.decided(self, host.id);
      return decided ?? verdict.isSame;
    });
    const doubted = matches.filter(({ host, verdict }) => {
      const decided = self === undefined ? undefined : book.decided(self, host.id);
      return decided === undefined && !verdict.isSame && verdict.against.length > 0;
    });
    return { same, doubted };
  }

  /** Both keep their place, and each says what it shares with the other. */
  function doubt(host: StoredHost, doubted: readonly Match[], recorder: Recorder): StoredHost {
    let result = host;
    for (const { host: other, verdict } of doubted) {
      const shared = verdict.against.map((field) => ({ field, before: other[field], after: host[field] }));
      const isTold = other.conflictsWith.includes(host.id);
      if (!isTold && other.state !== 'ignored')
        book.put({
          ...other,
          state: 'conflicting',
          conflictsWith: union(other.conflictsWith, [host.id]),
          differences: [...other.differences, ...shared],
        });
      const conflictsWith = union(result.conflictsWith, [other.id]);
      result = { ...result, state: 'conflicting', conflictsWith, differences: isTold ? result.differences : shared };
      if (!isTold) for (const id of [host.id, other.id]) recorder.outcomes.set(id, 'conflicting');
    }
    return result;
  }

  function stateOf(host: StoredHost, before: StoredHost | undefined): Pick<StoredHost, 'state' | 'differences'> {
    if (host.state === 'ignored') return { state: 'ignored', differences: [] };
    const calm = host.deviceId === null ? ('new' as const) : ('known' as const);
    if (before === undefined) return { state: calm, differences: [] };
    const differences = differencesOf(before, host);
    if (before.state === 'conflicting' && before.conflictsWith.length > 0)
      return { state: 'conflicting', differences: before.differences };
    // What nobody looked at yet is new, whatever it was like a while ago.
    if (differences.length > 0) return { state: before.state === 'new' ? 'new' : 'changed', differences };
    if (before.state === 'changed') return { state: 'changed', differences: before.differences };
    return { state: calm, differences: [] };
  }

  function noteOutcome(host: StoredHost, recorder: Recorder): void {
    if (recorder.outcomes.get(host.id) === 'conflicting') return;
    const before = recorder.before.get(host.id);
    const isChanged = before !== undefined && differencesOf(before, host).length > 0;
    recorder.outcomes.set(host.id, before === undefined ? 'new' : isChanged ? 'changed' : 'known');
  }

  function absorb(kept: StoredHost, others: readonly StoredHost[], recorder: Recorder): StoredHost {
    let result = kept;
    for (const other of others) {
      result = {
        ...result,
        addresses: union(result.addresses, other.addresses),
        macs: union(result.macs, other.macs),
        names: { ...other.names, ...result.names },
        firstSeen: Math.min(result.firstSeen, other.firstSeen),
      };
      recorder.outcomes.delete(other.id);
      book.remove(other.id, result.id);
    }
    return result;
  }

  /** Keeps what a host was like when the scan began, under the id it has now. */
  function noteBefore(known: StoredHost | undefined, id: string, { before }: Recorder): void {
    const key = known?.id ?? id;
    if (!before.has(key)) before.set(key, known);
    if (key !== id) before.set(id, before.get(key));
  }

  /** A known host with its new sighting, and with whatever turns out to be the same. */
  function together(known: StoredHost, fresh: HostFields, same: readonly Match[], recorder: Recorder): HostFields {
    // Two that are both watched are left apart: a person made them two.
    const others = same.map(({ host }) => host).filter(({ id, deviceId }) => id !== known.id && deviceId === null);
    const isSameScan = recorder.scanId !== null && known.scanId === recorder.scanId;
    return merged(absorb(known, others, recorder), fresh, isSameScan);
  }

  return {
    /** @returns the host as it is known now */
    take(sighting: Sighting, recorder: Recorder): StoredHost {
      const fresh = fieldsOf(sighting);
      const matches = book.matches(identityOf(fresh));
      const known = keptOf(judge(matches, undefined).same);
      const { same, doubted } = judge(matches, known?.id);
      const device = known?.deviceId ? undefined : deviceOf(fresh.addresses, fresh.sysName);
      const id = device?.id ?? known?.id ?? newId();
      noteBefore(known, id, recorder);
      const fields = known === undefined ? fresh : together(known, fresh, same, recorder);
      if (known !== undefined && known.id !== id) book.remove(known.id, id);
      const memory = memoryOf(known, fresh, recorder);
      const credential = sighting.key === null ? null : recorder.credentialOf(sighting.key);
      const entered: StoredHost = {
        ...memory,
        ...fields,
        id,
        deviceId: device?.id ?? memory.deviceId,
        credential: credential ?? memory.credential,
        snmpPort: sighting.key === null ? memory.snmpPort : recorder.snmpPort,
        toldBy: [],
        scanId: recorder.scanId,
      };
      const judged = { ...entered, ...stateOf(entered, recorder.before.get(id)) };
      noteOutcome(judged, recorder);
      const others = doubted.filter(({ host }) => host.id !== id);
      const host = doubt(judged, others, recorder);
      book.put(host);
      return host;
    },
  };
}
export type Recording = ReturnType<typeof createRecording>;
