import { useEffect, useState } from 'react';
import { useApp } from '../../store/AppProvider.tsx';
import { type Columns, NO_COLUMNS } from '../../ui/charts/columns.ts';

const EVERY_MS = 1000;
/** So much is kept in sight. */
export const LIVE_SPAN_MS = 120_000;

type Lines = { readonly in: Columns; readonly out: Columns; readonly newest: number };
type Live = Lines & { readonly fault: unknown };
const NOTHING: Live = { in: NO_COLUMNS, out: NO_COLUMNS, newest: 0, fault: undefined };

type Points = {
  readonly at: readonly number[];
  readonly inBps: readonly (number | null)[];
  readonly outBps: readonly (number | null)[];
};

function appended(line: Columns, { at }: Points, values: readonly (number | null)[], after: number): Columns {
  const kept = [...line.at.keys()].filter((index) => (line.at[index] ?? 0) >= after);
  const moments = kept.map((index) => line.at[index] ?? 0);
  const rates = kept.map((index) => line.avg[index] ?? 0);
  const last = line.at.at(-1) ?? 0;
  for (const [index, moment] of at.entries()) {
    const value = values[index];
    if (moment <= last || value === null || value === undefined) continue;
    moments.push(moment);
    rates.push(value);
  }
  return { at: moments, min: rates, avg: rates, max: rates, count: moments.map(() => 1) };
}

/** What is known with what has just been read; what is out of sight is let go. */
export function withPoints(lines: Lines, points: Points): Lines {
  const newest = Math.max(lines.newest, points.at.at(-1) ?? 0);
  const after = newest - LIVE_SPAN_MS;
  return {
    in: appended(lines.in, points, points.inBps, after),
    out: appended(lines.out, points, points.outBps, after),
    newest,
  };
}

/** A port second by second, for as long as this is on screen: the host stops by itself when nobody asks. */
export function useLive(id: string): Live {
  const { call } = useApp();
  const [live, setLive] = useState<Live>(NOTHING);
  useEffect(() => {
    let [isGone, isBusy] = [false, false];
    let lines: Lines = NOTHING;
    const ask = async (): Promise<void> => {
      if (isBusy || document.hidden) return;
      isBusy = true;
      try {
        const points = await call('interfaces.live', { id, after: lines.newest });
        lines = withPoints(lines, points);
        if (!isGone) setLive({ ...lines, fault: undefined });
      } catch (fault) {
        if (!isGone) setLive({ ...lines, fault });
      }
      isBusy = false;
    };
    void ask();
    const timer = setInterval(() => void ask(), EVERY_MS);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [call, id]);
  return live;
}
