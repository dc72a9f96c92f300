import { useEffect, useState } from 'react';
import styles from './Skeleton.module.css';

/** What is there sooner needs no stand-in. */
const AFTER_MS = 150;

type SkeletonProps = { readonly rows?: number };

/** Lines where something will be; only shown when it takes longer than a moment. */
export function Skeleton({ rows = 3 }: SkeletonProps) {
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!isLate) return null;
  return (
    <div className={styles['skeleton']} aria-hidden="true" data-testid="skeleton">
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className={styles['line']} />
      ))}
    </div>
  );
}
