import type { Budget } from './budget.ts';
import type { Matcher } from './matcher.ts';

/**
 * What of a stored point counts. `last`: its value; `every`: only samples as they were measured will do;
 * `min`, `max`, `sum`, `count`: that of the samples a roll-up stands for.
 */
export type Fold = 'last' | 'every' | 'min' | 'max' | 'sum' | 'count';

/** What a selector of a query needs to know. Times in ms since 1970, both included. */
export type Selection = {
  readonly matchers: readonly Matcher[];
  readonly from: number;
  readonly to: number;
  /** Time between two moments of the answer; Infinity where there is one moment only. */
  readonly stepMs: number;
  /** Length of the window of a range selector; 0 for an instant selector. */
  readonly windowMs: number;
  readonly fold: Fold;
};
/** One series, oldest sample first. `labels` include `__name__`. */
export type Sampled = {
  readonly labels: Readonly<Record<string, string>>;
  readonly at: ArrayLike<number>;
  readonly values: ArrayLike<number>;
};
export type Selected = {
  readonly series: readonly Sampled[];
  /** So long a sample speaks for the time after it, when that is longer than the lookback. */
  readonly holdsMs: number;
};

/** Where the samples of a query come from. */
export type SampleSource = {
  /** @throws {Fault} from the budget, or when samples cannot be read */
  select(selection: Selection, budget: Budget): Promise<Selected>;
};
