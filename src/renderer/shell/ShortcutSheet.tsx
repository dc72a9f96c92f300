import { chordText, SHORTCUTS } from '../keyboard/shortcuts.ts';
import { Dialog, DialogBody } from '../ui/Dialog.tsx';
import { useSpeech } from '../ui/Translation.tsx';
import styles from './ShortcutSheet.module.css';

const isMac = navigator.platform.startsWith('Mac');

/** Made of the table of shortcuts, so that it cannot differ from it. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <Dialog title={t('keyboard.title')} onClose={onClose}>
      <DialogBody>
        <dl className={styles['sheet']}>
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
      </DialogBody>
    </Dialog>
  );
}
