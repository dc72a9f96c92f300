import { useCallback, useEffect, useState } from 'react';

/** Asks the host. `show` shows a part of the answer before the rest is there; undefined keeps what was shown. */
type Ask<T> = (show: (part: T) => void) => Promise<T | undefined>;
type Answer<T> = {
  /** The last answer, also while another one is awaited. */
  readonly value: T | undefined;
  readonly fault: unknown;
  readonly isLoading: boolean;
  /** Asks again. */
  readonly retry: () => void;
  /** Takes what is known by now, as the answer of a command, for the answer. */
  readonly put: (value: T) => void;
};
type State<T> = { readonly asked: Ask<T> | undefined; readonly value: T | undefined; readonly fault: unknown };

/** What the host answers to a question. It is asked again whenever the question is another function. */
export function useAnswer<T>(ask: Ask<T>): Answer<T> {
  const [state, setState] = useState<State<T>>({ asked: undefined, value: undefined, fault: undefined });
  const load = useCallback(() => {
    let isGone = false;
    const show = (value: T): void => {
      if (!isGone) setState((before) => ({ ...before, value, fault: undefined }));
    };
    ask(show).then(
      (value) => {
        if (!isGone) setState((before) => ({ asked: ask, value: value ?? before.value, fault: undefined }));
      },
      (fault: unknown) => {
        if (!isGone) setState((before) => ({ ...before, asked: ask, fault }));
      },
    );
    return () => {
      isGone = true;
    };
  }, [ask]);
  useEffect(() => load(), [load]);
  return {
    value: state.value,
    fault: state.asked === ask ? state.fault : undefined,
    isLoading: state.asked !== ask,
    retry: () => {
      setState((before) => ({ ...before, asked: undefined }));
      load();
    },
    put: (value) => setState((before) => ({ ...before, value })),
  };
}
