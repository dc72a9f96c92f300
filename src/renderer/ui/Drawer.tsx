import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import styles from './Drawer.module.css';
import { useSpeech } from './Translation.tsx';

type DrawerProps = { readonly title: string; readonly onClose: () => void; readonly children: ReactNode };

/** A modal sheet at the end of the window, on the browser's own `<dialog>` as the dialogs are. */
export function Drawer({ title, onClose, children }: DrawerProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { t } = useSpeech();
  useEffect(() => {
    const drawer = ref.current;
    const before = document.activeElement;
    drawer?.showModal();
    return () => {
      drawer?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      className={styles['drawer']}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <header className={styles['head']}>
        <h2 id={titleId} className={styles['title']}>
          {title}
        </h2>
        <IconButton label={t('common.close')} icon={<X size={16} />} onClick={onClose} />
      </header>
      <div className={styles['body']}>{children}</div>
    </dialog>
  );
}
