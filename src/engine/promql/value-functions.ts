type ValueFunction = (value: number, params: readonly number[]) => number;

const round: ValueFunction = (value, [nearest = 1]) => {
  const inverse = 1 / nearest;
  return Math.floor(value * inverse + 0.5) / inverse;
};
/** Of a time in seconds since 1970, in UTC. */
const calendar =
  (part: (date: Date) => number): ValueFunction =>
  (value) =>
    part(new Date(Math.trunc(value) * 1000));
const DAY_MS = 86_400_000;
const yearStart = (date: Date): number => Date.UTC(date.getUTCFullYear(), 0, 1);

/** Functions of each value by itself; `params` are their scalar arguments. */
export const VALUE_FUNCTIONS: ReadonlyMap<string, ValueFunction> = new Map<string, ValueFunction>([
  ['abs', Math.abs],
  ['ceil', Math.ceil],
  ['floor', Math.floor],
  ['exp', Math.exp],
  ['sqrt', Math.sqrt],
  ['ln', Math.log],
  ['log2', Math.log2],
  ['log10', Math.log10],
  ['sgn', Math.sign],
  ['round', round],
  ['clamp_min', (value, [min = -Infinity]) => Math.max(min, value)],
  ['clamp_max', (value, [max = Infinity]) => Math.min(max, value)],
  ['clamp', (value, [min = -Infinity, max = Infinity]) => Math.max(min, Math.min(max, value))],
]);

/** Functions of a time in seconds since 1970; without an argument, of the moment that is evaluated. */
export const TIME_FUNCTIONS: ReadonlyMap<string, ValueFunction> = new Map<string, ValueFunction>([
  ['minute', calendar((date) => date.getUTCMinutes())],
  ['hour', calendar((date) => date.getUTCHours())],
  ['day_of_week', calendar((date) => date.getUTCDay())],
  ['day_of_month', calendar((date) => date.getUTCDate())],
  ['day_of_year', calendar((date) => Math.floor((date.getTime() - yearStart(date)) / DAY_MS) + 1)],
  [
    'days_in_month',
    calendar((date) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()),
  ],
  ['month', calendar((date) => date.getUTCMonth() + 1)],
  ['year', calendar((date) => date.getUTCFullYear())],
]);
