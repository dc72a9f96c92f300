import { useSpeech } from '../ui/Translation.tsx';
import styles from './ShortcutList.module.css';
import { chordText, SHORTCUTS } from './shortcuts.ts';

const isMac = navigator.platform.startsWith('Mac');

/** Made of the table of shortcuts, so that it cannot differ from it. */
export function ShortcutList() {
  const { t } = useSpeech();
  return (
    <dl>
      {SHORTCUTS.map(({ id, label, chords }) => (
        <div key={id} className={styles['line']}>
          <dt>{t(label)}</dt>
          <dd className={styles['keys']}>
            {chords.map((chord) => (
              <kbd key={chordText(chord, isMac)}>{chordText(chord, isMac)}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
