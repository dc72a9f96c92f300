import { resolve } from 'node:path';
import type { BackupMade, StorageStats, VerifyReport } from '../../contract/storage.ts';
import { formatBytes } from '../../contract/units.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { unknownCommand } from '../flags.ts';
import type { Command, CommandContext } from './command.ts';
import { DATA_FLAGS, withData } from './data.ts';
import { atRestOnly, dataDirOfContext, withCare } from './database-care.ts';
import { assertDatabase } from '../../engine/storage/care/at-rest.ts';

const VERBS = ['verify', 'backup', 'restore', 'salvage', 'vacuum', 'stats'] as const;
/** Verbs that name a file. */
const TAKE_FILE: readonly string[] = ['backup', 'restore'];
type Verb = (context: CommandContext) => Promise<number>;

const answer = ({ flags, print }: CommandContext, value: object, lines: readonly string[]): void => {
  for (const line of flags['json'] === true ? [JSON.stringify(value)] : lines) print(line);
};
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function findingLine(one: VerifyReport['findings'][number]): string {
  const time = one.from === null ? '' : `${one.from} – ${one.to ?? '?'}`;
  const device = one.deviceId === null ? '' : (one.deviceName ?? one.deviceId);
  return [one.what, one.table, device, one.tier, time, one.detail]
    .filter((part) => part !== null && part !== '')
    .join('  ');
}

function verifyLines({ sound, findings, count, checked, tookMs }: VerifyReport): readonly string[] {
  const read = `${String(checked.tables)} tables, ${String(checked.chunks)} chunks with ${String(checked.samples)} samples (${formatBytes(checked.bytes)}), ${String(checked.journalRows)} journal rows, ${seconds(tookMs)}`;
  if (sound) return [`sound: ${read}`];
  const more = count > findings.length ? [`… and ${String(count - findings.length)} more`] : [];
  return [...findings.map(findingLine), ...more, `damaged in ${String(count)} places: ${read}`];
}

const verify: Verb = async (context) => {
  const quick = context.flags['quick'] === true;
  const report = await withCare(context, (care) => care.verify(quick));
  if (report === 'interrupted') return EXIT.interrupted;
  answer(context, report, verifyLines(report));
  return report.sound ? EXIT.ok : EXIT.dataCorrupt;
};

const backup: Verb = async (context) => {
  const [, file] = context.words;
  if (file === undefined) throw new UsageError('ronda db backup needs the file to write.');
  const made: BackupMade | 'interrupted' = await withCare(context, (care) =>
    care.backup(resolve(file), context.flags['force'] === true),
  );
  if (made === 'interrupted') return EXIT.interrupted;
  answer(context, made, [`${made.name}: ${formatBytes(made.bytes)}, checked, ${seconds(made.tookMs)}`]);
  return EXIT.ok;
};

const restore: Verb = async (context) => {
  const [, file] = context.words;
  if (file === undefined) throw new UsageError('ronda db restore needs the copy to put in the place of the database.');
  const { aside } = await atRestOnly(context, (care) => care.restore(resolve(file)));
  answer(context, { aside }, [`restored from ${file}`, ...aside.map((path) => `kept: ${path}`)]);
  return EXIT.ok;
};

const salvage: Verb = async (context) => {
  const { aside, tables } = await atRestOnly(context, (care) => care.salvage());
  const lost = tables.filter(({ isWhole }) => !isWhole);
  const instant = (at: number | null) => (at === null ? '?' : new Date(at).toISOString());
  answer(context, { aside, tables }, [
    ...tables.map(({ table: name, rows }) => `${name}: ${String(rows)} rows`),
    ...lost.map(({ table: name, from, to }) => `lost in ${name}: some between ${instant(from)} and ${instant(to)}`),
    ...aside.map((path) => `kept: ${path}`),
  ]);
  return EXIT.ok;
};

const vacuum: Verb = async (context) => {
  assertDatabase(dataDirOfContext(context));
  const result = await withData(context, (call) => call('storage.vacuum', { full: context.flags['full'] === true }));
  answer(context, result, [
    `${formatBytes(result.freedBytes)} given back: ${formatBytes(result.bytesBefore)} before, ${formatBytes(result.bytesAfter)} now`,
  ]);
  return EXIT.ok;
};

const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  return rows.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

function statsLines(stats: StorageStats): readonly string[] {
  const { file, journal } = stats;
  const left = stats.daysLeft === null ? 'never reached at this pace' : `reached in ${stats.daysLeft.toFixed(0)} days`;
  return [
    `file ${formatBytes(file.bytes)}, log ${formatBytes(file.walBytes)}, ${String(file.freePages)} of ${String(file.pages)} pages free, ${formatBytes(stats.freeDiskBytes)} free on the disk`,
    `measurements ${formatBytes(stats.usedBytes)} of ${formatBytes(stats.budgetBytes)}, ${formatBytes(stats.bytesPerDay)} a day: ${left}`,
    `series ${String(stats.series)}, journal ${String(journal.rows)} rows (${formatBytes(journal.bytes)}), open samples ${String(stats.openSamples)}, bytes a sample ${stats.bytesPerSample?.toFixed(2) ?? '–'}`,
    `not taken in: ${Object.entries(stats.drops)
      .map(([cause, count]) => `${cause} ${String(count)}`)
      .join(', ')}`,
    '',
    ...table([
      ['TIER', 'CHUNKS', 'SAMPLES', 'BYTES', 'A DAY', 'OLDEST'],
      ...stats.byTier.map((tier) => [
        tier.tier,
        String(tier.chunks),
        String(tier.samples),
        formatBytes(tier.bytes),
        formatBytes(tier.bytesPerDay),
        tier.oldest ?? '–',
      ]),
    ]),
    '',
    ...table([['TABLE', 'ROWS'], ...stats.rows.map((row) => [row.table, String(row.rows)])]),
  ];
}

const stats: Verb = async (context) => {
  assertDatabase(dataDirOfContext(context));
  const found = await withData(context, (call) => call('storage.stats', {}));
  answer(context, found, statsLines(found));
  return EXIT.ok;
};

const RUN: Readonly<Record<(typeof VERBS)[number], Verb>> = { verify, backup, restore, salvage, vacuum, stats };

export const db: Command = {
  name: 'db',
  usage: 'verify|backup FILE|restore FILE|salvage|vacuum|stats',
  help: 'check, copy, shrink or measure the database; put a copy or what can be read of a damaged one in its place',
  flags: {
    ...DATA_FLAGS,
    quick: { type: 'boolean', help: 'verify: leave out the comparison of indexes with their tables' },
    force: { type: 'boolean', help: 'backup: replace the file if it exists' },
    full: { type: 'boolean', help: 'vacuum: rewrite the whole file; a running program writes nothing meanwhile' },
  },
  async run(context) {
    const [word, ...rest] = context.words;
    if (word === undefined) throw new UsageError(`ronda db needs one of: ${VERBS.join(', ')}.`);
    const verb = VERBS.find((one) => one === word);
    if (verb === undefined)
      throw unknownCommand(
        `db ${word}`,
        VERBS.map((one) => `db ${one}`),
      );
    if (rest.length > (TAKE_FILE.includes(verb) ? 1 : 0))
      throw new UsageError(`ronda db ${verb}: "${rest.at(-1) ?? ''}" is too much.`);
    return RUN[verb](context);
  },
};
