// Measures, seals, moves and takes away in quick motion and prints what is on disk, until it is killed. argv: folder.
import { writeSync } from 'node:fs';
import { DEFAULT_AGES } from '../retention.ts';
import { aSeries, createSeriesBench, START } from './series-bench.ts';
import { KEPT_MS, STEP_MS, valueAt } from './kill9-plan.ts';

const [, , folder = ''] = process.argv;
const bench = createSeriesBench(
  { maxOpenSamples: 40, retention: () => ({ ages: { ...DEFAULT_AGES, raw: KEPT_MS }, budgetBytes: 2 ** 40 }) },
  folder,
);
const { store } = bench;
const series = store.catalogue.ensure(['a', 'b', 'c'].map((metric) => aSeries('d1', metric)));
const numbers = series.map(({ number }) => number);
let last = START;
store.reading.samples(series, { from: START, to: 2 * START }, (_, start, { times, count }) => {
  last = Math.max(last, start + (times[count - 1] ?? 0));
});
writeSync(1, `open ${String(last)}\n`);

for (let at = last + STEP_MS; ; at += STEP_MS) {
  bench.setNow(at);
  store.append(Float64Array.from(numbers.flatMap((number, index) => [number, at, valueAt(at, index)])));
  store.tick();
  writeSync(1, `ack ${String(at)}\n`);
  store.upkeep();
}
