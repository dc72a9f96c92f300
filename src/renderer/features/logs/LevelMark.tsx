import type { EventLevel } from '../../../contract/logs.ts';
import { classes } from '../../ui/classes.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './LevelMark.module.css';

/** A level of the log as shape, colour and word. */
export function LevelMark({ level }: { readonly level: EventLevel }) {
  const { t } = useSpeech();
  return (
    <span className={classes(styles['mark'], styles[level])}>
      <span className={styles['shape']} />
      {t(`logs.levels.${level}`)}
    </span>
  );
}
