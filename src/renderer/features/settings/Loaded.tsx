import type { ReactNode } from 'react';
import type { useAnswer } from '../../store/use-answer.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { useSpeech } from '../../ui/Translation.tsx';

type LoadedProps<T> = {
  readonly answer: ReturnType<typeof useAnswer<T>>;
  readonly waiting: ReactNode;
  readonly children: (value: T) => ReactNode;
};

/** What an answer shows: the thing itself, what went wrong with a way to try again, or that it is on its way. */
export function Loaded<T>({ answer, waiting, children }: LoadedProps<T>) {
  const speech = useSpeech();
  const { value, fault, retry } = answer;
  return (
    <>
      {fault !== undefined && (
        <FaultNote
          fault={showFault(fault, speech)}
          action={<Button onClick={retry}>{speech.t('settings.retry')}</Button>}
        />
      )}
      {value === undefined ? fault === undefined && waiting : children(value)}
    </>
  );
}
