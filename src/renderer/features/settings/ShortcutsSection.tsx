import { ShortcutList } from '../../keyboard/ShortcutList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Lead } from './Block.tsx';

export function ShortcutsSection() {
  const { t } = useSpeech();
  return (
    <>
      <Lead>{t('settings.shortcuts.lead')}</Lead>
      <ShortcutList />
    </>
  );
}
