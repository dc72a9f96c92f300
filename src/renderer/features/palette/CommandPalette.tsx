import { Dialog, DialogBody } from '../../ui/Dialog.tsx';
import { useSpeech } from '../../ui/Translation.tsx';

type CommandPaletteProps = { readonly onClose: () => void; readonly onAdd: () => void };

export function CommandPalette({ onClose }: CommandPaletteProps) {
  const { t } = useSpeech();
  return (
    <Dialog title={t('shell.palette')} onClose={onClose}>
      <DialogBody>{null}</DialogBody>
    </Dialog>
  );
}
