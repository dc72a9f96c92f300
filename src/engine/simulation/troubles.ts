import { drawAt, hashOf } from './random.ts';

/** Something wrong with one device for a while. `from`, `to`: ms since the start of the simulation. */
export type Trouble = {
  /** `refusing`: the device answers, its services do not. */
  readonly kind: 'out' | 'slow' | 'lossy' | 'refusing';
  readonly from: number;
  readonly to: number;
  /** How bad, 0–1. */
  readonly weight: number;
};

const MINUTE = 60_000;
/** In each slot of time at most one trouble of a device begins; none lasts longer than a slot. */
const SLOT_MS = 10 * MINUTE;
/** Chance that one begins in a slot, for a device of ordinary luck. */
const CHANCE = 0.011;

/** What the office begins with, in minutes around the start: there must be something to look at. */
const SCENE: Readonly<Record<string, { readonly kind: Trouble['kind']; readonly from: number; readonly to: number }>> =
  {
    'cam-parkir-3': { kind: 'out', from: -361, to: 14 },
    'ap-lantai3-07': { kind: 'out', from: -4.2, to: 6 },
    'ptp-menara-2': { kind: 'slow', from: -42, to: 55 },
    'ap-gudang-02': { kind: 'lossy', from: -11, to: 25 },
    'nas-01': { kind: 'refusing', from: -31, to: 40 },
  };

type Subject = { readonly name: string; readonly luck: number };

function drawnIn(slot: number, seed: number, { name, luck }: Subject): Trouble | undefined {
  const place = [seed, hashOf(name), slot] as const;
  if (drawAt(...place, 1) >= CHANCE * luck) return undefined;
  const which = drawAt(...place, 2);
  const lengthMs = (0.7 + 7 * drawAt(...place, 3) ** 2) * MINUTE;
  const from = slot * SLOT_MS + drawAt(...place, 4) * SLOT_MS;
  const kind = which < 0.45 ? 'out' : which < 0.8 ? 'slow' : 'lossy';
  return { kind, from, to: from + lengthMs, weight: drawAt(...place, 5) };
}

/**
 * What is wrong with which device when. The same for the same seed, counted from the start of the simulation.
 *
 * @param startedAt ms since 1970
 */
export function createTroubles(seed: number, startedAt: number) {
  function at(subject: Subject, time: number): Trouble | undefined {
    const since = time - startedAt;
    const scene = SCENE[subject.name];
    if (scene && since >= scene.from * MINUTE && since < scene.to * MINUTE)
      return { kind: scene.kind, from: scene.from * MINUTE, to: scene.to * MINUTE, weight: 0.5 };
    const slot = Math.floor(since / SLOT_MS);
    for (const one of [slot - 1, slot]) {
      const trouble = drawnIn(one, seed, subject);
      if (trouble && since >= trouble.from && since < trouble.to) return trouble;
    }
    return undefined;
  }
  return { at };
}
export type Troubles = ReturnType<typeof createTroubles>;
