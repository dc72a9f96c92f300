import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, createBudget, createTurns, evaluateAt, evaluateRange } from '../../src/engine/promql/promql.ts';
import { memorySource } from '../../src/engine/promql/testing/memory-source.ts';
import { hasPrometheus, type PrometheusServer, promtool, startPrometheus } from './lib/prometheus-server.ts';
import { temporaryFolder } from './lib/program.ts';
import { BASE_MS, EXPRESSIONS, openMetricsOf, REFUSED, SAMPLES } from './lib/promql-cases.ts';

type Point = readonly [at: number, value: string];
type Row = {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: Point;
  readonly values?: readonly Point[];
};
type Reply =
  | {
      readonly status: 'success';
      readonly data: { readonly resultType: string; readonly result: readonly Row[] | Point };
    }
  | { readonly status: 'error'; readonly error: string };

const MINUTE_MS = 60_000;
const source = memorySource(SAMPLES);
const turn = createTurns();
const budget = () => createBudget({ turn, timeoutMs: 30_000, maxSamples: 5_000_000 });
const folder = temporaryFolder();
let prometheus: PrometheusServer;

const labelKey = (labels: Readonly<Record<string, string>>) =>
  JSON.stringify(Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1)));
const numberOf = (text: string) => (text === '+Inf' ? Infinity : text === '-Inf' ? -Infinity : Number(text));

/** An answer as points by the labels of their series. */
function ofRonda(answer: Answer): Map<string, (readonly [number, number | string])[]> {
  if (answer.type === 'scalar' || answer.type === 'string') return new Map([['', [[answer.at, answer.value]]]]);
  return new Map(
    answer.lines.map(({ labels, at, values }) => [
      labelKey(labels),
      at.map((time, index) => [time, values[index] ?? 0]),
    ]),
  );
}
function ofPrometheus(reply: Reply, isText: boolean): Map<string, (readonly [number, number | string])[]> {
  if (reply.status === 'error') throw new Error(reply.error);
  const { result } = reply.data;
  const read = ([at, value]: Point) => [Math.round(at * 1000), isText ? value : numberOf(value)] as const;
  const isPlain = typeof result[0] === 'number';
  if (isPlain) return new Map([['', [read(result as Point)]]]);
  return new Map(
    (result as readonly Row[]).map((row) => [
      labelKey(row.metric),
      (row.values ?? (row.value ? [row.value] : [])).map(read),
    ]),
  );
}

/** One part in a thousand million: rounding may differ, nothing else. */
function isSame(a: number | string | undefined, b: number | string | undefined): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (typeof a !== 'number' || typeof b !== 'number') return false;
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
}
function differences(mine: ReturnType<typeof ofRonda>, theirs: ReturnType<typeof ofRonda>): string[] {
  const found = [...theirs.keys()].filter((key) => !mine.has(key)).map((key) => `missing ${key}`);
  for (const [key, points] of mine) {
    const other = theirs.get(key);
    if (other === undefined) found.push(`surplus ${key}`);
    else if (other.length !== points.length)
      found.push(`${key}: ${String(points.length)} points, not ${String(other.length)}`);
    else
      for (const [index, [at, value]] of points.entries()) {
        const [otherAt, otherValue] = other[index] ?? [0, 0];
        if (at !== otherAt || !isSame(value, otherValue))
          found.push(`${key} at ${String(at)}: ${String(value)}, not ${String(otherValue)} at ${String(otherAt)}`);
      }
  }
  return found.slice(0, 3);
}

describe.skipIf(!hasPrometheus)('PromQL beside a stock Prometheus (needs prometheus and promtool)', () => {
  beforeAll(async () => {
    const file = join(folder.path, 'samples.om');
    const data = join(folder.path, 'data');
    mkdirSync(data);
    writeFileSync(file, openMetricsOf(SAMPLES));
    const made = await promtool(['tsdb', 'create-blocks-from', 'openmetrics', file, data]);
    if (made.code !== 0) throw new Error(made.text);
    const config = join(folder.path, 'prometheus.yml');
    writeFileSync(config, 'global: { evaluation_interval: 1m }\n');
    prometheus = await startPrometheus(config, data);
  });
  afterAll(async () => {
    await prometheus.stop();
    folder.remove();
  });

  test.each(EXPRESSIONS)('at one moment: %s', async (query) => {
    for (const at of [BASE_MS + 61.5 * MINUTE_MS, BASE_MS + 83 * MINUTE_MS + 7, BASE_MS + 3 * 60 * MINUTE_MS]) {
      const reply = await prometheus.ask<Reply>('query', { query, time: String(at / 1000) });
      const mine = await evaluateAt(query, at, source, budget());
      expect(differences(ofRonda(mine), ofPrometheus(reply, mine.type === 'string'))).toEqual([]);
      if (query.startsWith('sort') && reply.status === 'success' && mine.type === 'vector')
        expect(mine.lines.map(({ labels }) => labelKey(labels))).toEqual(
          (reply.data.result as readonly Row[]).map(({ metric }) => labelKey(metric)),
        );
    }
  });

  const overTime = EXPRESSIONS.filter((query) => !query.startsWith('"') && !/^\w+\[[^\]]+\]$/.test(query));
  test.each(overTime)('over a range: %s', async (query) => {
    const [start, end] = [BASE_MS + 50 * MINUTE_MS + 123, BASE_MS + 3 * 60 * MINUTE_MS];
    for (const stepMs of [30_000, 451_000]) {
      const params = { query, start: String(start / 1000), end: String(end / 1000), step: String(stepMs / 1000) };
      const reply = await prometheus.ask<Reply>('query_range', params);
      const mine = await evaluateRange(query, { start, end, stepMs }, source, budget());
      expect(differences(ofRonda(mine), ofPrometheus(reply, false))).toEqual([]);
    }
  });

  test.each(REFUSED)('both refuse %j', async (query) => {
    const at = BASE_MS + 61.5 * MINUTE_MS;
    const reply = await prometheus.ask<Reply>('query', { query, time: String(at / 1000) });
    expect(reply.status).toBe('error');
    await expect(evaluateAt(query, at, source, budget())).rejects.toMatchObject({ name: 'Fault' });
  });
});
