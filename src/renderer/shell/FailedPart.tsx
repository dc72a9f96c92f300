import { RotateCw } from 'lucide-react';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useSpeech } from '../ui/Translation.tsx';

/** In the place of a page that could not be fetched or drawn. The host goes on, whatever the window does. */
export function FailedPart({ message }: { readonly message: string }) {
  const { t } = useSpeech();
  return (
    <div role="alert">
      <EmptyState
        title={t('shell.failedTitle')}
        next={t('shell.failedNext', { message })}
        action={
          // A page whose code did not come is asked for again only by a new window.
          <Button tone="primary" icon={<RotateCw size={16} aria-hidden="true" />} onClick={() => location.reload()}>
            {t('shell.failedAction')}
          </Button>
        }
      />
    </div>
  );
}
