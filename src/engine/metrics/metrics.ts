import {
  BEAT_COUNT,
  type BeatLetter,
  type LatencyLimits,
  type LiveColumns,
  type ProfileName,
  type Quality,
} from '../../contract/metrics.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from '../lib/round-columns.ts';
import { limitsOf, qualityOf } from '../status/status.ts';

/** A device as the live view needs it: the check whose rounds are shown, and how to judge them. */
export type LiveDevice = {
  readonly id: string;
  readonly shownCheck: number;
  readonly profile: ProfileName;
  readonly limits: LatencyLimits | null;
};

type Row = {
  device: LiveDevice;
  at: number;
  rttMs: number | null;
  lossPct: number | null;
  jitterMs: number | null;
  quality: Quality | null;
  uptimePct: number | null;
  coveragePct: number | null;
  beats: string;
  /** Letters not published yet. */
  fresh: string;
};

const LETTERS = { excellent: 'e', good: 'g', fair: 'f', poor: 'p', critical: 'c' } as const satisfies Record<
  Quality,
  BeatLetter
>;
const orNull = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;
const emptyColumns = (): LiveColumns => ({
  ids: [],
  at: [],
  rttMs: [],
  lossPct: [],
  jitterMs: [],
  quality: [],
  uptimePct: [],
  coveragePct: [],
  beats: [],
});

function push(columns: LiveColumns, row: Row, beats: string): void {
  columns.ids.push(row.device.id);
  columns.at.push(row.at);
  columns.rttMs.push(row.rttMs);
  columns.lossPct.push(row.lossPct);
  columns.jitterMs.push(row.jitterMs);
  columns.quality.push(row.quality);
  columns.uptimePct.push(row.uptimePct);
  columns.coveragePct.push(row.coveragePct);
  columns.beats.push(beats);
}

/** The latest values of every device, and what changed since they were last published. */
export function createLive(lossPctOf: (check: number) => number | null) {
  const rows = new Map<string, Row>();
  const byCheck = new Map<number, Row>();
  const seenAt = new Map<number, number>();
  const changed = new Set<Row>();

  function takeRow(cells: Float64Array, base: number): void {
    const number = cells[base + COLUMN.check] ?? -1;
    const at = cells[base + COLUMN.at] ?? 0;
    seenAt.set(number, at);
    const row = byCheck.get(number);
    if (row === undefined) return;
    const measured = cells[base + COLUMN.outcome] === OUTCOME.measured;
    const sent = cells[base + COLUMN.sent] ?? 0;
    const lossPct = sent > 0 ? (1 - (cells[base + COLUMN.received] ?? 0) / sent) * 100 : 0;
    const rttMs = orNull(cells[base + COLUMN.medianMs]);
    const quality = measured ? qualityOf(rttMs, lossPct, limitsOf(row.device)) : null;
    const letter: BeatLetter = measured ? (quality === null ? 'd' : LETTERS[quality]) : '-';
    if (measured) {
      row.at = at;
      row.rttMs = rttMs;
      row.jitterMs = orNull(cells[base + COLUMN.jitterMs]);
      row.quality = quality;
      row.lossPct = lossPctOf(number) ?? lossPct;
    }
    row.beats = (row.beats + letter).slice(-BEAT_COUNT);
    row.fresh = (row.fresh + letter).slice(-BEAT_COUNT);
    changed.add(row);
  }

  return {
    put(device: LiveDevice): void {
      const before = rows.get(device.id);
      if (before) byCheck.delete(before.device.shownCheck);
      const kept = before?.device.shownCheck === device.shownCheck ? before : undefined;
      const row: Row = kept ?? {
        device,
        at: 0,
        rttMs: null,
        lossPct: null,
        jitterMs: null,
        quality: null,
        uptimePct: null,
        coveragePct: null,
        beats: '',
        fresh: '',
      };
      row.device = device;
      rows.set(device.id, row);
      byCheck.set(device.shownCheck, row);
    },
    remove(id: string): void {
      const row = rows.get(id);
      if (row === undefined) return;
      rows.delete(id);
      byCheck.delete(row.device.shownCheck);
      changed.delete(row);
    },
    take(cells: Float64Array): void {
      for (let index = 0; index < roundCount(cells); index += 1) takeRow(cells, index * ROUND_STRIDE);
    },
    setUptime(id: string, uptimePct: number | null, coveragePct: number): void {
      const row = rows.get(id);
      if (row === undefined || (row.uptimePct === uptimePct && row.coveragePct === coveragePct)) return;
      row.uptimePct = uptimePct;
      row.coveragePct = coveragePct;
      changed.add(row);
    },
    /** When the last round of a check began, measured or not; undefined before the first. */
    seenAt: (number: number): number | undefined => seenAt.get(number),
    snapshot(): LiveColumns {
      const columns = emptyColumns();
      for (const row of rows.values()) push(columns, row, row.beats);
      return columns;
    },
    /** What changed since the last call, or undefined. */
    delta(): LiveColumns | undefined {
      if (changed.size === 0) return undefined;
      const columns = emptyColumns();
      for (const row of changed) {
        push(columns, row, row.fresh);
        row.fresh = '';
      }
      changed.clear();
      return columns;
    },
  };
}
