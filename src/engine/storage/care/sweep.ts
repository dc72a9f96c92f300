import { createRetention } from '../series/retention.ts';

type Options = Parameters<typeof createRetention>[0] & {
  readonly now: () => number;
  /** Lets others have their turn. @returns false when the database is being closed */
  readonly breathe: () => Promise<boolean>;
};

/**
 * Takes away at once what is too old by new settings. The upkeep of the store looks at each group only every few hours,
 * because by old settings nothing can be due more often.
 */
export async function sweep({ now, breathe, ...options }: Options): Promise<void> {
  const retention = createRetention(options);
  for (const group of options.owners.groups()) {
    do {
      if (!(await breathe())) return;
    } while (retention.byAge(group, now()) > 0);
  }
}
