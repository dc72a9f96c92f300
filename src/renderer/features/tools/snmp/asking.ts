import type { Input, Output } from '../../../../contract/contract.ts';
import type { SnmpValue } from '../../../../contract/mibs.ts';
import type { App } from '../../../store/AppProvider.tsx';
import type { Verb } from './object.model.ts';

/** A question to a device, with the words it was asked in. */
export type Question = {
  readonly verb: Verb;
  readonly deviceId: string;
  readonly deviceName: string;
  readonly credentialId: string | undefined;
  readonly oid: string;
  /** As the person wrote it. */
  readonly text: string;
};
/** A row of a table; a hole where the device has no value. */
export type TableRow = { readonly index: string; readonly cells: readonly (SnmpValue | null)[] };
type Values = {
  readonly kind: 'values';
  readonly items: readonly SnmpValue[];
  /** Why it is not whole: the host says so, the person left it, or it ended with a fault. */
  readonly cut: Output<'snmp.walk'>['cut'] | 'stopped' | 'failed';
};
type Table = {
  readonly kind: 'table';
  readonly columns: readonly Output<'snmp.table'>['columns'][number][];
  readonly rows: readonly TableRow[];
  /** Why it is not whole: there is more, the person left it, or it ended with a fault. */
  readonly cut: 'more' | 'stopped' | 'failed' | null;
};
export type Answer = Values | Table;
/** More rows than that are not looked through in a window, nor more values. */
const MOST_ROWS = 5000;
const MOST_VALUES = 20_000;
/** A page of a walk: what ends within a blink or, of a slow device, soon enough to be left. */
const PAGE = { limit: 300, withinMs: 2000 } as const;
/** Rows of a page of a table; each has as many values as there are columns. */
const PAGE_ROWS = 100;

const whoOf = ({ deviceId, credentialId }: Question) => ({
  id: deviceId,
  ...(credentialId !== undefined && { credentialId }),
});

/** A walk page by page: whoever asks for no further one has the device left alone. */
async function* pagesOf(call: App['call'], question: Question): AsyncGenerator<Values> {
  let after: string | undefined;
  for (let count = 0; ; ) {
    const asked = { ...whoOf(question), oid: question.oid, ...PAGE, ...(after !== undefined && { after }) };
    const { items, cut } = await call('snmp.walk', asked);
    count += items.length;
    after = items.at(-1)?.oid;
    const goesOn = cut !== null && cut !== 'order' && after !== undefined;
    yield { kind: 'values', items, cut: !goesOn ? cut : count < MOST_VALUES ? null : 'limit' };
    if (!goesOn || count >= MOST_VALUES) return;
  }
}

/** A table page by page. */
async function* tablePagesOf(call: App['call'], question: Question): AsyncGenerator<Table> {
  let after: string | null = null;
  for (let count = 0; ; ) {
    const asked: Input<'snmp.table'> = {
      ...whoOf(question),
      oid: question.oid,
      limit: PAGE_ROWS,
      ...(after !== null && { after }),
    };
    const { next, ...page }: Output<'snmp.table'> = await call('snmp.table', asked);
    count += page.rows.length;
    const goesOn = next !== null && page.rows.length > 0;
    const hasMore = goesOn ? count >= MOST_ROWS : page.cut;
    yield { kind: 'table', ...page, cut: hasMore ? 'more' : null };
    if (!goesOn || count >= MOST_ROWS) return;
    after = next;
  }
}

/**
 * What a device answers, piece by piece: many of a walk or a large table, one of anything else.
 *
 * @throws {Fault} what the host says, after the pieces that came before
 */
export async function* answersTo(call: App['call'], question: Question): AsyncGenerator<Answer> {
  const { verb, oid } = question;
  if (verb === 'walk') yield* pagesOf(call, question);
  else if (verb === 'table') yield* tablePagesOf(call, question);
  else yield { kind: 'values', items: (await call('snmp.get', { ...whoOf(question), oids: [oid] })).items, cut: null };
}

/** Columns of one table differ in their last number. */
const placeOf = ({ oid }: Table['columns'][number]): number => Number(oid.split('.').at(-1));

/** A table with rows that came next, which may have values in other columns. */
function joinedTables(before: Table, next: Table): Table {
  const known = new Set(before.columns.map(({ oid }) => oid));
  const isSame = next.columns.length === known.size && next.columns.every(({ oid }) => known.has(oid));
  if (isSame) return { ...next, columns: before.columns, rows: [...before.rows, ...next.rows] };
  const columns = [...before.columns, ...next.columns.filter(({ oid }) => !known.has(oid))].toSorted(
    (a, b) => placeOf(a) - placeOf(b),
  );
  const placed = ({ columns: own, rows }: Table): readonly TableRow[] => {
    const places = columns.map(({ oid }) => own.findIndex((one) => one.oid === oid));
    return rows.map(({ index, cells }) => ({ index, cells: places.map((place) => cells[place] ?? null) }));
  };
  return { ...next, columns, rows: [...placed(before), ...placed(next)] };
}

/** An answer with the piece of it that came next. */
export function joined(before: Answer, next: Answer): Answer {
  if (before.kind === 'table' && next.kind === 'table') return joinedTables(before, next);
  return before.kind === 'values' && next.kind === 'values'
    ? { ...next, items: [...before.items, ...next.items] }
    : next;
}
