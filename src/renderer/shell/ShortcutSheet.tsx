import { ShortcutList } from '../keyboard/ShortcutList.tsx';
import { Dialog, DialogBody } from '../ui/Dialog.tsx';
import { useSpeech } from '../ui/Translation.tsx';

/** The keys there are. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech();
  return (
    <Dialog title={t('keyboard.title')} onClose={onClose}>
      <DialogBody label={t('keyboard.title')}>
        <ShortcutList />
      </DialogBody>
    </Dialog>
  );
}
