import { createStore } from 'zustand/vanilla';
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
export type Answer =
  | { readonly kind: 'values'; readonly items: readonly SnmpValue[]; readonly cut: Output<'snmp.walk'>['cut'] }
  | {
      readonly kind: 'table';
      readonly columns: readonly Output<'snmp.table'>['columns'][number][];
      readonly rows: readonly TableRow[];
      readonly cut: boolean;
    };
type Answered = {
  readonly question: Question;
  readonly answer: Answer;
  readonly tookMs: number;
  readonly turn: number;
};
type State = {
  /** What is under way, and since when. */
  readonly asking: { readonly question: Question; readonly since: number } | undefined;
  /** The last answer; it stays while another one is awaited. */
  readonly answered: Answered | undefined;
  readonly fault: unknown;
  readonly isCancelled: boolean;
};

/** As many as the host gives. */
const MOST = 5000;

async function ask(call: App['call'], { verb, deviceId, credentialId, oid }: Question): Promise<Answer> {
  const who = { id: deviceId, ...(credentialId !== undefined && { credentialId }) };
  if (verb === 'get')
    return { kind: 'values', items: (await call('snmp.get', { ...who, oids: [oid] })).items, cut: null };
  if (verb === 'walk') return { kind: 'values', ...(await call('snmp.walk', { ...who, oid, limit: MOST })) };
  return { kind: 'table', ...(await call('snmp.table', { ...who, oid, limit: MOST })) };
}

/** Asks one thing at a time; the answer to a question that was left never takes the place of a newer one. */
export function createDesk(call: App['call'], clock: () => number) {
  const store = createStore<State>(() => ({
    asking: undefined,
    answered: undefined,
    fault: undefined,
    isCancelled: false,
  }));
  const { setState } = store;
  let turn = 0;
  return {
    store,
    async ask(question: Question): Promise<void> {
      turn += 1;
      const mine = turn;
      const since = clock();
      setState({ asking: { question, since }, fault: undefined, isCancelled: false });
      try {
        const answer = await ask(call, question);
        if (mine === turn)
          setState({ asking: undefined, answered: { question, answer, tookMs: clock() - since, turn } });
      } catch (fault) {
        if (mine === turn) setState({ asking: undefined, fault });
      }
    },
    /** Leaves what is under way; what is shown stays. */
    cancel: (): void => {
      turn += 1;
      setState({ asking: undefined, isCancelled: true });
    },
    /** A value was changed: it is shown as it is now. */
    put: (value: SnmpValue): void => {
      setState(({ answered }) => {
        if (answered === undefined) return {};
        const { answer } = answered;
        const swap = <T extends SnmpValue | null>(one: T): T | SnmpValue => (one?.oid === value.oid ? value : one);
        const next: Answer =
          answer.kind === 'values'
            ? { ...answer, items: answer.items.map(swap) }
            : { ...answer, rows: answer.rows.map(({ index, cells }) => ({ index, cells: cells.map(swap) })) };
        return { answered: { ...answered, answer: next } };
      });
    },
  };
}
export type Desk = ReturnType<typeof createDesk>;
