import { type ReactNode, useId } from 'react';
import { classes } from '../../ui/classes.ts';
import page from '../../ui/Page.module.css';
import styles from './Overview.module.css';

type CardProps = {
  readonly title: string;
  readonly note?: string | undefined;
  readonly action?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
};

/** A part of the page with its heading. */
export function Card({ title, note, action, className, children }: CardProps) {
  const id = useId();
  return (
    <section className={classes(page['surface'], styles['card'], className)} aria-labelledby={id}>
      <header className={styles['cardHead']}>
        <h2 id={id} className={styles['cardTitle']}>
          {title}
        </h2>
        {note !== undefined && <span className={styles['note']}>{note}</span>}
        {action}
      </header>
      {children}
    </section>
  );
}
