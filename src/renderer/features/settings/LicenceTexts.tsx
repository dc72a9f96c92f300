import { useEffect, useState } from 'react';
import { Dialog, DialogBody } from '../../ui/Dialog.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './AboutSection.module.css';

/** Lies beside the page, and is long: it is read when somebody asks for it. */
const FILE = '/THIRD_PARTY_NOTICES.txt';

type Texts = { readonly text: string } | 'loading' | 'missing';

/** The licences of everything that is built in, word for word. */
export function LicenceTexts({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech();
  const [texts, setTexts] = useState<Texts>('loading');
  useEffect(() => {
    const gone = new AbortController();
    async function load(): Promise<void> {
      try {
        const answer = await fetch(FILE, { signal: gone.signal });
        setTexts(answer.ok ? { text: await answer.text() } : 'missing');
      } catch {
        if (!gone.signal.aborted) setTexts('missing');
      }
    }
    void load();
    return () => gone.abort();
  }, []);
  return (
    <Dialog title={t('settings.about.texts')} size="large" onClose={onClose}>
      <DialogBody>
        {texts === 'loading' && <p>{t('settings.about.textsLoading')}</p>}
        {texts === 'missing' && <p role="alert">{t('settings.about.textsMissing')}</p>}
        {typeof texts === 'object' && (
          // Unlike a paragraph, a field is scrolled by keyboard.
          <textarea
            className={styles['texts']}
            aria-label={t('settings.about.texts')}
            readOnly
            translate="no"
            value={texts.text}
          />
        )}
      </DialogBody>
    </Dialog>
  );
}
