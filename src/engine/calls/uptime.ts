import type { Handlers, Output, Parsed } from '../../contract/contract.ts';
import { type Stretch, touches } from '../lib/stretches.ts';
import { createZone } from '../lib/time-zone.ts';
import { type Account, accountOf, allUpOf, figuresOf, joined, periodsOf, slaOf } from '../status/status.ts';
import type { StateSpan, StoredDevice } from '../storage/storage.ts';
import { spansByDevice } from '../uptimes.ts';
import { chosen, rangeOf, refuse } from './choices.ts';
import { type HistoryParts, outagePage } from './outages.ts';

type Line = Output<'metrics.uptime'>['items'][number];
type Query = Parsed<'metrics.uptime'>;

/** More periods than that in one answer help nobody. */
const MOST_PERIODS = 2000;
/** A month of days of a thousand devices; writing that as JSON takes the main thread some 40 ms. */
const MOST_FIGURES = 35_000;
const MOST_OUTAGES = 10;

const text = (at: number): string => new Date(at).toISOString();

/** What every line has, whomever it is of. */
function figures(account: Account, devices: number, periods: readonly Stretch[], targetPct: number | undefined) {
  const { all, sla, periods: each } = figuresOf(account, devices);
  return {
    devices,
    ...all,
    sla: slaOf(sla, targetPct),
    periods: each.map((figure, index) => ({
      start: text(periods[index]?.from ?? 0),
      end: text(periods[index]?.to ?? 0),
      ...figure,
      allUpPct: null as number | null,
    })),
  };
}

/** The newest stretches of down. */
const outagesOf = (spans: readonly StateSpan[], range: Stretch): Line['outages'] =>
  spans
    .filter(({ state, from, to }) => state === 'down' && touches([{ from, to: to ?? range.to }], range))
    .slice(-MOST_OUTAGES)
    .map((span) => ({ start: text(span.from), end: span.to === null ? null : text(span.to) }));

type Group = { account: Account; devices: number; worst: Line['worst'] };

function groupLine(name: string, { account, devices, worst }: Group, periods: readonly Stretch[], query: Query): Line {
  const line = figures(account, devices, periods, query.targetPct);
  const allUp = allUpOf(account, periods);
  return {
    deviceId: null,
    group: name,
    name,
    ...line,
    allUpPct: allUp.all,
    worst,
    outages: [],
    periods: line.periods.map((period, index) => ({ ...period, allUpPct: allUp.periods[index] ?? null })),
  };
}

/** Adds a device to its groups; only to those asked for, where any were. */
function gather(
  groups: Map<string, Group>,
  device: StoredDevice,
  account: Account,
  asked: readonly string[] | undefined,
) {
  const { all } = figuresOf(account, 1);
  for (const name of new Set(device.groups)) {
    if (asked !== undefined && !asked.includes(name)) continue;
    const before = groups.get(name);
    const isWorst = all.uptimePct !== null && all.uptimePct < (before?.worst?.uptimePct ?? Infinity);
    groups.set(name, {
      account: before === undefined ? account : joined(before.account, account),
      devices: (before?.devices ?? 0) + 1,
      worst: isWorst
        ? { deviceId: device.id, name: device.name, uptimePct: all.uptimePct ?? 0 }
        : (before?.worst ?? null),
    });
  }
}

/** Uptime, and the log of what took it away. */
export const uptimeCalls = (parts: HistoryParts): Pick<Handlers, 'metrics.uptime' | 'outages.list'> => ({
  'metrics.uptime': async (query) => {
    const { devices, maintenance, storage, now } = parts;
    const at = now();
    const asked = rangeOf(query, at);
    // What is to come is neither up nor down, nor unknown: it is not counted.
    const range = { from: Math.min(asked.from, at), to: Math.min(asked.to, at) };
    const wanted = chosen(devices, query);
    const most = Math.min(MOST_PERIODS, Math.max(1, Math.floor(MOST_FIGURES / Math.max(1, wanted.length))));
    const periods = periodsOf(range, query.bucket, createZone(query.timeZone), most);
    if (periods === undefined)
      throw refuse(
        '/bucket',
        `At most ${String(most)} buckets fit in an answer for so many devices; ask for longer ones.`,
      );
    const blind = await storage.gaps(range.from);
    const planned = maintenance.plannedIn(range);
    const lines: Line[] = [];
    const groups = new Map<string, Group>();
    for await (const [device, spans] of spansByDevice(storage, wanted, range)) {
      const account = accountOf({ spans, blind, planned: planned(device) }, periods);
      if (query.by === 'group') gather(groups, device, account, query.group);
      else
        lines.push({
          deviceId: device.id,
          group: null,
          name: device.name,
          ...figures(account, 1, periods, query.targetPct),
          allUpPct: null,
          worst: null,
          outages: outagesOf(spans, range),
        });
    }
    const byName = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
    const items = [...lines, ...byName.map(([name, group]) => groupLine(name, group, periods, query))];
    return { from: text(range.from), to: text(range.to), items, nextCursor: null };
  },
  'outages.list': (query) => outagePage(parts, query),
});
