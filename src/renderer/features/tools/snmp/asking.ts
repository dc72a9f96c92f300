import type { Output } from '../../../../contract/contract.ts';
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
export type Answer =
  | Values
  | {
      readonly kind: 'table';
      readonly columns: readonly Output<'snmp.table'>['columns'][number][];
      readonly rows: readonly TableRow[];
      readonly cut: boolean;
    };
/** As many as the host gives. */
const MOST_ROWS = 5000;
/** More is not looked through in a window. */
const MOST_VALUES = 20_000;
/** A page of a walk: what ends within a blink or, of a slow device, soon enough to be left. */
const PAGE = { limit: 300, withinMs: 2000 } as const;

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

/**
 * What a device answers, piece by piece: many of a walk, one of anything else.
 *
 * @throws {Fault} what the host says, after the pieces that came before
 */
export async function* answersTo(call: App['call'], question: Question): AsyncGenerator<Answer> {
  const { verb, oid } = question;
  if (verb === 'walk') yield* pagesOf(call, question);
  else if (verb === 'table')
    yield { kind: 'table', ...(await call('snmp.table', { ...whoOf(question), oid, limit: MOST_ROWS })) };
  else yield { kind: 'values', items: (await call('snmp.get', { ...whoOf(question), oids: [oid] })).items, cut: null };
}

/** An answer with the piece of it that came next. */
export const joined = (before: Answer, next: Answer): Answer =>
  before.kind === 'values' && next.kind === 'values' ? { ...next, items: [...before.items, ...next.items] } : next;
