import { reason, type Reason } from '../../contract/reasons.ts';
import type { CheckKindDefinition } from '../checks/check.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from '../lib/round-columns.ts';
import { eventOfChange } from '../logs/logs.ts';
import { changeMutations } from '../state-changes.ts';
import { createStatus } from '../status/status.ts';
import type { Mutation, Storage, StoredCheck, StoredDevice, StoredMaintenance } from '../storage/storage.ts';
import { inventoryOf, worksOf } from './inventory.ts';
import type { Model } from './model.ts';
import type { OfficeDevice } from './office.ts';
import { createRandom, drawnId, hashOf, type Random } from './random.ts';
import { drawService } from './simulated-checks.ts';
import { drawRound } from './simulated-prober.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Rounds that are drawn for the past, about; more would make the start slow. */
const MOST_ROUNDS = 150_000;
/** The last stretch is as fine as live. */
const RECENT_MS = 30 * MINUTE;
/** So long ago, for so long, the laptop was asleep: nothing was measured. */
const NAP = { agoMs: 7.4 * HOUR, lengthMs: 23 * MINUTE };
/** How soon a failed round is asked again before a verdict. */
const RETRY_MS = 500;
const RETRIES = 3;
const MUTATIONS_AT_ONCE = 2000;
const SEEN_BEFORE_MS = 2 * HOUR;

/** Stretches of the past, oldest first, and how far apart their rounds are. */
type Stretch = { readonly from: number; readonly to: number; readonly stepMs: number };

function stretchesOf(devices: number, intervalMs: number, now: number): readonly Stretch[] {
  const recent = Math.floor(RECENT_MS / intervalMs) * devices;
  const left = Math.max(1, (MOST_ROUNDS - recent) / Math.max(1, devices));
  // Fine enough for a line without holes even over six hours; where that is too much, the past is shorter.
  const stepMs = Math.min(5 * MINUTE, Math.max(MINUTE / 2, (24 * HOUR) / left));
  const from = now - Math.min(24 * HOUR, left * stepMs);
  return [
    { from, to: now - RECENT_MS, stepMs },
    { from: now - RECENT_MS, to: now, stepMs: intervalMs },
  ];
}

type PastOptions = {
  readonly storage: Pick<Storage, 'commit' | 'appendRounds' | 'bytes'>;
  readonly office: readonly OfficeDevice[];
  readonly kinds: readonly CheckKindDefinition[];
  readonly model: Model;
  readonly seed: number;
  readonly now: number;
};
type Drawing = { readonly model: Model; readonly random: Random };
type Batch = { readonly rows: Float64Array; readonly notes: ReadonlyMap<number, { readonly reason: Reason }> };

/** Draws one round of every check of every device at about the same time. */
function drawAll(devices: readonly StoredDevice[], at: (device: StoredDevice) => number, parts: Drawing): Batch {
  const checks = devices.flatMap((device) => device.checks.map((check) => ({ device, check, time: at(device) })));
  const rows = new Float64Array(checks.length * ROUND_STRIDE).fill(Number.NaN);
  const notes = new Map<number, { reason: Reason }>();
  for (const [index, { device, check, time }] of checks.entries()) {
    const row = rows.subarray(index * ROUND_STRIDE, (index + 1) * ROUND_STRIDE);
    const why = drawCheck(device, check, { ...parts, time, row });
    if (why) notes.set(check.number, { reason: why });
  }
  return { rows, notes };
}

/** @returns why nothing good came back */
function drawCheck(
  { address }: StoredDevice,
  { number, type, settings, timeoutMs }: StoredCheck,
  { model, random, time, row }: Drawing & { readonly time: number; readonly row: Float64Array },
): Reason | undefined {
  if (type === 'icmp') {
    const count = Number(settings['count'] ?? 5);
    drawRound({ number, address, count, timeoutMs }, time, row, { model, random });
    return row[COLUMN.received] === 0 ? reason('no-reply', { sent: count }) : undefined;
  }
  const result = drawService({ type, settings }, model.at(address, time), random);
  row.set([number, time, 1, result.ok ? 1 : 0]);
  row[COLUMN.outcome] = OUTCOME.measured;
  if (!result.ok) return result.reason;
  row.fill(result.rttMs, COLUMN.minMs, COLUMN.jitterMs);
  return undefined;
}

/** Rows of some checks again, a moment later: a failed round deserves a second look. */
function drawAgain(devices: readonly StoredDevice[], numbers: readonly number[], at: number, parts: Drawing): Batch {
  const wanted = new Set(numbers);
  const chosen = devices
    .map((device) => ({ ...device, checks: device.checks.filter((check) => wanted.has(check.number)) }))
    .filter(({ checks }) => checks.length > 0);
  return drawAll(chosen, () => at, parts);
}

/**
 * Writes what would have been stored if the office had been watched for a day: the rounds are drawn from the model,
 * the verdicts are the product's own.
 */
export async function writePast(options: PastOptions): Promise<void> {
  const { storage, office, kinds, model, seed, now } = options;
  const random = createRandom(seed);
  const from = now - 24 * HOUR - SEEN_BEFORE_MS;
  const devices = inventoryOf({ office, kinds, from });
  const works = worksOf(devices, now);
  await storage.commit([
    ...devices.map((device): Mutation => ({ type: 'device.put', device })),
    ...works.map((window): Mutation => ({ type: 'maintenance.put', window })),
  ]);

  const watched = devices.filter((device) => !device.paused);
  const keeper = createKeeper({ devices, underWork: works[0], random });
  const intervalMs = (devices[0]?.checks[0]?.intervalS ?? 10) * 1000;
  const parts = { model, random };
  for (const { from: start, to, stepMs } of stretchesOf(devices.length, intervalMs, now)) {
    const nap = { from: now - NAP.agoMs, to: now - NAP.agoMs + NAP.lengthMs };
    for (let turn = start; turn < to; turn += stepMs) {
      keeper.begin(turn, nap);
      if (turn >= nap.from && turn < nap.to) continue;
      const at = ({ address }: StoredDevice) => Math.min(to - 1, turn + (hashOf(address) % 1000) * (stepMs / 1000));
      for (
        let [batch, tries] = [drawAll(watched, at, parts), 0];
        roundCount(batch.rows) > 0 && tries < RETRIES;
        tries += 1
      ) {
        const retries = keeper.take(batch);
        storage.appendRounds(batch.rows);
        batch = drawAgain(watched, retries, Math.min(to - 1, turn + stepMs + tries * RETRY_MS), parts);
      }
    }
    // The thread takes in what was sent before more is made.
    await storage.bytes();
  }
  const { mutations } = keeper;
  for (let index = 0; index < mutations.length; index += MUTATIONS_AT_ONCE)
    await storage.commit(mutations.slice(index, index + MUTATIONS_AT_ONCE));
}

type KeeperOptions = {
  readonly devices: readonly StoredDevice[];
  readonly underWork: StoredMaintenance | undefined;
  readonly random: Random;
};
type Nap = { readonly from: number; readonly to: number };

/** Judges the rounds of the past by the rules of the present, and keeps what would have been stored. */
function createKeeper({ devices, underWork, random }: KeeperOptions) {
  let time = 0;
  const mutations: Mutation[] = [];
  const names = new Map(devices.map(({ id, name }) => [id, name]));
  const isAtWork = (id: string): boolean =>
    underWork !== undefined && time >= underWork.start && time < underWork.end && underWork.deviceIds.includes(id);
  const status = createStatus({
    now: () => time,
    inMaintenance: isAtWork,
    onChange: (deviceId, checkIds, change) => {
      const identity = { id: drawnId(time, random), deviceName: names.get(deviceId) ?? '' };
      const event = change && eventOfChange(change, identity);
      mutations.push(...changeMutations(status, checkIds, change, event ? [{ type: 'event.add', event }] : []));
    },
  });
  return {
    mutations,
    /** A turn of all checks begins. */
    begin(at: number, nap: Nap): void {
      const before = time;
      time = at;
      if (before === 0) for (const device of devices) status.track(device, { kind: 'fresh' });
      if (before !== 0 && before < nap.to && at >= nap.to) {
        status.forget();
        mutations.push(...napMutations(nap, drawnId(nap.to, random)));
      }
      status.review(at);
    },
    /** @returns numbers of the checks to ask again */
    take: ({ rows, notes }: Batch): readonly number[] => status.take(rows, notes),
  };
}

const napMutations = (nap: Nap, id: string): readonly Mutation[] => [
  { type: 'gap.add', gap: { ...nap, reason: 'asleep' } },
  {
    type: 'event.add',
    event: {
      id,
      at: nap.to,
      level: 'info',
      kind: 'gap',
      deviceId: null,
      deviceName: null,
      checkId: null,
      params: { what: 'asleep', seconds: Math.round((nap.to - nap.from) / 1000) },
    },
  },
];
