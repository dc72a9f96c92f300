/** A time in which nothing flows, ms since 1970; it may be ended early. */
export type Outage = { readonly from: number; until: number };

/** More of them in one place are refused: each costs time whenever a counter is read. */
export const MOST_OUTAGES = 4000;

/** When which cable carried nothing. What is over is kept: the counters still lack it. */
export function createOutages() {
  const byPlace = new Map<number, Outage[]>();
  const NONE: readonly Outage[] = [];
  const at = (place: number): readonly Outage[] => byPlace.get(place) ?? NONE;
  return {
    at,
    /** Whether there ever was one. */
    has: (place: number): boolean => byPlace.size > 0 && byPlace.has(place),
    isOut: (place: number, time: number): boolean =>
      byPlace.size > 0 && at(place).some(({ from, until }) => from <= time && time < until),
    /** @returns the outage, to be ended; undefined when there are too many in this place */
    add(place: number, from: number, until: number): Outage | undefined {
      const known = byPlace.get(place) ?? [];
      if (known.length >= MOST_OUTAGES) return undefined;
      const outage = { from, until };
      known.push(outage);
      byPlace.set(place, known);
      return outage;
    },
    /** The last moment, until now, at which the place went down or came back; undefined when it never did. */
    lastEdge(place: number, time: number): number | undefined {
      const edges = at(place)
        .flatMap(({ from, until }) => [from, until])
        .filter((edge) => edge <= time);
      return edges.length === 0 ? undefined : Math.max(...edges);
    },
    /** What did not flow, of something that would have grown by this integral. Outages that overlap count once. */
    missed(place: number, [from, until]: readonly [number, number], integral: (time: number) => number): number {
      const known = byPlace.get(place);
      if (known === undefined) return 0;
      let sum = 0;
      let reached = from;
      for (const outage of known.toSorted((a, b) => a.from - b.from)) {
        const [start, end] = [Math.max(reached, outage.from), Math.min(until, outage.until)];
        if (end <= start) continue;
        sum += integral(end) - integral(start);
        reached = end;
      }
      return sum;
    },
  };
}
