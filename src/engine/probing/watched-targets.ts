import { type IcmpSocket, SEND, type SendProbe } from './icmp-socket.ts';
import type { PingTarget } from './probing.ts';
import { MAX_COUNT } from './round-pool.ts';
import { phaseOf } from './schedule.ts';
import { createRegularPlan, createUrgentLine, type WatchedTarget } from './target-plan.ts';

export type WatchedTargets = {
  put(targets: readonly PingTarget[], now: number): void;
  remove(numbers: readonly number[]): void;
  runNow(numbers: readonly number[]): void;
  /** The next target whose round shall begin now; extra rounds are limited in rate, regular ones are not. */
  takeDue(now: number): WatchedTarget | undefined;
  /** When `takeDue` has something to give. */
  nextAt(now: number): number;
  /** Plans all regular rounds anew from `now` on, each at its own phase. */
  reschedule(now: number): void;
};

const SETTINGS = ['address', 'intervalMs', 'count', 'size', 'dscp', 'timeoutMs', 'source'] as const;
const MIN_SIZE = 16;
const MAX_SIZE = 1472;
const MIN_INTERVAL_MS = 10;

/** @param ratePerS first and extra rounds that may begin each second */
export function createWatchedTargets(socket: IcmpSocket, ratePerS: number, start: number): WatchedTargets {
  const byNumber = new Map<number, WatchedTarget>();
  const seats: (WatchedTarget | undefined)[] = [];
  const freeSeats: number[] = [];
  const regular = createRegularPlan(seats);
  const urgent = createUrgentLine(ratePerS, start);

  const drop = (number: number) => {
    const target = byNumber.get(number);
    if (target === undefined) return;
    target.isGone = true;
    seats[target.seat] = undefined;
    freeSeats.push(target.seat);
    byNumber.delete(number);
  };
  const add = (settings: PingTarget, now: number) => {
    const target = watch(settings, freeSeats.pop() ?? seats.length, socket);
    seats[target.seat] = target;
    byNumber.set(settings.number, target);
    urgent.add(target);
    regular.schedule(target, now);
  };

  return {
    put(targets, now) {
      for (const target of targets) {
        const settings = withinLimits(target);
        const known = byNumber.get(target.number)?.settings;
        if (known !== undefined && SETTINGS.every((key) => known[key] === settings[key])) continue;
        drop(target.number);
        add(settings, now);
      }
    },
    remove(numbers) {
      for (const number of numbers) drop(number);
    },
    runNow(numbers) {
      for (const number of numbers) {
        const target = byNumber.get(number);
        if (target !== undefined) urgent.add(target);
      }
    },
    takeDue: (now) => urgent.take(now) ?? regular.take(now),
    nextAt: (now) => (urgent.isEmpty() ? regular.nextAt() : now),
    reschedule(now) {
      regular.clear();
      for (const target of byNumber.values()) regular.schedule(target, now);
    },
  };
}

function watch(settings: PingTarget, seat: number, socket: IcmpSocket): WatchedTarget {
  const phase = phaseOf(settings.number);
  const send = prepare(socket, settings);
  return { settings, send, phase, seat, nextAt: 0, sequence: 0, isUrgent: false, isGone: false };
}

/** A target that cannot be prepared (an address of the wrong family as source) is one that cannot be sent to. */
function prepare(socket: IcmpSocket, settings: PingTarget): SendProbe {
  try {
    return socket.prepare(settings);
  } catch {
    return () => SEND.blocked;
  }
}

function withinLimits(target: PingTarget): PingTarget {
  return {
    ...target,
    intervalMs: Math.max(MIN_INTERVAL_MS, target.intervalMs),
    count: Math.max(1, Math.min(MAX_COUNT, Math.floor(target.count))),
    size: Math.max(MIN_SIZE, Math.min(MAX_SIZE, Math.floor(target.size))),
    dscp: target.dscp & 0x3f,
  };
}
