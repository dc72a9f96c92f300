import type { Progress } from './messages.ts';

/** The speed of the last seconds says when it will be over. */
const WINDOW_MS = 10_000;

type Counts = { readonly addresses: number; readonly tried: number; readonly cursor: number };
type Moment = {
  readonly isOver: boolean;
  readonly isSwept: boolean;
  readonly hasLeads: boolean;
  readonly isNaming: boolean;
};

/** How far a scan is, and how its credentials did. */
export function createTally(clock: { mono(): number }, counts: () => Counts) {
  const keys = new Map<string, { tried: number; answered: number }>();
  const ends: number[] = [];
  let furthest = 0;
  const of = (key: string) => {
    const known = keys.get(key) ?? { tried: 0, answered: 0 };
    keys.set(key, known);
    return known;
  };
  function etaS(left: number): number | null {
    const since = clock.mono() - WINDOW_MS;
    while (ends[0] !== undefined && ends[0] < since) ends.shift();
    const [first] = ends;
    if (left === 0) return 0;
    if (first === undefined || ends.length < 2) return null;
    return Math.round((left * (clock.mono() - first)) / ends.length / 100) / 10;
  }
  function phaseOf({ isOver, isSwept, hasLeads, isNaming }: Moment): Progress['phase'] {
    if (isOver) return 'done';
    if (isNaming) return 'naming';
    if (!isSwept) return 'hosts';
    return hasLeads ? 'neighbours' : 'identify';
  }
  return {
    tried: (key: string): void => void (of(key).tried += 1),
    answered: (key: string): void => void (of(key).answered += 1),
    finished: (): void => void ends.push(clock.mono()),
    progress(moment: Moment): Omit<Progress, 'leads' | 'pps'> {
      const now = counts();
      const left = Math.max(0, now.addresses - now.tried);
      // It never goes back, even when neighbours tell of more.
      furthest = Math.max(furthest, now.addresses === 0 ? 0 : Math.min(0.99, now.tried / now.addresses));
      return {
        ...now,
        phase: phaseOf(moment),
        progress: moment.isOver ? 1 : furthest,
        etaS: moment.isOver ? 0 : etaS(left),
        keys: [...keys].map(([key, count]) => ({ key, ...count })),
      };
    },
  };
}
