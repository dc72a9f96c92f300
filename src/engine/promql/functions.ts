import type { ValueType } from './ast.ts';

export type Signature = {
  readonly args: readonly ValueType[];
  /** How many of the last arguments may be left out; `many`: the last one may be repeated and left out. */
  readonly optional?: number | 'many';
  readonly result: ValueType;
};

const all = (names: string, signature: Signature): [string, Signature][] =>
  names.split(' ').map((name) => [name, signature]);

/** Functions that can be called. @see Prometheus 2.42, querying/functions */
export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map([
  ...all('rate irate increase delta idelta deriv changes resets', { args: ['matrix'], result: 'vector' }),
  ...all(
    'avg_over_time min_over_time max_over_time sum_over_time count_over_time last_over_time present_over_time stddev_over_time stdvar_over_time absent_over_time',
    { args: ['matrix'], result: 'vector' },
  ),
  ...all('quantile_over_time', { args: ['scalar', 'matrix'], result: 'vector' }),
  ...all('predict_linear', { args: ['matrix', 'scalar'], result: 'vector' }),
  ...all('abs ceil floor exp sqrt ln log2 log10 sgn timestamp absent sort sort_desc', {
    args: ['vector'],
    result: 'vector',
  }),
  ...all('round', { args: ['vector', 'scalar'], optional: 1, result: 'vector' }),
  ...all('clamp', { args: ['vector', 'scalar', 'scalar'], result: 'vector' }),
  ...all('clamp_min clamp_max', { args: ['vector', 'scalar'], result: 'vector' }),
  ...all('vector', { args: ['scalar'], result: 'vector' }),
  ...all('scalar', { args: ['vector'], result: 'scalar' }),
  ...all('time pi', { args: [], result: 'scalar' }),
  ...all('minute hour day_of_week day_of_month day_of_year days_in_month month year', {
    args: ['vector'],
    optional: 1,
    result: 'vector',
  }),
  ...all('label_replace', { args: ['vector', 'string', 'string', 'string', 'string'], result: 'vector' }),
  ...all('label_join', { args: ['vector', 'string', 'string', 'string'], optional: 'many', result: 'vector' }),
]);

/** Functions that Prometheus has and Ronda does not: worth an answer of their own. */
export const NOT_HERE: ReadonlySet<string> = new Set(
  'histogram_quantile histogram_count histogram_sum histogram_fraction holt_winters mad_over_time deg rad sin cos tan asin acos atan sinh cosh tanh asinh acosh atanh'.split(
    ' ',
  ),
);
