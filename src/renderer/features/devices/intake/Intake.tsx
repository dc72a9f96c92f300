import { lazy, type ReactNode, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';

const PasteDialog = lazy(async () => ({ default: (await import('./PasteDialog.tsx')).PasteDialog }));
const ImportDialog = lazy(async () => ({ default: (await import('./ImportDialog.tsx')).ImportDialog }));

/** The ways to add many devices at once; `dialog` is to be rendered by whoever offers them. */
export function useIntake(): { readonly paste: () => void; readonly load: () => void; readonly dialog: ReactNode } {
  const [opened, setOpened] = useState<'paste' | 'import'>();
  const close = () => setOpened(undefined);
  // Not within the landmark it was opened from: a dialog has a head and a foot of its own.
  const dialog =
    opened &&
    createPortal(
      <Suspense>{opened === 'paste' ? <PasteDialog onClose={close} /> : <ImportDialog onClose={close} />}</Suspense>,
      document.body,
    );
  return { paste: () => setOpened('paste'), load: () => setOpened('import'), dialog };
}
