/** Numbers that look random and come again with the same seed. */
export type Random = () => number;

/** @returns values from 0 (included) to 1 (not included) */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One such value for a place, whatever was drawn before: what happens then must not depend on who asks first. */
export function drawAt(...place: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const part of place) {
    hash = Math.imul(hash ^ (part | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return (hash >>> 0) / 2 ** 32;
}

/** A text as a number to draw with. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
}

/** A normally distributed value around 0 (Box and Muller). */
export const gaussian = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** A UUIDv7 of a moment whose other bits are drawn. */
export function drawnId(at: number, random: Random): string {
  const hex = (digits: number, bits: number) =>
    Math.floor(random() * 2 ** bits)
      .toString(16)
      .padStart(digits, '0');
  const time = Math.round(at).toString(16).padStart(12, '0');
  const variant = (8 + Math.floor(random() * 4)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3, 12)}-${variant}${hex(3, 12)}-${hex(6, 24)}${hex(6, 24)}`;
}
