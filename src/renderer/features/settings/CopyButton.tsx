import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';

/** A secret stays on the clipboard so long, if nothing else took its place. */
const SECRET_MS = 30_000;

/** Takes a secret off the clipboard again; where the page may not look, it is overwritten all the same. */
async function clearLater(text: string): Promise<void> {
  await new Promise((later) => setTimeout(later, SECRET_MS));
  const present = await navigator.clipboard.readText().catch(() => text);
  if (present === text) await navigator.clipboard.writeText('').catch(() => undefined);
}

type CopyButtonProps = {
  readonly text: string;
  readonly isSecret?: boolean;
  /** What it says before it is pressed, where "Copy" does not say what. */
  readonly label?: string;
};

/** Puts a text on the clipboard, and says whether it is there. */
export function CopyButton({ text, isSecret = false, label }: CopyButtonProps) {
  const { t } = useSpeech();
  const toasts = useToasts();
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      if (isSecret) void clearLater(text);
    } catch {
      toasts.show(t('settings.notCopied'), { tone: 'fault' });
    }
  };
  return (
    <Button icon={isCopied ? <Check size={14} /> : <Copy size={14} />} onClick={() => void copy()}>
      {isCopied ? t('settings.copied') : (label ?? t('settings.copy'))}
    </Button>
  );
}
