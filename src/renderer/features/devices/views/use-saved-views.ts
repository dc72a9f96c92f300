import { useEffect, useState } from 'react';
import type { SavedView, ViewInput } from '../../../../contract/views.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useDeviceActions } from '../bulk/use-device-actions.ts';

const NONE: readonly SavedView[] = [];

/** The saved views this person sees, and how to change them; each change can be undone. */
export function useSavedViews() {
  const { call } = useApp();
  const { t } = useSpeech();
  const { did } = useDeviceActions();
  const [items, setItems] = useState(NONE);
  const load = async (): Promise<void> => setItems((await call('views.list', {})).items);
  useEffect(() => {
    call('views.list', {}).then(
      (answer) => setItems(answer.items),
      // Without them the list still works.
      () => setItems(NONE),
    );
  }, [call]);

  async function create(input: ViewInput): Promise<void> {
    let { id } = await call('views.create', input);
    await load();
    did({
      text: t('devices.views.saved', { name: input.name }),
      undo: async () => {
        await call('views.remove', { id });
        await load();
      },
      redo: async () => {
        ({ id } = await call('views.create', input));
        await load();
      },
    });
  }
  async function remove({ id: first, owner: _owner, createdAt: _at, updatedAt: _then, ...input }: SavedView) {
    let id = first;
    await call('views.remove', { id });
    await load();
    did({
      text: t('devices.views.removed', { name: input.name }),
      undo: async () => {
        ({ id } = await call('views.create', input));
        await load();
      },
      redo: async () => {
        await call('views.remove', { id });
        await load();
      },
    });
  }
  return { items, create, remove };
}
export type SavedViews = ReturnType<typeof useSavedViews>;
