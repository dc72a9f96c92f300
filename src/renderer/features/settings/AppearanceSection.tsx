import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { DENSITIES, MOTIONS, THEMES } from '../../store/preferences.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { Lead } from './Block.tsx';
import { ChoiceSetting } from './Setting.tsx';

const MOTION_NAMES = { system: 'settings.appearance.motionSystem', none: 'settings.appearance.motionNone' } as const;

export function AppearanceSection() {
  const { t } = useSpeech();
  const { store } = useApp();
  const { theme, density, motion } = useAppState((state) => state.preferences);
  return (
    <>
      <Lead>{t('settings.appearance.lead')}</Lead>
      <div>
        <ChoiceSetting
          field="theme"
          label={t('settings.appearance.theme')}
          value={theme}
          choices={THEMES.map((value) => ({ value, label: t(`shell.${value}`) }))}
          onChoose={(chosen) => store.prefer({ theme: chosen })}
        />
        <ChoiceSetting
          field="density"
          label={t('settings.appearance.density')}
          value={density}
          choices={DENSITIES.map((value) => ({ value, label: t(`shell.${value}`) }))}
          onChoose={(chosen) => store.prefer({ density: chosen })}
        />
        <ChoiceSetting
          field="motion"
          label={t('settings.appearance.motion')}
          hint={t('settings.appearance.motionHint')}
          value={motion}
          choices={MOTIONS.map((value) => ({ value, label: t(MOTION_NAMES[value]) }))}
          onChoose={(chosen) => store.prefer({ motion: chosen })}
        />
      </div>
    </>
  );
}
