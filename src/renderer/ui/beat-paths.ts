import { BEAT_COUNT, type BeatLetter } from '../../contract/metrics.ts';
import { BEAT_LOOKS, beatsOf } from './beats.ts';

export const BEATS_HEIGHT = 16;
export const beatsWidth = (pitch: number): number => BEAT_COUNT * pitch - 1;

/** The bars of each kind of beat as one path, newest right; a list draws hundreds of them every second. */
export function beatPaths(letters: string, pitch: number): ReadonlyMap<BeatLetter, string> {
  const beats = beatsOf(letters);
  const first = BEAT_COUNT - beats.length;
  const paths = new Map<BeatLetter, string>();
  for (const [index, beat] of beats.entries()) {
    const { heightPx } = BEAT_LOOKS[beat];
    // Healthy bars stand on the middle line of the row; taller ones grow upwards.
    const top = Math.max(0, (heightPx > 9 ? BEATS_HEIGHT - 2 : BEATS_HEIGHT - 3) - heightPx);
    const bar = `M${String((first + index) * pitch)} ${String(top)}h${String(pitch - 1)}v${String(heightPx)}h${String(1 - pitch)}z`;
    paths.set(beat, (paths.get(beat) ?? '') + bar);
  }
  return paths;
}
