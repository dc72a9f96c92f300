import { merged, type Stretch } from '../lib/stretches.ts';
import { added, type Buckets, overlaid, scaled, type Span, sumsOf, type Timeline, timelineOf } from './timeline.ts';

/**
 * Uptime and how much of the time it speaks for.
 *
 * @returns `uptimePct` = up / (up + down), null when neither was seen; `coveragePct` = (up + down) / time
 */
export function uptimeOf(buckets: Buckets): { readonly uptimePct: number | null; readonly coveragePct: number } {
  const judged = buckets.upMs + buckets.downMs;
  const whole = Object.values(buckets).reduce((sum, ms) => sum + ms, 0);
  return {
    uptimePct: judged === 0 ? null : (buckets.upMs / judged) * 100,
    coveragePct: whole === 0 ? 0 : (judged / whole) * 100,
  };
}

/** What is known of a device, or of all devices of a group, period by period. */
export type Account = {
  readonly sums: readonly Buckets[];
  /** The same without planned maintenance, which may have been entered after the event. */
  readonly sla: readonly Buckets[];
  /** When anything was judged up or down, and when anything was down; planned maintenance is neither. */
  readonly judged: readonly Stretch[];
  readonly down: readonly Stretch[];
};

type Known = {
  readonly spans: readonly Span[];
  readonly blind: readonly Stretch[];
  /** Maintenance windows, merged. */
  readonly planned: readonly Stretch[];
};

const of = (timeline: Timeline, ...kinds: readonly string[]): readonly Stretch[] =>
  merged(timeline.filter(({ kind }) => kinds.includes(kind)));

/** @param periods oldest first, one after the other without a hole */
export function accountOf({ spans, blind, planned }: Known, periods: readonly Stretch[]): Account {
  const range = { from: periods[0]?.from ?? 0, to: periods.at(-1)?.to ?? 0 };
  const seen = timelineOf(spans, blind, range);
  const promised = overlaid(seen, planned, 'maintenanceMs');
  const sums = sumsOf(seen, periods);
  return {
    sums,
    sla: promised === seen ? sums : sumsOf(promised, periods),
    judged: of(promised, 'upMs', 'downMs'),
    down: of(promised, 'downMs'),
  };
}

/** Two accounts of the same periods as one; the times of both are added. */
export const joined = (a: Account, b: Account): Account => ({
  sums: a.sums.map((one, index) => added([one, b.sums[index] ?? one])),
  sla: a.sla.map((one, index) => added([one, b.sla[index] ?? one])),
  judged: merged([...a.judged, ...b.judged]),
  down: merged([...a.down, ...b.down]),
});

/** How much of the judged time of each period, and of all of it, nothing was down; per cent, null when nothing was judged. */
export function allUpOf(account: Account, periods: readonly Stretch[]) {
  const lengths = (stretches: readonly Stretch[]) =>
    sumsOf(
      stretches.map((one) => ({ ...one, kind: 'upMs' as const })),
      periods,
    ).map(({ upMs }) => upMs);
  const judged = lengths(account.judged);
  const down = lengths(account.down);
  const pct = (whole: number, lost: number) => (whole === 0 ? null : (1 - lost / whole) * 100);
  const total = (list: readonly number[]) => list.reduce((sum, ms) => sum + ms, 0);
  return { all: pct(total(judged), total(down)), periods: judged.map((ms, index) => pct(ms, down[index] ?? 0)) };
}

/** Uptime without maintenance against what was promised. `budgetLeftS`: downtime that the judged time still allows. */
export function slaOf(sla: Buckets, targetPct: number | undefined) {
  const { uptimePct } = uptimeOf(sla);
  if (targetPct === undefined || uptimePct === null)
    return { uptimePct, targetPct: targetPct ?? null, met: 'unknown' as const, budgetLeftS: null };
  const allowedMs = (1 - targetPct / 100) * (sla.upMs + sla.downMs);
  // Compared as the target is written, so that exactly 99.9 % meets 99.9 %.
  const met = uptimePct >= targetPct - 1e-9 ? ('yes' as const) : ('no' as const);
  return { uptimePct, targetPct, met, budgetLeftS: Math.round((allowedMs - sla.downMs) / 1000) };
}

/** The figures of an account: of all its time, and of each period. @param devices how many it is of */
export function figuresOf(account: Account, devices: number) {
  const mean = (buckets: Buckets) => (devices === 1 ? buckets : scaled(buckets, 1 / devices));
  const figure = (buckets: Buckets) => ({ ...uptimeOf(buckets), buckets: mean(buckets) });
  return {
    all: figure(added(account.sums)),
    sla: mean(added(account.sla)),
    periods: account.sums.map((sums, index) => ({
      ...figure(sums),
      slaPct: uptimeOf(account.sla[index] ?? sums).uptimePct,
    })),
  };
}
