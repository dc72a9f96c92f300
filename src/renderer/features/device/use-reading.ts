import { useCallback, useEffect, useRef, useState } from 'react';

export type Reading<T> = {
  /** The last answer; an older one stays while the next is on its way. */
  readonly value: T | undefined;
  /** The key that answer belongs to. */
  readonly of: string | undefined;
  readonly fault: unknown;
  readonly isReading: boolean;
  readonly retry: () => void;
};
type Options<T> = {
  /** What is asked for: another key is another question. */
  readonly key: string;
  /** @param pulse what it was asked again for */
  readonly read: (pulse: string | undefined) => Promise<T>;
  /** Asked again whenever this changes, and so often, without a sign. */
  readonly pulse?: string | undefined;
  readonly everyMs?: number | undefined;
};
type State<T> = {
  readonly value: T | undefined;
  readonly of: string | undefined;
  readonly fault: unknown;
  readonly asked: string | undefined;
  readonly attempt: number;
};

/** Something read from the host, again when the question changes. */
export function useReading<T>({ key, read, pulse, everyMs }: Options<T>): Reading<T> {
  const [state, setState] = useState<State<T>>({
    value: undefined,
    of: undefined,
    fault: undefined,
    asked: undefined,
    attempt: 0,
  });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(read);
  useEffect(() => {
    latest.current = read;
  });
  useEffect(() => {
    let isGone = false;
    const ask = async (): Promise<void> => {
      try {
        const value = await latest.current(pulse);
        if (!isGone) setState({ value, of: key, fault: undefined, asked: key, attempt });
      } catch (fault) {
        if (!isGone) setState((before) => ({ ...before, fault, asked: key, attempt }));
      }
    };
    void ask();
    const timer = everyMs === undefined ? undefined : setInterval(() => void ask(), everyMs);
    return () => {
      isGone = true;
      clearInterval(timer);
    };
  }, [key, attempt, pulse, everyMs]);
  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  const isReading = state.asked !== key || state.attempt !== attempt;
  return { value: state.value, of: state.of, fault: isReading ? undefined : state.fault, isReading, retry };
}
