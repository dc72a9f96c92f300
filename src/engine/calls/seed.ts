import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { PingRecord } from '../../contract/seed.ts';
import { simulatedRouters } from '../agents/simulated-list.ts';
import type { Devices } from '../devices/devices.ts';
import { createBreather } from '../lib/breather.ts';
import { roundAt } from '../lib/round.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from '../lib/round-columns.ts';
import { eventView } from '../logs/logs.ts';
import type { Storage, StoredDevice } from '../storage/storage.ts';
import type { Watch } from '../watch.ts';

const DAY_MS = 86_400_000;
const RANGE_MS = { '24h': DAY_MS, '7d': 7 * DAY_MS, '30d': 30 * DAY_MS } as const;

type RangeInput = {
  readonly range: '24h' | '7d' | '30d' | 'custom';
  readonly start?: string | undefined;
  readonly end?: string | undefined;
};

const refuse = (path: string, message: string) => new Fault('invalid-input', message, { errors: [{ path, message }] });

function spanOf({ range, start, end }: RangeInput, now: number): { from: number; to: number } {
  if (range !== 'custom') return { from: now - RANGE_MS[range], to: now };
  if (start === undefined) throw refuse('/start', 'A custom range needs start.');
  if (end === undefined) throw refuse('/end', 'A custom range needs end.');
  const [from, to] = [Date.parse(start), Date.parse(end)];
  if (to <= from) throw refuse('/end', 'The end must be after the start.');
  return { from, to };
}

const serverOf = (device: StoredDevice) => ({
  partner: device.partner,
  country: device.country,
  ip: device.address,
  dn_ext: device.dnExt,
});

function recordOf(device: StoredDevice, rows: Float64Array, index: number): PingRecord {
  const round = roundAt(rows, index);
  const measured = rows[index * ROUND_STRIDE + COLUMN.outcome] === OUTCOME.measured;
  return {
    ...serverOf(device),
    timestamp: new Date(round.at).toISOString(),
    min: round.minMs,
    avg: round.avgMs,
    max: round.maxMs,
    loss: round.lossPct,
    jitter: round.jitterMs,
    status: measured ? (round.received > 0 ? 'up' : 'down') : 'unknown',
  };
}

type Parts = {
  readonly devices: Devices;
  readonly watch: Watch;
  readonly storage: Storage;
  readonly now: () => number;
};

/** The routes of the original tool, over the same truth as all others. */
export const seedCalls = ({
  devices,
  watch,
  storage,
  now,
}: Parts): Pick<Handlers, 'seed.pingData' | 'seed.status' | 'seed.logs' | 'seed.simulate'> => {
  const ofCountries = (countries: readonly string[] | undefined) =>
    [...devices.all()].filter((device) => countries === undefined || countries.includes(device.country));
  return {
    'seed.pingData': async ({ country, limit, ...range }) => {
      const span = spanOf(range, now());
      const records: PingRecord[] = [];
      for (const device of ofCountries(country)) {
        const check = device.checks.find((one) => one.type === 'icmp');
        if (check === undefined || records.length >= limit) continue;
        const rows = await storage.rounds({ ...span, check: check.number, limit: limit - records.length });
        for (let index = roundCount(rows) - 1; index >= 0; index -= 1) records.push(recordOf(device, rows, index));
      }
      return records.sort((a, b) => (a.timestamp < b.timestamp ? 1 : -1));
    },
    'seed.status': ({ country }) => {
      const live = watch.values.snapshot();
      const at = new Map(live.ids.map((id, index) => [id, index]));
      return ofCountries(country).map((device) => {
        const known = watch.status.deviceState(device.id);
        const index = at.get(device.id) ?? -1;
        const measuredAt = live.at[index] ?? 0;
        return {
          ...serverOf(device),
          status: known?.state ?? 'unknown',
          since: known === undefined ? null : new Date(known.since).toISOString(),
          timestamp: measuredAt === 0 ? null : new Date(measuredAt).toISOString(),
          latency: live.rttMs[index] ?? null,
          loss: live.lossPct[index] ?? null,
          jitter: live.jitterMs[index] ?? null,
        };
      });
    },
    'seed.logs': async ({ limit, level }) => {
      const { items } = await storage.events({ limit, ...(level !== undefined && { level: [level] }) });
      const byId = new Map([...devices.all()].map((device) => [device.id, device]));
      return items.map((event) => {
        const device = byId.get(event.deviceId ?? '');
        const { at, level: found, kind, message } = eventView(event);
        return { ...(device && serverOf(device)), timestamp: at, level: found, event: kind, message };
      });
    },
    'seed.simulate': async ({ count, seed }) => {
      const breathe = createBreather();
      const lines = [];
      for (const line of simulatedRouters(count, seed, now())) {
        lines.push(line);
        await breathe();
      }
      return lines;
    },
  };
};
