import type { ReactNode } from 'react';
import styles from './FaultNote.module.css';
import type { ShownFault } from './faults.ts';

type FaultNoteProps = {
  readonly fault: ShownFault;
  /** What can be done about it at once: "Try again". */
  readonly action?: ReactNode;
};

/** Cause and next step, where the failed action was started. */
export function FaultNote({ fault, action }: FaultNoteProps) {
  return (
    <div role="alert" className={styles['note']}>
      <strong>{fault.title}</strong>
      <span>{fault.next}</span>
      <span className={styles['detail']}>{fault.detail}</span>
      {action}
    </div>
  );
}
