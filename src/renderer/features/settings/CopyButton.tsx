import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';

/** Puts a text on the clipboard, and says whether it is there. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useSpeech();
  const toasts = useToasts();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toasts.show(t('settings.notCopied'), { tone: 'fault' });
    }
  };
  return (
    <Button icon={isCopied ? <Check size={14} /> : <Copy size={14} />} onClick={() => void copy()}>
      {t(isCopied ? 'settings.copied' : 'settings.copy')}
    </Button>
  );
}
