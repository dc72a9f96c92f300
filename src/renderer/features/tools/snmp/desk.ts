import { createStore } from 'zustand/vanilla';
import type { SnmpValue } from '../../../../contract/mibs.ts';
import type { App } from '../../../store/AppProvider.tsx';
import { type Answer, answersTo, joined, type Question } from './asking.ts';

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

/** Asks one thing at a time; the answer to a question that was left never takes the place of a newer one. */
export function createDesk(call: App['call'], clock: () => number) {
  const store = createStore<State>(() => ({
    asking: undefined,
    answered: undefined,
    fault: undefined,
    isCancelled: false,
  }));
  const { setState, getState } = store;
  let turn = 0;
  /** What came of the question under way, if anything did, is what there is: not whole, and why. */
  const keepPart = (cut: 'stopped' | 'failed'): Partial<State> => {
    const { asking, answered } = getState();
    if (asking === undefined || answered?.turn !== turn) return {};
    return { answered: { ...answered, answer: { ...answered.answer, cut } } };
  };
  return {
    store,
    async ask(question: Question): Promise<void> {
      const left = keepPart('stopped');
      turn += 1;
      const mine = turn;
      const since = clock();
      setState({ ...left, asking: { question, since }, fault: undefined, isCancelled: false });
      try {
        for await (const part of answersTo(call, question)) {
          if (mine !== turn) return;
          const { answered } = getState();
          const answer = answered?.turn === mine ? joined(answered.answer, part) : part;
          setState({ answered: { question, answer, tookMs: clock() - since, turn } });
        }
        if (mine === turn) setState({ asking: undefined });
      } catch (fault) {
        if (mine === turn) setState({ ...keepPart('failed'), asking: undefined, fault });
      }
    },
    /** Leaves what is under way, if anything is: no further page is asked for; what is shown stays. */
    cancel: (): void => {
      if (getState().asking === undefined) return;
      setState({ ...keepPart('stopped'), asking: undefined, isCancelled: true });
      turn += 1;
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
