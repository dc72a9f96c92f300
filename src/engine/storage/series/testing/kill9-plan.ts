// What the child writes and the test expects.
import { DAY_MS } from '../levels.ts';

export const STEP_MS = 300_000;
/** Raw samples are taken away after so long. */
export const KEPT_MS: number = 12 * DAY_MS;
export const valueAt = (at: number, index: number): number => Math.sin(at * index);
