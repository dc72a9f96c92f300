import { useEffect, useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { isLiveRange, previous, type Span, spanOf, type TimeRange } from '../../time/range.ts';
import { behindFrom, continued, type History, historyOf, METRICS } from './history.model.ts';
import { type Reading, useReading } from './use-reading.ts';

/** So many points are as many as there are columns of pixels in a chart. */
const POINTS = 480;
/** Buckets that were filled from live samples are read again so often. */
const REREAD_MS = 300_000;
const TAIL_EVERY_MS = 900;

export const rangeKey = ({ from, to }: TimeRange): string => `${from} ${to}`;
const iso = (at: number): string => new Date(at).toISOString();
export const isoSpan = ({ from, to }: Span): { from: string; to: string } => ({ from: iso(from), to: iso(to) });

/** The range as it is now, by the clock of the host; it stands still while the window is paused. */
export function useSpan(range: TimeRange): Span {
  const now = useAppState((state) => state.now);
  const isPaused = useAppState((state) => state.isPaused);
  const [held, setHeld] = useState(now);
  if (!isPaused && held !== now) setHeld(now);
  const at = isPaused ? held : now;
  return spanOf(range, at) ?? { from: at - 3_600_000, to: at };
}

/** Samples of all checks of a device over a range, and what comes in while the range ends now. */
export function useHistory(device: Device, range: TimeRange): Reading<History> {
  const { call, store } = useApp();
  const isPaused = useAppState((state) => state.isPaused);
  const [tail, setTail] = useState<{ readonly base: History; readonly history: History }>();
  const { id } = device;
  const isFollowing = isLiveRange(range) && !isPaused;
  const checks = device.checks.map((check) => check.id).join(' ');
  const reading = useReading({
    key: `${id} ${rangeKey(range)}`,
    pulse: checks,
    everyMs: isFollowing ? REREAD_MS : undefined,
    read: async () => {
      const { now } = store.getState();
      const span = spanOf(range, now) ?? { from: now - 3_600_000, to: now };
      const answer = await call('metrics.query', {
        metric: [...METRICS],
        deviceId: [id],
        ...isoSpan(span),
        points: POINTS,
      });
      return historyOf(answer, span.to);
    },
  });
  const base = reading.value;
  const shown = base && tail?.base === base ? tail.history : base;
  useEffect(() => {
    if (base === undefined || !isFollowing) return undefined;
    let history = shown ?? base;
    let [isBusy, askedAt, isGone] = [false, 0, false];
    const follow = async (now: number): Promise<void> => {
      isBusy = true;
      askedAt = performance.now();
      try {
        const from = behindFrom(history, now);
        const answer = await call('metrics.query', {
          metric: [...METRICS],
          deviceId: [id],
          from: iso(Math.min(from, now - 1)),
          points: POINTS,
        });
        const span = spanOf(range, now);
        history = continued(history, answer, (span?.from ?? 0) - history.stepMs);
        if (!isGone) setTail({ base, history });
      } catch {
        // The next measurement asks again for all that is missing.
      }
      isBusy = false;
    };
    let seen = store.getState().live.get(id)?.at;
    const stop = store.subscribe(({ live, now }) => {
      const at = live.get(id)?.at;
      if (at === seen || isBusy || performance.now() - askedAt < TAIL_EVERY_MS) return;
      seen = at;
      void follow(Math.max(now, at ?? 0));
    });
    return () => {
      isGone = true;
      stop();
    };
    // What is shown is where following begins, not what it depends on.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [base, isFollowing, id, range, call, store]);
  return { ...reading, value: shown };
}

/** The same stretch of time just before; only asked for when it is to be compared. */
export function usePreviousHistory(device: Device, range: TimeRange, isWanted: boolean): Reading<History | undefined> {
  const { call, store } = useApp();
  const { id } = device;
  return useReading({
    key: `${id} ${rangeKey(range)} ${String(isWanted)}`,
    everyMs: isWanted && isLiveRange(range) ? REREAD_MS : undefined,
    read: async () => {
      const span = spanOf(range, store.getState().now);
      if (!isWanted || !span) return undefined;
      const before = { ...previous(span) };
      // A little more, for what the present range moves on until this is read again.
      if (isLiveRange(range)) before.to += Math.min(span.to - span.from, REREAD_MS);
      const answer = await call('metrics.query', {
        metric: ['ping.rtt.avg', 'ping.loss', 'ping.jitter'],
        deviceId: [id],
        ...isoSpan(before),
        points: POINTS,
      });
      return historyOf(answer, before.to);
    },
  });
}
