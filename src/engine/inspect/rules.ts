import type { MempoolRule, ProcessorRule, SensorRule, StorageRule } from '../profiles/profile.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { MempoolFacts, ProcessorFacts, SensorFacts, StorageFacts } from '../../contract/facts.ts';
import { type Column, indexesOf, type Reader } from './reader.ts';
import { firstColumn, namesOf, rowsOf } from './rule-rows.ts';
import { bitsOf, numberOf, textOf } from './values.ts';

const skipped = (pattern: string | undefined, name: string): boolean =>
  pattern !== undefined && new RegExp(pattern, 'i').test(name);

/** The number a pattern finds in a text. */
function numberWithin(pattern: string, text = ''): number | undefined {
  const found = new RegExp(pattern, 'i').exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

export async function readRuledProcessors(
  rules: readonly ProcessorRule[],
  reader: Reader,
): Promise<readonly ProcessorFacts[]> {
  const found: ProcessorFacts[] = [];
  for (const rule of rules) {
    const name = await namesOf(reader, rule.name, 'Processor');
    const isMeant = await rowsOf(reader, rule.where);
    for (const [index, cell] of await firstColumn(reader, rule.oid)) {
      const raw = rule.within === undefined ? numberOf(cell) : numberWithin(rule.within, textOf(cell));
      const value = raw === undefined ? Number.NaN : raw / (rule.divisor ?? 1);
      const usage = rule.isIdle === true ? 100 - value : value;
      if (!(usage >= 0 && usage <= 100) || !isMeant(index) || skipped(rule.skip, name(index))) continue;
      found.push({ descr: name(index), usage, oid: cell.oid, index });
    }
  }
  return found;
}

type Amounts = {
  readonly used?: number | undefined;
  readonly free?: number | undefined;
  readonly total?: number | undefined;
  readonly perc?: number | undefined;
};

/** What a share counts in where nobody tells the size. */
const HUNDREDTHS = 100;

/** What follows from two of used, free and total, from one and the share, or from the share alone. */
function completed({ used, free, total, perc }: Amounts): Amounts {
  const sum = used !== undefined && free !== undefined ? used + free : undefined;
  const whole = total ?? sum ?? (perc === undefined ? undefined : HUNDREDTHS);
  if (whole === undefined) return { perc };
  const byShare = perc === undefined ? undefined : (whole * perc) / 100;
  const taken = used ?? (free === undefined ? byShare : whole - free);
  if (taken === undefined) return { total: whole, perc };
  return { total: whole, used: taken, free: whole - taken, perc: whole > 0 ? Math.round((taken / whole) * 100) : perc };
}

async function readAmounts(rule: MempoolRule | StorageRule, reader: Reader) {
  const column = (oids: string | readonly string[] = []): Promise<Column> => firstColumn(reader, oids);
  const [used, free, total, perc] = await Promise.all([
    column(rule.used),
    column(rule.free),
    column(rule.total),
    column(rule.perc),
  ]);
  const name = await namesOf(reader, rule.name, 'Memory');
  const isMeant = await rowsOf(reader, rule.where);
  const scaled = (cells: Column, index: string): number | undefined => {
    const value = numberOf(cells.get(index) ?? (cells.size === 1 ? [...cells.values()][0] : undefined));
    // A gauge beyond 31 bits comes as a negative number from some agents.
    return value === undefined ? undefined : (value < 0 ? value + 2 ** 32 : value) * rule.unit;
  };
  return indexesOf(used, free, perc, total).flatMap((index) => {
    const amounts = completed({
      used: scaled(used, index),
      free: scaled(free, index),
      total: scaled(total, index),
      perc: numberOf(perc.get(index)),
    });
    const isEmpty = amounts.total === 0 || (amounts.total === undefined && amounts.perc === undefined);
    return isEmpty || !isMeant(index) || skipped(rule.skip, name(index))
      ? []
      : [{ index, descr: name(index), ...amounts }];
  });
}

export async function readRuledMemory(rules: readonly MempoolRule[], reader: Reader): Promise<readonly MempoolFacts[]> {
  const pools = await Promise.all(
    rules.map(async (rule) => (await readAmounts(rule, reader)).map((one) => ({ ...one, class: rule.class }))),
  );
  return pools.flat();
}

export async function readRuledStorage(
  rules: readonly StorageRule[],
  reader: Reader,
): Promise<readonly StorageFacts[]> {
  const areas = await Promise.all(
    rules.map(async (rule) =>
      (await readAmounts(rule, reader)).map(({ index, descr, total = 0, used = 0, free = 0, perc = 0 }) => ({
        index,
        descr,
        type: rule.type,
        size: total,
        used,
        free,
        perc,
        units: rule.unit,
      })),
    ),
  );
  return areas.flat();
}

function stateOf(rule: SensorRule, raw: number): Pick<SensorFacts, 'state' | 'severity'> {
  if (rule.states === undefined) return {};
  const [state, severity] = rule.states[String(raw)] ?? ['unknown', 3];
  return { state, severity };
}

const LEAST_DBM = -40;

/** The value in the unit of its class. */
function valueOf({ milliwatts, isFahrenheit, multiplier = 1, divisor = 1 }: SensorRule, raw: number): number {
  if (milliwatts !== undefined) return raw > 0 ? Math.max(LEAST_DBM, 10 * Math.log10(raw * milliwatts)) : LEAST_DBM;
  const value = (raw * multiplier) / divisor;
  return Number((isFahrenheit === true ? (value - 32) / 1.8 : value).toPrecision(12));
}

/** The number a cell stands for, before it is scaled. */
function rawOf({ words, areBits }: SensorRule, cell: Varbind): number | undefined {
  if (words !== undefined) return words[textOf(cell)?.toLowerCase() ?? ''];
  return areBits === true ? bitsOf(cell) : numberOf(cell);
}

async function readSensors(rule: SensorRule, reader: Reader): Promise<readonly SensorFacts[]> {
  const cells = await reader.column(rule.oid);
  if (cells.size === 0) return [];
  const name = await namesOf(reader, rule.name, rule.class);
  const isMeant = await rowsOf(reader, rule.where);
  const { divisor, multiplier, limitHigh, limitLow } = rule;
  return [...cells].flatMap(([index, cell]): SensorFacts[] => {
    const raw = rawOf(rule, cell);
    if (raw === undefined || !isMeant(index) || rule.absent?.includes(raw) === true) return [];
    const descr = name(index);
    if (skipped(rule.skip, descr)) return [];
    const about = { divisor, multiplier, limitHigh, limitLow, ...stateOf(rule, raw) };
    return [{ class: rule.class, descr, value: valueOf(rule, raw), oid: cell.oid, index, ...about }];
  });
}

/** Sensors of a device's own tables: every instance below an identifier is one. */
export async function readRuledSensors(rules: readonly SensorRule[], reader: Reader): Promise<readonly SensorFacts[]> {
  const found: SensorFacts[] = [];
  for (const rule of rules) found.push(...(await readSensors(rule, reader)));
  return found;
}
