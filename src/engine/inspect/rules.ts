import type { FactRule, MempoolRule, ProcessorRule, SensorRule, StorageRule } from '../profiles/profile.ts';
import { isWithin } from '../protocols/oid.ts';
import type { SystemGroup } from './choosing.ts';
import type { EntityFacts, MempoolFacts, ProcessorFacts, SensorFacts, StorageFacts } from './facts.ts';
import { type Column, indexesOf, type Reader } from './reader.ts';
import { numberOf, textOf } from './values.ts';

type Sources = { readonly reader: Reader; readonly system: SystemGroup; readonly entities: readonly EntityFacts[] };

async function rawFact(rule: FactRule, { reader, system, entities }: Sources): Promise<string | undefined> {
  if (rule.from !== undefined) return system[rule.from];
  if (rule.entity !== undefined) {
    const { class: kind, field } = rule.entity;
    return entities.find((one) => (kind === undefined || one.class === kind) && one[field] !== undefined)?.[field];
  }
  if (rule.oid === undefined) return undefined;
  const cells = await reader.subtree(rule.oid);
  return cells.map(textOf).find((text) => text !== undefined);
}

function picked(rule: FactRule, text: string): string | undefined {
  if (rule.words !== undefined) {
    const word = Object.entries(rule.words).find(([key]) => text === key || isWithin(text, key))?.[1];
    return word;
  }
  if (rule.match === undefined) return rule.as?.replaceAll('$0', text) ?? text;
  const found = new RegExp(rule.match, 'i').exec(text);
  if (found === null) return undefined;
  if (rule.as === undefined) return found[1] ?? found[0];
  return rule.as.replaceAll(/\$(\d)/g, (_, number: string) => found[Number(number)] ?? '').trim();
}

/** The first rule that gives something. */
export async function readFact(rules: readonly FactRule[], sources: Sources): Promise<string | undefined> {
  for (const rule of rules) {
    const text = await rawFact(rule, sources);
    const value = text === undefined ? undefined : picked(rule, text)?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return undefined;
}

/** A scalar has the index "0", or stands at the identifier itself. */
async function cellsOf(reader: Reader, oid: string): Promise<Column> {
  const cells = await reader.subtree(oid);
  if (cells.length > 0) return reader.column(oid);
  const exact = await reader.get(oid);
  return exact === undefined ? new Map() : new Map([['', exact]]);
}

/** The cell of a table of names for an index of another table, whose index may be longer. */
function nameAt(names: Column, index: string): string | undefined {
  for (let part = index; part !== ''; part = part.slice(0, Math.max(0, part.lastIndexOf('.')))) {
    const text = textOf(names.get(part));
    if (text !== undefined) return text;
  }
  return undefined;
}

type Naming = { readonly text?: string | undefined; readonly oid?: string | undefined } | undefined;
async function namesOf(reader: Reader, naming: Naming, otherwise: string): Promise<(index: string) => string> {
  const names = naming?.oid === undefined ? new Map() : await reader.column(naming.oid);
  const template = naming?.text ?? (naming?.oid === undefined ? otherwise : '{text}');
  return (index) => {
    const parts = index.split('.');
    return template.replaceAll(/\{(text|index|\d)\}/g, (_, key: string) => {
      if (key === 'text') return nameAt(names, index) ?? otherwise;
      return key === 'index' ? index : (parts[Number(key) - 1] ?? '');
    });
  };
}

const skipped = (pattern: string | undefined, name: string): boolean =>
  pattern !== undefined && new RegExp(pattern, 'i').test(name);

export async function readRuledProcessors(
  rules: readonly ProcessorRule[],
  reader: Reader,
): Promise<readonly ProcessorFacts[]> {
  const found: ProcessorFacts[] = [];
  for (const rule of rules) {
    const name = await namesOf(reader, rule.name, 'Processor');
    for (const [index, cell] of await cellsOf(reader, rule.oid)) {
      const raw = numberOf(cell);
      const value = raw === undefined ? Number.NaN : raw / (rule.divisor ?? 1);
      const usage = rule.isIdle === true ? 100 - value : value;
      if (!(usage >= 0 && usage <= 100) || skipped(rule.skip, name(index))) continue;
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

/** What follows from two of used, free and total, or from one and the share. */
function completed({ used, free, total, perc }: Amounts): Amounts {
  const whole = total ?? (used !== undefined && free !== undefined ? used + free : undefined);
  const taken =
    used ??
    (whole !== undefined && free !== undefined ? whole - free : undefined) ??
    (whole !== undefined && perc !== undefined ? (whole * perc) / 100 : undefined);
  const share = whole !== undefined && whole > 0 && taken !== undefined ? Math.round((taken / whole) * 100) : perc;
  return {
    total: whole,
    used: taken,
    free: whole !== undefined && taken !== undefined ? whole - taken : undefined,
    perc: share,
  };
}

async function readAmounts(rule: MempoolRule | StorageRule, reader: Reader) {
  const column = async (oid: string | undefined): Promise<Column> =>
    oid === undefined ? new Map() : cellsOf(reader, oid);
  const [used, free, total, perc] = await Promise.all([
    column(rule.used),
    column(rule.free),
    column(rule.total),
    column(rule.perc),
  ]);
  const name = await namesOf(reader, rule.name, 'Memory');
  const scaled = (cells: Column, index: string): number | undefined => {
    const value = numberOf(cells.get(index) ?? (cells.size === 1 ? [...cells.values()][0] : undefined));
    return value === undefined ? undefined : value * rule.unit;
  };
  return indexesOf(used, free, perc, total).flatMap((index) => {
    const amounts = completed({
      used: scaled(used, index),
      free: scaled(free, index),
      total: scaled(total, index),
      perc: numberOf(perc.get(index)),
    });
    const isEmpty = amounts.total === 0 || (amounts.total === undefined && amounts.perc === undefined);
    return isEmpty || skipped(rule.skip, name(index)) ? [] : [{ index, descr: name(index), ...amounts }];
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

/** Sensors of a device's own tables: every instance below an identifier is one. */
export async function readRuledSensors(rules: readonly SensorRule[], reader: Reader): Promise<readonly SensorFacts[]> {
  const found: SensorFacts[] = [];
  for (const rule of rules) {
    const name = await namesOf(reader, rule.name, rule.class);
    for (const [index, cell] of await cellsOf(reader, rule.oid)) {
      const raw = numberOf(cell);
      if (raw === undefined || rule.absent?.includes(raw) === true || skipped(rule.skip, name(index))) continue;
      const value = Number(((raw * (rule.multiplier ?? 1)) / (rule.divisor ?? 1)).toPrecision(12));
      const { divisor, multiplier, limitHigh, limitLow } = rule;
      found.push({
        class: rule.class,
        descr: name(index),
        value,
        oid: cell.oid,
        index,
        divisor,
        multiplier,
        limitHigh,
        limitLow,
        ...stateOf(rule, raw),
      });
    }
  }
  return found;
}
