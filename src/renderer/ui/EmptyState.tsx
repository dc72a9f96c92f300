import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';
import { LanternDrawing } from './Lantern.tsx';

type EmptyStateProps = { readonly title: string; readonly next: string; readonly action: ReactNode };

/** A view with nothing in it: what is so, what comes next, and the button for it. */
export function EmptyState({ title, next, action }: EmptyStateProps) {
  return (
    <div className={styles['empty']}>
      <LanternDrawing />
      <h2 className={styles['title']}>{title}</h2>
      <p className={styles['next']}>{next}</p>
      {action}
    </div>
  );
}
