import { setTimeout as wait } from 'node:timers/promises';
import type { Round } from '../../contract/metrics.ts';
import { PING_METHODS } from '../../contract/system.ts';
import { formatPct, formatRtt } from '../../contract/units.ts';
import { COLUMN, ROUND_STRIDE, roundCount } from '../../engine/lib/round-columns.ts';
import { roundAt } from '../../engine/lib/round.ts';
import { createProber } from '../../engine/probing/prober.ts';
import type { MethodReport } from '../../engine/probing/probing.ts';
import { UsageError } from '../exit-codes.ts';
import { number, oneOf } from '../flags.ts';
import type { Command, CommandContext } from './command.ts';
import { checkTarget, resolveTarget } from './targets.ts';

const HOUR_MS = 3_600_000;
const GRACE_MS = 5000;

export type PingOptions = { readonly count: number; readonly timeoutMs: number; readonly size: number };

/** Pings literal addresses once each. @returns a round per address, and how it was measured */
export async function pingAll(
  addresses: readonly string[],
  options: PingOptions,
  context: Pick<CommandContext, 'layout' | 'flags'>,
): Promise<{ rounds: readonly (Round | undefined)[]; method: MethodReport | undefined }> {
  const rounds: (Round | undefined)[] = addresses.map(() => undefined);
  let method: MethodReport | undefined;
  let left = addresses.length;
  const done = Promise.withResolvers<void>();
  const onlyMethod = oneOf(context.flags, 'method', PING_METHODS);
  const prober = createProber({
    workerUrl: context.layout.threads.workerUrl('probe'),
    ...(onlyMethod !== undefined && { onlyMethod }),
    onMethod: (report) => {
      method = report;
    },
    onCrash: (error) => done.reject(error),
    onRounds: (rows) => {
      for (let index = 0; index < roundCount(rows); index += 1) {
        rounds[rows[index * ROUND_STRIDE + COLUMN.check] ?? 0] = roundAt(rows, index);
        left -= 1;
      }
      if (left <= 0) done.resolve();
    },
  });
  prober.update(
    addresses.map((address, index) => ({ number: index, address, intervalMs: HOUR_MS, dscp: 0, ...options })),
    [],
  );
  const limit = options.count * 200 + options.timeoutMs + addresses.length * 2 + GRACE_MS;
  await Promise.race([done.promise, wait(limit, undefined, { ref: false })]);
  await prober.dispose();
  return { rounds, method };
}

function sentence(target: string, round: Round | undefined): string {
  if (round === undefined || round.sent === 0) return `${target}: could not be sent from this computer`;
  if (round.received === 0) return `${target}: no reply to ${String(round.sent)} pings`;
  const times = [round.minMs, round.avgMs, round.maxMs].map((ms) => formatRtt(ms)).join(' / ');
  const loss = formatPct(round.lossPct);
  return `${target}: ${String(round.received)}/${String(round.sent)} replies, loss ${loss}, min / avg / max ${times}, jitter ${formatRtt(round.jitterMs)}`;
}

export const ping: Command = {
  name: 'ping',
  usage: 'TARGET…',
  help: 'ping addresses or names once, with loss, latency and jitter',
  flags: {
    count: { type: 'string', short: 'c', value: 'N', help: 'pings to each target, 1–20 (default 5)' },
    timeout: { type: 'string', short: 'W', value: 'MS', help: 'wait so long for the last reply (default 1000)' },
    size: { type: 'string', short: 's', value: 'BYTES', help: 'payload, 16–1472 (default 56)' },
    method: { type: 'string', value: 'METHOD', help: `only this way: ${PING_METHODS.join(', ')}` },
    json: { type: 'boolean', help: 'one JSON object a line' },
  },
  async run(context) {
    const { words, flags, print, complain } = context;
    if (words.length === 0) throw new UsageError('ronda ping needs at least one target.');
    words.forEach(checkTarget);
    const options = {
      count: Math.round(number(flags, 'count', [1, 20]) ?? 5),
      timeoutMs: number(flags, 'timeout', [50, 60_000]) ?? 1000,
      size: Math.round(number(flags, 'size', [16, 1472]) ?? 56),
    };
    const addresses = await Promise.all(words.map(resolveTarget));
    const { rounds, method } = await pingAll(addresses, options, context);
    if (method?.note != null) complain(`ronda: ${method.note}`);
    words.forEach((target, index) => {
      const round = rounds[index];
      const known = { target, address: addresses[index], method: method?.method, precision: method?.precision };
      print(flags['json'] === true ? JSON.stringify({ ...known, ...round }) : sentence(target, round));
    });
    return rounds.every((round) => (round?.received ?? 0) > 0) ? 0 : 1;
  },
};
