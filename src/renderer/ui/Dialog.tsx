import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import styles from './Dialog.module.css';
import { useSpeech } from './Translation.tsx';

type DialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly size?: 'small' | 'large';
  /** `alertdialog` for a question about something that cannot be undone. */
  readonly role?: 'alertdialog';
};

/**
 * A modal dialog on the browser's own `<dialog>`: it keeps the focus, makes the page behind inert and gives the
 * focus back, without the injected style sheet that the Content-Security-Policy of the host refuses.
 */
export function Dialog({ title, onClose, children, size = 'small', role }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const { t } = useSpeech();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={ref}
      role={role}
      aria-labelledby={titleId}
      className={`${styles['dialog'] ?? ''} ${styles[size] ?? ''}`}
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
      {children}
    </dialog>
  );
}

type DialogBodyProps = {
  readonly children: ReactNode;
  /** Name of a body that is only read: it takes the focus itself, so that it can be scrolled by keyboard. */
  readonly label?: string;
};

export const DialogBody = ({ children, label }: DialogBodyProps) =>
  label === undefined ? (
    <div className={styles['body']}>{children}</div>
  ) : (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={styles['body']} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );

export const DialogActions = ({ children }: { readonly children: ReactNode }) => (
  <footer className={styles['actions']}>{children}</footer>
);
