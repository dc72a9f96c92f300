const UNITS: readonly (readonly [string, number])[] = [
  ['y', 365 * 86_400_000],
  ['w', 7 * 86_400_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];
/** Longest duration that is taken: beyond it times are no longer exact. */
const MAX_MS = 100 * 365 * 86_400_000;
const DURATION = /^(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+)s)?(?:(\d+)ms)?$/;

/**
 * A duration of Prometheus, such as `1h30m` or `250ms`: each unit at most once, the longest first.
 *
 * @returns milliseconds, or undefined when it is none, is zero or is longer than 100 years
 */
export function durationMs(text: string): number | undefined {
  const parts = text.length > 40 ? null : DURATION.exec(text);
  if (parts === null) return undefined;
  const sum = UNITS.reduce((total, [, factor], index) => total + Number(parts[index + 1] ?? 0) * factor, 0);
  return sum > 0 && sum <= MAX_MS ? sum : undefined;
}
