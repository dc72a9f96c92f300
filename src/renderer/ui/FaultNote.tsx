import styles from './FaultNote.module.css';
import type { ShownFault } from './faults.ts';

/** Cause and next step, where the failed action was started. */
export function FaultNote({ fault }: { readonly fault: ShownFault }) {
  return (
    <div role="alert" className={styles['note']}>
      <strong>{fault.title}</strong>
      <span>{fault.next}</span>
      <span className={styles['detail']}>{fault.detail}</span>
    </div>
  );
}
