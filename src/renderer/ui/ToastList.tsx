import { X } from 'lucide-react';
import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import { Button, IconButton } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './ToastList.module.css';
import { createToasts, type Toasts } from './toasts.ts';
import { useSpeech } from './Translation.tsx';

const ToastContext = createContext<Toasts>(createToasts());
export const useToasts = (): Toasts => use(ToastContext);

export function ToastProvider({ toasts, children }: { readonly toasts: Toasts; readonly children: ReactNode }) {
  return (
    <ToastContext value={toasts}>
      {children}
      <ToastList />
    </ToastContext>
  );
}

function ToastList() {
  const { store, dismiss } = useToasts();
  const shown = useStore(store);
  const { t } = useSpeech();
  return (
    <output className={styles['list']}>
      {shown.map(({ id, text, tone, undo }) => (
        <div key={id} className={classes(styles['toast'], tone === 'fault' && styles['fault'])}>
          <span className={styles['text']}>{text}</span>
          {undo && (
            <Button
              onClick={() => {
                undo();
                dismiss(id);
              }}
            >
              {t('common.undo')}
            </Button>
          )}
          <IconButton label={t('common.dismiss')} icon={<X size={14} />} onClick={() => dismiss(id)} />
        </div>
      ))}
    </output>
  );
}
