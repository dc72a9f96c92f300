/** The label that holds the name of the metric. */
export const NAME = '__name__';

/** A set of labels; within one query the same set is the same object. None of them is empty. */
export type Labels = {
  /** By name, ascending. */
  readonly entries: readonly (readonly [name: string, value: string])[];
  get(name: string): string;
};

const byName = (a: readonly [string, string], b: readonly [string, string]): number => (a[0] < b[0] ? -1 : 1);

/** All label sets of one query. What is derived from one once is remembered, as every step derives the same again. */
export function createLabelSpace() {
  const known = new Map<string, Labels>();

  function of(pairs: Iterable<readonly [string, string]>): Labels {
    const entries = [...pairs].filter(([, value]) => value !== '').sort(byName);
    const key = JSON.stringify(entries);
    const before = known.get(key);
    if (before) return before;
    const values = new Map(entries);
    const labels: Labels = { entries, get: (name) => values.get(name) ?? '' };
    known.set(key, labels);
    return labels;
  }

  return {
    of,
    empty: of([]),
    /** A rule from labels to labels that is worked out once for each set. */
    rule(derive: (labels: Labels) => Iterable<readonly [string, string]>): (labels: Labels) => Labels {
      const results = new Map<Labels, Labels>();
      return (labels) => {
        let result = results.get(labels);
        if (result === undefined) {
          result = of(derive(labels));
          results.set(labels, result);
        }
        return result;
      };
    },
  };
}
export type LabelSpace = ReturnType<typeof createLabelSpace>;

export const keeping =
  (names: ReadonlySet<string>) =>
  (labels: Labels): Iterable<readonly [string, string]> =>
    labels.entries.filter(([name]) => names.has(name));
export const dropping =
  (names: ReadonlySet<string>) =>
  (labels: Labels): Iterable<readonly [string, string]> =>
    labels.entries.filter(([name]) => !names.has(name));

/** As people write it: `name{a="b"}`. */
export function labelText(labels: Labels): string {
  const rest = labels.entries.filter(([name]) => name !== NAME);
  return `${labels.get(NAME)}{${rest.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(', ')}}`;
}
