const DAY_MS = 86_400_000;

/**
 * Clock on the wall of one zone. A wall time is written as ms since 1970 as if it were UTC, so that whole days and
 * months can be counted without thinking of summer time.
 */
export type Zone = {
  /** What the wall clock shows at a moment since 1970. */
  wallOf(at: number): number;
  /** The moment at which it shows that: the earlier of two, or as much later as the clock jumped over it. */
  instantOf(wall: number): number;
};

const UTC: Zone = { wallOf: (at) => at, instantOf: (wall) => wall };

/** @param timeZone IANA name; @throws {RangeError} for one that does not exist */
export function createZone(timeZone: string): Zone {
  if (timeZone === 'UTC') return UTC;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  function wallOf(at: number): number {
    const part: Partial<Record<string, number>> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
  }
  const offset = (at: number): number => wallOf(at) - at;
  return {
    wallOf,
    instantOf(wall) {
      const before = wall - offset(wall - DAY_MS);
      if (wallOf(before) === wall) return before;
      const after = wall - offset(wall + DAY_MS);
      return wallOf(after) === wall ? after : before;
    },
  };
}
