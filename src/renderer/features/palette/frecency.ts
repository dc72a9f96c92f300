const KEY = 'ronda.palette';
const MOST = 200;
const HALF_LIFE_MS = 7 * 86_400_000;
const MOST_POINTS = 40;

/** How often something was chosen, and when last. */
type Use = { readonly count: number; readonly at: number };
type Uses = Readonly<Record<string, Use>>;
type Box = Pick<Storage, 'getItem' | 'setItem'>;

const isUse = (value: unknown): value is Use =>
  typeof value === 'object' &&
  value !== null &&
  'count' in value &&
  'at' in value &&
  typeof value.count === 'number' &&
  typeof value.at === 'number';

function read(box: Box): Uses {
  try {
    const value: unknown = JSON.parse(box.getItem(KEY) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry): entry is [string, Use] => isUse(entry[1])));
  } catch {
    // Storage may be forbidden or hold another version's text: then nothing was used yet.
    return {};
  }
}

/** Points for what was chosen often and lately; they halve every week. */
const pointsOf = ({ count, at }: Use, now: number): number =>
  Math.min(MOST_POINTS, 8 * Math.log2(1 + count)) * 0.5 ** (Math.max(0, now - at) / HALF_LIFE_MS);

/** What was chosen in the palette of this window, kept on this computer. */
export function createFrecency(box: Box, now: () => number) {
  const uses = read(box);
  const at = now();
  return {
    boostOf: (id: string): number => {
      const use = Object.hasOwn(uses, id) ? uses[id] : undefined;
      return use ? pointsOf(use, at) : 0;
    },
    /** The ids with the most points, best first. */
    best: (count: number): readonly string[] =>
      Object.entries(uses)
        .toSorted(([, a], [, b]) => pointsOf(b, at) - pointsOf(a, at))
        .slice(0, count)
        .map(([id]) => id),
    use(id: string): void {
      const before = Object.hasOwn(uses, id) ? uses[id] : undefined;
      const next = { ...uses, [id]: { count: (before?.count ?? 0) + 1, at: now() } };
      const kept = Object.entries(next)
        .toSorted(([, a], [, b]) => b.at - a.at)
        .slice(0, MOST);
      try {
        box.setItem(KEY, JSON.stringify(Object.fromEntries(kept)));
      } catch {
        // As above: it is then forgotten.
      }
    },
  };
}
