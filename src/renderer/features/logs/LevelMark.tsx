import type { EventLevel } from '../../../contract/logs.ts';
import { classes } from '../../ui/classes.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './LevelMark.module.css';

type LevelMarkProps = { readonly level: EventLevel; readonly withWord?: boolean };

/** A level of the log as shape, colour and word; without the word on screen it is still spoken. */
export function LevelMark({ level, withWord = true }: LevelMarkProps) {
  const { t } = useSpeech();
  return (
    <span className={classes(styles['mark'], styles[level])}>
      <span className={styles['shape']} />
      <span className={withWord ? undefined : 'visually-hidden'}>{t(`logs.levels.${level}`)}</span>
    </span>
  );
}
