import type { Sampled } from '../../../src/engine/promql/promql.ts';

/** A moment at which blocks of two hours begin: 1 January 2026. */
export const BASE_MS: number = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;
const HOURS = 4;

/** The same numbers in every run. @see Numerical Recipes, linear congruential generator */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Samples every 15 s or so over four hours, with a gap, a jitter and a last moment of its own. */
function series(
  labels: Readonly<Record<string, string>>,
  seed: number,
  value: (random: () => number, index: number) => number,
): Sampled {
  const random = createRandom(seed);
  const at: number[] = [];
  const values: number[] = [];
  const gap = { from: 60 * MINUTE_MS + seed * 37_000, to: 68 * MINUTE_MS + seed * 51_000 };
  for (let index = 0; index < HOURS * 240; index += 1) {
    const time = index * 15_000 + Math.floor(random() * 2000);
    const next = value(random, index);
    if (time >= gap.from && time <= gap.to) continue;
    at.push(BASE_MS + time);
    values.push(next);
  }
  return { labels, at, values };
}

function counter(resetEvery: number): (random: () => number, index: number) => number {
  let total = 0;
  return (random, index) => {
    total = index % resetEvery === 0 ? 0 : total + Math.floor(random() * 900);
    return total;
  };
}
const special = [Number.NaN, Infinity, -Infinity, 0, -0.5, 1e22, 1e-9, 7];

export const SAMPLES: readonly Sampled[] = [
  ...['a', 'b', 'c'].flatMap((host, row) =>
    ['eth0', 'eth1'].map((device, column) =>
      series({ __name__: 'bytes_total', host, device }, 1 + row * 2 + column, counter(311 + 40 * column)),
    ),
  ),
  ...['a', 'b', 'c', 'd'].map((host, row) =>
    series({ __name__: 'temperature', host, zone: row % 2 === 0 ? 'north' : 'south' }, 20 + row, (random, index) =>
      Number((20 + 5 * Math.sin(index / 40 + row) + random()).toFixed(3)),
    ),
  ),
  ...['a', 'b', 'c'].map((host, row) =>
    series({ __name__: 'state', host, instance: `${host}:9100`, job: 'node' }, 30 + row, (random) =>
      Math.floor(random() * 3),
    ),
  ),
  ...['a', 'b', 'c'].map((host, row) =>
    series(
      { __name__: 'host_info', host, model: `m-${String(row)}.x`, rack: row === 2 ? 'r"2\\' : 'r1' },
      40 + row,
      () => 1,
    ),
  ),
  series(
    { __name__: 'special', kind: 'odd' },
    50,
    (_random, index) => special[Math.floor(index / 3) % special.length] ?? 0,
  ),
  // Ends in the middle, so that its staleness shows.
  { ...series({ __name__: 'short', host: 'a' }, 60, (random) => random()), ...shortened() },
];
function shortened(): Pick<Sampled, 'at' | 'values'> {
  const at = Array.from({ length: 40 }, (_, index) => BASE_MS + 70 * MINUTE_MS + index * 15_000);
  return { at, values: at.map((_, index) => index * index) };
}

/** Expressions that Prometheus and Ronda must answer alike. */
export const EXPRESSIONS: readonly string[] = [
  '1 + 2 * 3 ^ 2 ^ 0.5 - -4 % 3',
  '-2 ^ 2',
  '(1 / 0) ^ 0',
  '0 / 0',
  '1e3 + 0x1F + .5 + Inf',
  '1 < bool 2',
  '3 != bool 3',
  'time()',
  'pi() * 2',
  '"a\\"b\\u00e9"',
  'vector(7)',
  'temperature',
  'temperature{zone="north"}',
  'temperature{zone!="north",host=~"[a-c]"}',
  '{__name__=~"temp.*|sta(te|le)",host!~"b|c"}',
  '{host="a",__name__!="bytes_total"}',
  'host_info{rack="r\\"2\\\\"}',
  "host_info{model=~'m-\\\\d\\\\.x'}",
  'temperature{host=~"(?i:A|B)"}',
  'temperature offset 10m',
  'temperature offset -7m',
  'temperature @ 1767229200',
  'temperature @ start()',
  'temperature @ end() offset 3m',
  'rate(bytes_total[5m] @ 1767232800)',
  'nothing_here',
  'absent(nothing_here{host="x",zone=~"y"})',
  'absent(temperature)',
  'absent_over_time(short{host="a"}[10m])',
  'short',
  '-temperature',
  '+temperature',
  'temperature * 2 + 1',
  '100 - temperature',
  'temperature > 23',
  'temperature > bool 23',
  '23 < temperature',
  '23 < bool temperature',
  'temperature % 7',
  'temperature ^ 2',
  'sum by (host) (temperature atan2 2)',
  'special',
  'special > 0',
  'special == special',
  '1 ^ special',
  'special ^ 0.5',
  'temperature and on(host) state',
  'temperature unless on(host) (state > 0)',
  'temperature{host="a"} or temperature{zone="north"}',
  'state or on(host) temperature',
  'bytes_total and ignoring(device) host_info',
  'temperature + on(host) group_left(model) host_info',
  'temperature * on(host) group_left host_info',
  'host_info * on(host) group_right(rack, model) bytes_total',
  'temperature - ignoring(zone, instance, job) state',
  'temperature > on(host) state * 10',
  'temperature >= bool on(host) state * 10',
  'bytes_total / ignoring(device) group_left sum without(device) (bytes_total)',
  'sum(temperature)',
  'sum by (zone) (temperature)',
  'avg without (host) (temperature)',
  'min by (zone,) (temperature)',
  'max(special)',
  'min(special)',
  'avg(special{kind="odd"})',
  'count(bytes_total) by (host)',
  'group by (device) (bytes_total)',
  'stddev by (zone) (temperature)',
  'stdvar(temperature)',
  'quantile(0.9, temperature)',
  'quantile by (zone) (0.25, temperature)',
  'quantile(2, temperature)',
  'topk(2, temperature)',
  'bottomk by (zone) (1, temperature)',
  'topk(scalar(vector(1)), temperature)',
  'count_values("v", state)',
  'count_values without (host) ("v", state)',
  'count_values("v", special)',
  'sum(rate(bytes_total[5m])) by (host)',
  'rate(bytes_total[5m])',
  'rate(bytes_total[47s])',
  'rate(bytes_total{host="a"}[2h])',
  'increase(bytes_total[10m])',
  'irate(bytes_total[2m])',
  'delta(temperature[10m])',
  'idelta(temperature[2m])',
  'deriv(temperature[20m])',
  'deriv(special[20m])',
  'predict_linear(temperature[30m], 3600)',
  'changes(state[15m])',
  'resets(bytes_total[2h])',
  'resets(state[15m])',
  'changes(special[20m])',
  'avg_over_time(temperature[12m])',
  'avg_over_time(special[20m])',
  'min_over_time(temperature[12m])',
  'max_over_time(special[20m])',
  'sum_over_time(temperature[12m])',
  'sum_over_time(special[10m])',
  'count_over_time(temperature[12m])',
  'last_over_time(temperature[12m])',
  'present_over_time(short[20m])',
  'stddev_over_time(temperature[12m])',
  'stdvar_over_time(temperature[12m])',
  'quantile_over_time(0.95, temperature[30m])',
  'quantile_over_time(0.5, special[20m])',
  'avg_over_time(temperature[12m] offset 20m)',
  'rate(short[8m])',
  'abs(-temperature)',
  'ceil(temperature)',
  'floor(-temperature)',
  'round(temperature)',
  'round(temperature, 0.25)',
  'round(-temperature, 5)',
  'clamp(temperature, 20, 23)',
  'clamp(temperature, 23, 20)',
  'clamp_min(special, 1)',
  'clamp_max(special, 1)',
  'sqrt(special)',
  'ln(temperature)',
  'log2(special)',
  'log10(temperature)',
  'exp(temperature / 10)',
  'sgn(special)',
  'scalar(temperature)',
  'scalar(temperature{host="a"}) + 1',
  'timestamp(temperature)',
  'timestamp(temperature offset 3m)',
  'timestamp(temperature + 1)',
  'minute()',
  'hour(timestamp(temperature))',
  'day_of_week(vector(1767225600))',
  'day_of_month() + month() + year()',
  'day_of_year(vector(1709164800))',
  'days_in_month(vector(1709164800))',
  'label_replace(temperature, "place", "$1-$2", "host", "(.)(.*)")',
  'label_replace(host_info, "digit", "<${n}>", "model", "m-(?P<n>[0-9]+)\\\\.x")',
  'label_replace(temperature, "zone", "", "zone", "north")',
  'label_replace(temperature, "x", "y", "zone", "nor")',
  'label_join(host_info, "both", "/", "host", "model", "missing")',
  'sort(temperature)',
  'sort_desc(temperature)',
  'max_over_time(rate(bytes_total[5m])[30m:1m])',
  'avg_over_time((temperature > 21)[1h:5m])',
  'count_over_time(temperature[1h:7m])',
  'sum_over_time(vector(1)[10m:])',
  'rate(sum by (host) (bytes_total)[20m:30s])',
  'max_over_time(temperature[20m:1m] offset 10m)',
  'min_over_time(temperature[20m:1m] @ 1767232800)',
  'quantile_over_time(0.5, sum(temperature)[30m:90s])',
  'max_over_time(deriv(temperature[10m])[30m:5m])',
  'sum(count_over_time({__name__=~".+",host="a"}[5m])) by (__name__)',
  'temperature # a comment\n + 1',
  'SUM(temperature) BY (zone)',
  'temperature == on(host) group_left() max by (host) (temperature)',
  'temperature[2m]',
  'temperature[10m:2m]',
];

/** Queries that both must refuse. */
export const REFUSED: readonly string[] = [
  '',
  '{}',
  '{host=~".*"}',
  'temperature{',
  'temperature{host}',
  'temperature[5m',
  'temperature[0s]',
  'rate(temperature)',
  'sum(temperature[5m])',
  '1 == 1',
  'temperature and 1',
  'temperature + bool 1',
  'temperature on(host) 1',
  'no_such_function(temperature)',
  'temperature{host=~"(["}',
  'temperature{host=~"a(?=b)"}',
  'topk(temperature)',
  '"a" + 1',
  'foo{a="b" c="d"}',
  'offset 5m',
  '1 offset 5m',
  'temperature offset',
  '((1)',
  '1 2',
  'bytes_total * on(host) temperature offset 1m * on(host) bytes_total',
  'temperature + on(host) bytes_total',
  'label_replace(temperature, "host", "x", "", "")',
  'label_replace(temperature, "host", "", "zone", "north")',
  'clamp(temperature)',
  'temperature + on(zone) temperature',
  'sum by (zone temperature',
  "'a",
];

const number = (value: number): string =>
  Number.isFinite(value) || Number.isNaN(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';

/** The samples in the form that `promtool tsdb create-blocks-from openmetrics` reads. */
export function openMetricsOf(all: readonly Sampled[]): string {
  const quote = (text: string) => JSON.stringify(text);
  const lines = all.flatMap(({ labels, at, values }) => {
    const { __name__: name = '', ...rest } = labels;
    const text = Object.entries(rest)
      .map(([label, value]) => `${label}=${quote(value)}`)
      .join(',');
    return Array.from(
      at,
      (time, index) => `${name}{${text}} ${number(values[index] ?? 0)} ${(time / 1000).toFixed(3)}`,
    );
  });
  return `${lines.join('\n')}\n# EOF\n`;
}
