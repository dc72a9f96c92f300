import { expect, test } from 'vitest';
import { exposition, type Family, formatFor } from './exposition.ts';
import { metricOf } from './metric-names.ts';

const FAMILIES: readonly Family[] = [
  { name: 'x_build', help: 'What\nit is.', type: 'info', unit: '', samples: [{ labels: { version: '1' }, value: 1 }] },
  { name: 'x_late', help: 'Late \\.', type: 'counter', unit: '', samples: [{ value: 3 }] },
  {
    name: 'x_rtt_seconds',
    help: 'Time.',
    type: 'gauge',
    unit: 'seconds',
    samples: [
      { labels: { device: 'a"\\\n' }, value: 0.001 },
      { labels: { device: 'b' }, value: Number.NaN },
      { labels: { device: 'c' }, value: -Infinity },
    ],
  },
  { name: 'x_empty', help: 'Nothing.', type: 'gauge', unit: '', samples: [] },
];

test('text 0.0.4 knows families by the names of their samples', () => {
  expect(exposition(FAMILIES, 'text')).toBe(`# HELP x_build_info What\\nit is.
# TYPE x_build_info gauge
x_build_info{version="1"} 1
# HELP x_late_total Late \\\\.
# TYPE x_late_total counter
x_late_total 3
# HELP x_rtt_seconds Time.
# TYPE x_rtt_seconds gauge
x_rtt_seconds{device="a\\"\\\\\\n"} 0.001
x_rtt_seconds{device="b"} NaN
x_rtt_seconds{device="c"} -Inf
`);
});

test('OpenMetrics tells units, counts in families without suffix, and says where it ends', () => {
  const text = exposition(FAMILIES, 'openmetrics');
  expect(text).toContain('# TYPE x_build info\nx_build_info{version="1"} 1\n');
  expect(text).toContain('# TYPE x_late counter\nx_late_total 3\n');
  expect(text).toContain('# TYPE x_rtt_seconds gauge\n# UNIT x_rtt_seconds seconds\n');
  expect(text.endsWith('\n# EOF\n')).toBe(true);
});

test.each([
  [undefined, 'text'],
  ['*/*', 'text'],
  ['application/openmetrics-text', 'openmetrics'],
  [
    'application/openmetrics-text;version=1.0.0,application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1',
    'openmetrics',
  ],
  ['application/openmetrics-text; version=0.0.1', 'text'],
  ['text/plain;version=0.0.4, application/openmetrics-text;version=1.0.0;q=0.3', 'text'],
  ['application/openmetrics-text;q=nonsense', 'text'],
])('who accepts %s gets %s', (accept, format) => {
  expect(formatFor(accept)).toBe(format);
});

test.each([
  ['ping.rtt.avg', 'ms', 'gauge', 'ronda_ping_rtt_avg_seconds', 1000],
  ['ping.rtt.median', 'ms', 'gauge', 'ronda_ping_rtt_seconds', 1000],
  ['ping.loss', '%', 'gauge', 'ronda_ping_loss_ratio', 100],
  ['ping.outcome', '', 'state', 'ronda_ping_outcome', 1],
  ['if.in.octets', 'bytes', 'counter', 'ronda_if_in_octets_bytes_per_second', 1],
  ['if.in', 'bit/s', 'rate', 'ronda_if_in_bits_per_second', 1],
  ['if.errors', '', 'counter', 'ronda_if_errors_per_second', 1],
  ['odd metric-name', 'fish/h', 'gauge', 'ronda_odd_metric_name_fish_h', 1],
] as const)('%s in "%s" (%s) is %s', (metric, unit, kind, ...[name, divisor]) => {
  expect(metricOf({ metric, unit, kind })).toMatchObject({ name, divisor });
});
