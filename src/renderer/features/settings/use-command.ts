import { useState } from 'react';
import { type ShownFault, showFault } from '../../ui/faults.ts';
import { useSpeech } from '../../ui/Translation.tsx';

/** Something that is sent to the host: whether it is under way, and how it failed. */
export function useCommand() {
  const speech = useSpeech();
  const [isBusy, setBusy] = useState(false);
  const [thrown, setThrown] = useState<unknown>();
  return {
    isBusy,
    thrown,
    fault: thrown === undefined ? undefined : (showFault(thrown, speech) satisfies ShownFault),
    run: (work: () => Promise<unknown>): void => {
      setBusy(true);
      setThrown(undefined);
      work()
        .catch(setThrown)
        .finally(() => setBusy(false));
    },
  };
}
