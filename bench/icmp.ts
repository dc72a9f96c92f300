// Cost and accuracy of pinging against fping and the package `ping`, on loopback. Needs fping; `d` needs tcpdump and root.
// node bench/icmp.ts [--only a,b,c,d] [--quick]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { interleaved, printFigure, quantile } from './lib/figures.ts';
import type { OursInput, OursOutput } from './lib/icmp-ours.ts';
import { addresses } from './lib/icmp-targets.ts';
import { readExchanges } from './lib/pcap.ts';
import { captured, run, runScript } from './lib/processes.ts';

const { values: flags } = parseArgs({ options: { only: { type: 'string' }, quick: { type: 'boolean' } } });
const wanted = new Set((flags.only ?? 'a,b,c,d').split(','));
const REPS = flags.quick === true ? 3 : 5;
const SECONDS = flags.quick === true ? 4 : 10;
const HOSTS = 1000;
/** Where ours and the package are compared: each as dense as the product would ever run it. */
const DENSE_HOSTS = 10_000;
const PACKAGE_HOSTS = 200;
const ACCURACY = { hosts: 200, probes: 5, blockMs: 30 };

type Cost = { readonly perProbeUs: number; readonly coreShare: number };

async function ours(hosts: number, measureMs: number): Promise<Cost> {
  // The first rounds come at 1,000 a second at most: they have to be over.
  const input: OursInput = { hosts, probes: 1, warmUpMs: 2000 + hosts, measureMs, blockMs: 0 };
  const { sent, received, cpuUs, wallUs } = await runScript<OursOutput>('icmp-ours.ts', input);
  if (received < sent * 0.999) throw new Error(`ours lost ${(sent - received).toString()} of ${sent.toString()}`);
  return { perProbeUs: cpuUs / sent, coreShare: cpuUs / wallUs };
}

async function fping(): Promise<Cost> {
  const args = ['-q', '-C', String(SECONDS), '-i', '1', '-p', '1000'];
  const { cpuUs } = await run('fping', args, addresses(HOSTS).join('\n'));
  return { perProbeUs: cpuUs / (HOSTS * SECONDS), coreShare: cpuUs / (SECONDS * 1e6) };
}

async function pingPackage(): Promise<Cost> {
  const { sent, cpuUs } = await runScript<OursOutput>('icmp-ping-package.ts', PACKAGE_HOSTS);
  return { perProbeUs: cpuUs / sent, coreShare: Number.NaN };
}

const per = (costs: readonly Cost[]) => costs.map((each) => each.perProbeUs);
const ratio = (over: readonly Cost[], under: readonly Cost[]) =>
  over.map((each, rep) => each.perProbeUs / (under[rep]?.perProbeUs ?? Number.NaN));

async function cost(): Promise<void> {
  const contenders = [() => ours(HOSTS, SECONDS * 1000), fping, pingPackage, () => ours(DENSE_HOSTS, 3000)];
  const [a = [], b = [], c = [], dense = []] = await interleaved(
    REPS,
    wanted.has('b') ? contenders : contenders.slice(0, 2),
  );
  printFigure({ what: 'CPU per probe, ours, 1000 hosts each second', unit: 'us', values: per(a) });
  printFigure({ what: 'CPU per probe, fping -i1 -p1000', unit: 'us', values: per(b) });
  if (wanted.has('a')) {
    printFigure({ what: 'a: CPU per probe, ours / fping', unit: 'ratio', values: ratio(a, b), goal: { atMost: 1 } });
  }
  if (wanted.has('b')) {
    printFigure({ what: 'CPU per probe, ours, 10000 hosts each second', unit: 'us', values: per(dense) });
    printFigure({
      what: 'ours, 10000 hosts each second',
      unit: '% of a core',
      values: dense.map((each) => each.coreShare * 100),
    });
    printFigure({ what: 'CPU per probe, package ping, 32 at a time', unit: 'us', values: per(c) });
    printFigure({ what: 'CPU per probe, ping / ours at 1000 hosts', unit: 'ratio', values: ratio(c, a) });
    const values = ratio(c, dense);
    printFigure({
      what: 'b: CPU per probe, ping / ours at 10000 hosts',
      unit: 'ratio',
      values,
      goal: { atLeast: 250 },
    });
  }
  if (wanted.has('c')) {
    const share = a.map((each) => each.coreShare * 100);
    printFigure({ what: 'c: ours, 1000 hosts each second', unit: '% of a core', values: share, goal: { atMost: 3 } });
  }
}

type Errors = { readonly p50: number; readonly p99: number; readonly max: number; readonly count: number };

function errorsOf(errors: readonly number[]): Errors {
  const size = errors.map(Math.abs);
  return { p50: quantile(size, 0.5), p99: quantile(size, 0.99), max: Math.max(...size), count: size.length };
}

async function oursAccuracy(file: string): Promise<Errors> {
  const { hosts, probes, blockMs } = ACCURACY;
  const input: OursInput = { hosts, probes, warmUpMs: 1500, measureMs: 2500, blockMs };
  const { replies } = await captured(file, () => runScript<OursOutput>('icmp-ours.ts', input));
  const truth = new Map(readExchanges(file).map((each) => [`${each.address} ${each.sequence.toString()}`, each.rttUs]));
  const hostOf = addresses(hosts);
  const errors = replies.flatMap(([number, sequence, rttUs]) => {
    const expected = truth.get(`${hostOf[number - 1] ?? ''} ${sequence.toString()}`);
    return expected === undefined || Number.isNaN(rttUs) ? [] : [rttUs - expected];
  });
  return errorsOf(errors);
}

async function fpingAccuracy(file: string): Promise<Errors> {
  const { hosts, probes } = ACCURACY;
  const args = ['-q', '-C', String(probes * 3), '-i', '1', '-p', '200'];
  const { stderr } = await captured(file, () => run('fping', args, addresses(hosts).join('\n')));
  const truth = Map.groupBy(readExchanges(file), (each) => each.address);
  const errors = stderr.split('\n').flatMap((line) => {
    const [address = '', times = ''] = line.split(' : ');
    const exchanges = truth.get(address.trim()) ?? [];
    return times.split(' ').flatMap((time, index) => {
      const expected = exchanges[index]?.rttUs;
      return expected === undefined || Number.isNaN(Number(time)) ? [] : [Number(time) * 1000 - expected];
    });
  });
  return errorsOf(errors);
}

async function accuracy(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ronda-bench-'));
  try {
    const file = join(folder, 'capture.pcap');
    const [a = [], b = []] = await interleaved(REPS, [() => oursAccuracy(file), () => fpingAccuracy(file)]);
    for (const [name, errors] of [
      ['ours, main thread blocked', a],
      ['fping', b],
    ] as const) {
      const counted = `${errors.map((each) => each.count).join('+')} replies`;
      for (const key of ['p50', 'p99', 'max'] as const) {
        printFigure({
          what: `RTT error ${key}, ${name}, ${counted}`,
          unit: 'us',
          values: errors.map((each) => each[key]),
        });
      }
    }
    const values = a.map((each, rep) => each.p99 / (b[rep]?.p99 ?? Number.NaN));
    printFigure({ what: 'd: p99 of RTT error, ours / fping', unit: 'ratio', values, goal: { atMost: 1.5 } });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (['a', 'b', 'c'].some((part) => wanted.has(part))) await cost();
if (wanted.has('d')) await accuracy();
