import { type Language, LANGUAGES, PSEUDO_LANGUAGE } from '../../../contract/i18n/i18n.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { START_VIEWS } from '../../store/preferences.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { Lead } from './Block.tsx';
import styles from './Fields.module.css';
import { ChoiceSetting, Setting } from './Setting.tsx';

const NAMES = { en: 'shell.english', id: 'shell.indonesian', [PSEUDO_LANGUAGE]: 'settings.general.pseudo' } as const;
/** The pseudo-language shows developers what is not translated or does not fit. */
const OFFERED: readonly Language[] = import.meta.env.DEV ? [...LANGUAGES, PSEUDO_LANGUAGE] : LANGUAGES;

/** The zone of this computer and how far it is from UTC: "Asia/Jakarta (GMT+7)". */
function zoneText(language: string): string {
  const format = new Intl.DateTimeFormat(language, { timeZoneName: 'shortOffset' });
  const offset = format.formatToParts(Date.now()).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return `${format.resolvedOptions().timeZone} (${offset})`;
}

export function GeneralSection() {
  const { t, language } = useSpeech();
  const { store } = useApp();
  const { startView } = useAppState((state) => state.preferences);
  return (
    <>
      <Lead>{t('settings.general.lead')}</Lead>
      <div>
        <ChoiceSetting
          field="language"
          label={t('settings.general.language')}
          value={language}
          choices={OFFERED.map((value) => ({ value, label: t(NAMES[value]) }))}
          onChoose={(chosen) => store.prefer({ language: chosen })}
        />
        <Setting field="zone" label={t('settings.general.zone')} hint={t('settings.general.zoneHint')}>
          {({ id }) => (
            <output id={id} translate="no" className={styles['fact']}>
              {zoneText(language)}
            </output>
          )}
        </Setting>
        <ChoiceSetting
          field="start-view"
          label={t('settings.general.startView')}
          hint={t('settings.general.startViewHint')}
          value={startView}
          choices={START_VIEWS.map((value) => ({ value, label: t(`shell.${value}`) }))}
          onChoose={(chosen) => store.prefer({ startView: chosen })}
        />
      </div>
    </>
  );
}
