import { createDueQueue } from './due-queue.ts';
import { createRateLimit, nextMoment } from './schedule.ts';
import type { PingTarget } from './probing.ts';
import type { SendProbe } from './icmp-socket.ts';

/** A target as the probe loop keeps it. */
export type WatchedTarget = {
  readonly settings: PingTarget;
  readonly send: SendProbe;
  readonly phase: number;
  /** Index in the table of targets. */
  readonly seat: number;
  /** Monotonic moment of the next regular round. */
  nextAt: number;
  /** Probes sent so far. */
  sequence: number;
  /** Waits for an extra round already. */
  isUrgent: boolean;
  /** Replaced or removed: its rounds in flight end in silence. */
  isGone: boolean;
};

/** Extra rounds wait in line here; their rate is limited, so that a thousand new targets are no burst. */
export type UrgentLine = {
  add(target: WatchedTarget): void;
  take(now: number): WatchedTarget | undefined;
  isEmpty(): boolean;
};

export function createUrgentLine(ratePerS: number, start: number): UrgentLine {
  const limit = createRateLimit(ratePerS, start);
  let line: WatchedTarget[] = [];
  let first = 0;
  return {
    add(target) {
      if (target.isUrgent) return;
      target.isUrgent = true;
      line.push(target);
    },
    take(now) {
      for (let target = line[first]; target !== undefined; target = line[first]) {
        if (!target.isGone && !limit.take(now)) return undefined;
        first += 1;
        if (target.isGone) continue;
        target.isUrgent = false;
        return target;
      }
      line = [];
      first = 0;
      return undefined;
    },
    isEmpty: () => first === line.length,
  };
}

/** When each target is due for its regular round. */
export type RegularPlan = {
  schedule(target: WatchedTarget, now: number): void;
  take(now: number): WatchedTarget | undefined;
  nextAt(): number;
  clear(): void;
};

/** @param seats the targets; the queue holds their indices here, because it holds numbers only */
export function createRegularPlan(seats: readonly (WatchedTarget | undefined)[]): RegularPlan {
  const due = createDueQueue();
  const schedule = (target: WatchedTarget, now: number) => {
    target.nextAt = nextMoment(now, target.settings.intervalMs, target.phase);
    due.push(target.nextAt, target.seat);
  };
  return {
    schedule,
    take(now) {
      while (due.nextAt() <= now) {
        const at = due.nextAt();
        const target = seats[due.pop()];
        // An entry whose moment is not the target's own was left behind by an earlier plan or an earlier target.
        if (target === undefined || target.nextAt !== at) continue;
        schedule(target, now);
        return target;
      }
      return undefined;
    },
    nextAt: () => due.nextAt(),
    clear: () => due.clear(),
  };
}
