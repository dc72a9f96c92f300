import { lazy, Suspense, useEffect, useState } from 'react';
import type { Next } from './use-palette-items.ts';

const load = () => import('./PaletteDialog.tsx');
const PaletteDialog = lazy(async () => ({ default: (await load()).PaletteDialog }));
const PasteDialog = lazy(async () => ({ default: (await import('../devices/intake/PasteDialog.tsx')).PasteDialog }));
const ImportDialog = lazy(async () => ({ default: (await import('../devices/intake/ImportDialog.tsx')).ImportDialog }));

type CommandPaletteProps = { readonly onClose: () => void; readonly onAdd: () => void };

const FETCH_AFTER_MS = 2000;

/** Fetches the palette once the page stands, so that it takes the first letter after its key. */
export function usePaletteAtHand(): void {
  useEffect(() => {
    const timer = setTimeout(() => void load().catch(() => undefined), FETCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
}

/** Finds devices, commands and settings by a few letters, and does what is chosen. */
export function CommandPalette({ onClose, onAdd }: CommandPaletteProps) {
  const [opened, setOpened] = useState<'search' | 'paste' | 'import'>('search');
  const open = (next: Next): void => {
    if (next === 'add') onAdd();
    else setOpened(next);
  };
  return (
    <Suspense>
      {opened === 'search' && <PaletteDialog onClose={onClose} onNext={open} />}
      {opened === 'paste' && <PasteDialog onClose={onClose} />}
      {opened === 'import' && <ImportDialog onClose={onClose} />}
    </Suspense>
  );
}
