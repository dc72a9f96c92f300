// Measures the store of samples beside VictoriaMetrics, Prometheus and a plain table; see series.md.
import { spawnSync } from 'node:child_process';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { encodeRollUps } from '../src/engine/storage/series/roll-up-chunk.ts';
import { encodeGroup, GroupChunk } from '../src/engine/storage/series/group-chunk.ts';
import { emptyRollUp, ROLL_UP, ROLL_UP_COLUMNS, rollUp } from '../src/engine/storage/series/roll-up.ts';
import { DAY_MS, HOUR_MS, type Level, LEVELS, STEP_MS as TIER_STEP_MS } from '../src/engine/storage/series/levels.ts';
import { prometheus, victoriaMetrics } from './lib/series-peers.ts';
import {
  bytesWritten,
  cpuMicros,
  median,
  openRig,
  percentile,
  type Rig,
  round,
  START,
  STEP_MS,
} from './lib/series-store-rig.ts';
import { type Mix, random, workload } from './lib/series-workload.ts';

const only = process.argv.includes('--only') ? (process.argv[process.argv.indexOf('--only') + 1] ?? '').split(',') : [];
const isQuick = process.argv.includes('--quick');
const isWanted = (part: string) => only.includes(part);
const say = (figures: Record<string, unknown>) => console.log(JSON.stringify(figures));
const TICKS_A_WINDOW = 240;

/** Samples of `count` ticks from tick `from` on, tick by tick in one batch. */
function batchOf(numbers: readonly number[], data: readonly Float64Array[], from: number, count: number): Float64Array {
  const batch = new Float64Array(3 * numbers.length * count);
  let end = 0;
  for (let tick = from; tick < from + count; tick += 1) {
    for (const [index, number] of numbers.entries()) {
      batch[end] = number;
      batch[end + 1] = START + tick * STEP_MS;
      batch[end + 2] = data[index]?.[tick] ?? 0;
      end += 3;
    }
  }
  return batch;
}

/** All of it, sealed and moved as far as it goes; journal rows of a window's length, as this part is about size. */
function store(data: readonly Float64Array[], perDevice: number) {
  const rig = openRig();
  const numbers = rig.series(data.length, perDevice);
  const ticks = data[0]?.length ?? 0;
  let cpu = 0;
  const timed = (work: () => void) => {
    const before = cpuMicros();
    work();
    cpu += cpuMicros() - before;
  };
  for (let tick = 0; tick < ticks; tick += TICKS_A_WINDOW) {
    const count = Math.min(TICKS_A_WINDOW, ticks - tick);
    const batch = batchOf(numbers, data, tick, count);
    rig.setNow(START + (tick + count) * STEP_MS);
    timed(() => {
      rig.store.append(batch);
      rig.store.tick();
      rig.settle();
    });
  }
  rig.setNow(START + ticks * STEP_MS + DAY_MS);
  timed(() => rig.settle());
  return { rig, numbers, cpu };
}

async function size(mix: Mix, repetition: number): Promise<void> {
  const [series, ticks] = [400, isQuick ? 1920 : 5760];
  const data = workload(mix, series, ticks);
  const samples = series * ticks;
  const { rig, cpu } = store(data, 40);
  const stats = rig.store.stats();
  const ours = rig.rawFileBytes() / samples;
  rig.dispose();
  const vm = await victoriaMetrics(data);
  const prom = prometheus(data);
  const perSample = (bytes: number | undefined) => (bytes === undefined ? null : round(bytes / samples));
  say({
    what: 'size',
    mix,
    repetition,
    samples,
    ours: round(ours),
    oursChunks: round(stats.bytesPerSample ?? Number.NaN),
    oursRollUps: perSample(stats.tiers.slice(1).reduce((sum, { bytes }) => sum + bytes, 0)),
    victoriaMetrics: perSample(vm?.bytes),
    victoriaMetricsIndex: perSample(vm?.indexBytes),
    prometheusChunks: perSample(prom?.bytes),
    prometheusIndex: perSample(prom?.indexBytes),
    oursOverVictoriaMetrics: vm ? round((ours * samples) / vm.bytes) : 'not installed',
    oursOverPrometheus: prom ? round((ours * samples) / prom.bytes) : 'not installed',
    oursCpuMicros: round(cpu / samples),
    victoriaMetricsCpuMicros: vm ? round(vm.cpuMicros / samples) : null,
  });
}

/** Ten thousand series every 30 s, with a second's upkeep in each second between. */
function ingest(): void {
  const [series, ticks] = [10_000, isQuick ? 480 : 2880];
  const data = workload('noc', series, ticks);
  const rig = openRig();
  const numbers = rig.series(series, 40);
  const waits: Record<'append' | 'commit' | 'upkeep', number[]> = { append: [], commit: [], upkeep: [] };
  const cpu = { append: 0, commit: 0, upkeep: 0 };
  const timed = (part: keyof typeof cpu, work: () => void) => {
    const [cpuBefore, began] = [cpuMicros(), performance.now()];
    work();
    waits[part].push(performance.now() - began);
    cpu[part] += cpuMicros() - cpuBefore;
  };
  const ioBefore = bytesWritten();
  for (let tick = 0; tick < ticks; tick += 1) {
    const batch = batchOf(numbers, data, tick, 1);
    rig.setNow(START + (tick + 1) * STEP_MS);
    timed('append', () => rig.store.append(batch));
    timed('commit', rig.store.tick);
    for (let second = 0; second < 30; second += 1) {
      rig.setNow(START + (tick + 1) * STEP_MS + second * 1000);
      timed('upkeep', () => rig.store.upkeep());
    }
  }
  rig.db.pragma('wal_checkpoint(TRUNCATE)');
  const io = bytesWritten();
  const samples = series * ticks;
  const { tiers, journal } = rig.store.stats();
  const all = cpu.append + cpu.commit + cpu.upkeep;
  say({
    what: 'ingest',
    series,
    samples,
    sealed: tiers[0]?.samples,
    cpuMicrosPerSample: round(all / samples),
    ofAppend: round(cpu.append / samples),
    ofCommit: round(cpu.commit / samples),
    ofUpkeep: round(cpu.upkeep / samples),
    millionSamplesPerCpuSecond: round(samples / all, 2),
    writtenPerSample: round((io.asked - ioBefore.asked) / samples, 1),
    toDiskPerSample: round((io.disk - ioBefore.disk) / samples, 1),
    journalBytesPerSample: round(journal.bytes / (journal.rows * series), 2),
    commitP50: round(median(waits.commit), 1),
    commitP99: round(percentile(waits.commit, 0.99), 1),
    commitMax: round(Math.max(...waits.commit), 1),
    upkeepP99: round(percentile(waits.upkeep, 0.99), 1),
    upkeepMax: round(Math.max(...waits.upkeep), 1),
    fileBytesPerSample: round(rig.fileBytes() / samples, 2),
  });
  rig.dispose();
}

/** The packing alone: windows of 32 series of two hours into chunks and roll-ups, as sealing does it. */
function pack(): void {
  for (const mix of ['noc', 'hard'] as const) {
    const [series, ticks] = [640, TICKS_A_WINDOW];
    const data = workload(mix, series, ticks);
    const times = Float64Array.from({ length: ticks }, (_, index) => index * STEP_MS);
    const groups = Array.from({ length: series / 32 }, (_, group) =>
      Array.from({ length: 32 }, (__, index) => {
        const values = data[group * 32 + index] ?? new Float64Array(0);
        return { series: index, times, values, count: ticks };
      }),
    );
    const rates: number[] = [];
    const reads: number[] = [];
    for (let repetition = 0; repetition < 12; repetition += 1) {
      const before = cpuMicros();
      for (const group of groups) {
        for (const step of [300_000, HOUR_MS])
          encodeRollUps(
            group.map((column) => rollUp(column, step, (2 * HOUR_MS) / step)),
            false,
          );
      }
      const packing = cpuMicros();
      const chunks = groups.map((group) => encodeGroup(group));
      const reading = cpuMicros();
      for (const bytes of chunks) {
        const chunk = new GroupChunk(bytes);
        for (const number of chunk.series) chunk.read(number);
      }
      if (repetition < 4) continue;
      rates.push((series * ticks) / (reading - before), (series * ticks) / (reading - packing));
      reads.push((series * ticks) / (cpuMicros() - reading));
    }
    const every = (offset: number) => rates.filter((_, index) => index % 2 === offset);
    say({
      what: 'sealing',
      mix,
      millionSamplesPerCpuSecond: round(median(every(0)), 2),
      withoutRollUps: round(median(every(1)), 2),
      readMillionSamplesPerCpuSecond: round(median(reads), 2),
    });
  }
}

/** What a plain table costs: a row for each sample, found by series and time. */
function narrow(): void {
  const [series, ticks] = [10_000, isQuick ? 6 : 20];
  const data = workload('noc', series, ticks);
  const root = mkdtempSync(join(tmpdir(), 'ronda-narrow-'));
  const db = new Database(join(root, 'narrow.db'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('CREATE TABLE m (series INTEGER, at INTEGER, value REAL, PRIMARY KEY (series, at)) WITHOUT ROWID');
  const add = db.prepare('INSERT INTO m VALUES (?, ?, ?)');
  const commits: number[] = [];
  const [cpuBefore, ioBefore] = [cpuMicros(), bytesWritten()];
  const insert = db.transaction((tick: number) => {
    for (let index = 0; index < series; index += 1) add.run(index, START + tick * STEP_MS, data[index]?.[tick] ?? 0);
  });
  for (let tick = 0; tick < ticks; tick += 1) {
    const began = performance.now();
    insert(tick);
    commits.push(performance.now() - began);
  }
  db.pragma('wal_checkpoint(TRUNCATE)');
  const samples = series * ticks;
  say({
    what: 'narrow table',
    samples,
    cpuMicrosPerSample: round((cpuMicros() - cpuBefore) / samples),
    writtenPerSample: round((bytesWritten().asked - ioBefore.asked) / samples, 1),
    commitP99: round(percentile(commits, 0.99), 1),
  });
  db.close();
  rmSync(root, { recursive: true, force: true });
}

async function query(): Promise<void> {
  const [series, days] = [48, isQuick ? 8 : 30];
  const ticks = (days * DAY_MS) / STEP_MS;
  const { rig, numbers } = store(workload('hard', series, ticks), 48);
  const to = START + ticks * STEP_MS - 1;
  for (const [name, span, tier] of [
    ['24 h', DAY_MS, undefined],
    [`${String(days)} d raw`, days * DAY_MS, 'raw'],
    [`${String(days)} d`, days * DAY_MS, undefined],
  ] as const) {
    const times: number[] = [];
    let answer = await rig.store.range({ series: numbers.slice(0, 1), from: to - span, to, points: 500, tier });
    for (let repetition = 0; repetition < 4; repetition += 1) {
      for (const number of numbers) {
        const began = performance.now();
        answer = await rig.store.range({ series: [number], from: to - span, to, points: 500, tier });
        if (repetition > 0) times.push(performance.now() - began);
      }
    }
    const points = answer.columns[0]?.at.length;
    say({
      what: 'query',
      name,
      tier: answer.tier,
      points,
      p50: round(median(times)),
      p95: round(percentile(times, 0.95)),
    });
  }
  rig.dispose();
}

/** End of the last whole window of a level before a moment. */
const until = (level: Level, before: number): number =>
  START + Math.floor((before - START) / level.windowMs) * level.windowMs;

/** Roll-ups as a year of measuring leaves them: the newest in short windows, the older in long ones. */
function aYear(rig: Rig, numbers: readonly number[], end: number): void {
  const r = random(3);
  const add = (level: Level, owner: number, start: number, of: { series: number; until?: number }) => {
    const lengthMs = Math.min(level.windowMs, (of.until ?? Infinity) - start);
    const part = emptyRollUp(of.series, lengthMs / TIER_STEP_MS[level.tier]);
    for (let cell = 0; cell < part.data.length; cell += 1)
      part.data[cell] = cell >= (ROLL_UP_COLUMNS - 1) * part.buckets ? 120 : 10 + r() * 20;
    if (level.tier === '8h') part.data.fill(Number.NaN, ROLL_UP.p95 * part.buckets, ROLL_UP.count * part.buckets);
    rig.store.chunks.add(level, { owner, start, samples: 120 * part.buckets, data: encodeRollUps([part], false) });
  };
  rig.db.transaction(() => {
    for (const number of numbers) {
      const group = rig.store.catalogue.get(number)?.group ?? 0;
      const [days, hours] = [until(LEVELS.hourSeries, end - DAY_MS / 2), until(LEVELS.hour, end - 3 * HOUR_MS)];
      for (let at = START; at < days; at += LEVELS.shiftSeries.windowMs)
        add(LEVELS.shiftSeries, number, at, { series: number, until: days });
      for (let at = START; at < days; at += LEVELS.hourSeries.windowMs)
        add(LEVELS.hourSeries, number, at, { series: number });
      for (let at = days; at < hours; at += LEVELS.hourLong.windowMs)
        add(LEVELS.hourLong, group, at, { series: number, until: hours });
      for (let at = hours; at < end; at += LEVELS.hour.windowMs) add(LEVELS.hour, group, at, { series: number });
    }
  })();
}

async function year(): Promise<void> {
  const rig = openRig();
  const numbers = rig.series(500, 1);
  const end = START + 365 * DAY_MS;
  aYear(rig, numbers, end);
  rig.setNow(end);
  for (const tier of [undefined, '1h'] as const) {
    const times: number[] = [];
    let answer = await rig.store.range({ series: [], from: START, to: end, points: 1500 });
    for (let repetition = 0; repetition < 15; repetition += 1) {
      const began = performance.now();
      answer = await rig.store.range({ series: numbers, from: START, to: end - 1, points: 1500, tier });
      // Warm, as the goal says.
      if (repetition >= 6) times.push(performance.now() - began);
    }
    const [first] = answer.columns;
    say({
      what: 'year of 500 devices',
      tier: answer.tier,
      points: first?.at.length,
      counted: first?.count.reduce((sum, count) => sum + count, 0),
      p50: round(median(times), 1),
      max: round(Math.max(...times), 1),
    });
  }
  rig.dispose();
}

const PARTS = ['size', 'seal', 'ingest', 'query', 'year'] as const;
if (only.length === 0) {
  // Each in a process of its own: what one part leaves behind (heap, compiled code) is nothing to the next.
  for (const part of PARTS) {
    const flags = isQuick ? ['--quick'] : [];
    spawnSync(process.execPath, [import.meta.filename, '--only', part, ...flags], { stdio: 'inherit' });
  }
}
if (isWanted('size')) {
  for (let repetition = 0; repetition < (isQuick ? 1 : 2); repetition += 1) {
    await size('noc', repetition);
    await size('hard', repetition);
  }
}
if (isWanted('seal')) pack();
if (isWanted('ingest')) {
  ingest();
  narrow();
}
if (isWanted('query')) await query();
if (isWanted('year')) await year();
