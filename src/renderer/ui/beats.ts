import { BEAT_COUNT, BEAT_LETTERS, type BeatLetter } from '../../contract/metrics.ts';
import type { Speech } from './Translation.tsx';

type BeatLook = { readonly token: string; readonly heightPx: number };

/** Trouble is taller than health, so that it is seen without its colour; no measurement is a low mark. */
export const BEAT_LOOKS: Readonly<Record<BeatLetter, BeatLook>> = {
  e: { token: '--up', heightPx: 9 },
  g: { token: '--good', heightPx: 9 },
  f: { token: '--warn', heightPx: 11 },
  p: { token: '--major', heightPx: 12 },
  c: { token: '--down', heightPx: 13 },
  w: { token: '--warn', heightPx: 12 },
  d: { token: '--down', heightPx: 16 },
  '-': { token: '--unknown', heightPx: 3 },
};

const isBeat = (letter: string): letter is BeatLetter => BEAT_LETTERS.some((known) => known === letter);

/** The last beats; a letter nobody knows counts as no measurement. */
export const beatsOf = (letters: string): readonly BeatLetter[] =>
  Array.from(letters.slice(-BEAT_COUNT), (letter) => (isBeat(letter) ? letter : '-'));

/** How many beats answered well, answered weakly, did not answer, and were not measured. */
export function countBeats(beats: readonly BeatLetter[]): { ok: number; weak: number; down: number; none: number } {
  const count = (...letters: readonly BeatLetter[]) => beats.filter((beat) => letters.includes(beat)).length;
  return { ok: count('e', 'g', 'f'), weak: count('p', 'c', 'w'), down: count('d'), none: count('-') };
}

/** What a bar of beats says, in words. */
export function beatsLabel(letters: string, t: Speech['t']): string {
  const beats = beatsOf(letters);
  return beats.length === 0
    ? t('devices.beatsNone')
    : t('devices.beats', { count: beats.length, ...countBeats(beats) });
}
