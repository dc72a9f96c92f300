import { ChevronDown, Plus, SunMoon } from 'lucide-react';
import { LANGUAGES } from '../../contract/i18n/i18n.ts';
import { sitesOf } from '../features/devices/devices.model.ts';
import { useApp, useAppState, useMayOperate } from '../store/AppProvider.tsx';
import { DENSITIES, THEMES } from '../store/preferences.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu, MenuChoices, MenuItem, MenuLine, MenuNote } from '../ui/Menu.tsx';
import { useSpeech } from '../ui/Translation.tsx';
import styles from './TopBar.module.css';

const LANGUAGE_NAMES = { en: 'shell.english', id: 'shell.indonesian' } as const;
/** No site is called so: names are trimmed. */
const ALL_SITES = ' ';

export function TopBar({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useSpeech();
  const mayOperate = useMayOperate();
  return (
    <header className={styles['top']}>
      <SiteMenu />
      <nav aria-label={t('shell.breadcrumb')} className={styles['crumb']}>
        {t('shell.devices')}
      </nav>
      <span className={styles['gap']} />
      <ConnectionChip />
      <LanguageMenu />
      <AppearanceMenu />
      <Button tone="primary" icon={<Plus size={14} />} disabled={!mayOperate} onClick={onAdd}>
        {t('shell.add')}
      </Button>
    </header>
  );
}

function SiteMenu() {
  const { t } = useSpeech();
  const { store } = useApp();
  const devices = useAppState((state) => state.devices);
  const site = useAppState((state) => state.filter.site);
  const sites = devices ? sitesOf(devices) : [];
  return (
    <Menu
      trigger={
        <Button className={styles['site']}>
          <span className={styles['siteName']}>{site ?? t('shell.allSites')}</span>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoices
        label={t('shell.site')}
        value={site ?? ALL_SITES}
        choices={[
          { value: ALL_SITES, label: t('shell.allSites') },
          ...sites.map((name) => ({ value: name, label: name })),
        ]}
        onChoose={(name) => store.narrow({ site: name === ALL_SITES ? undefined : name })}
      />
    </Menu>
  );
}

function ConnectionChip() {
  const { t } = useSpeech();
  const connection = useAppState((state) => state.connection);
  return (
    <span className={styles['chip']} data-connection={connection}>
      <span className={styles['dot']} />
      {t(`shell.connection.${connection}`)}
    </span>
  );
}

function LanguageMenu() {
  const { t, language } = useSpeech();
  const { store } = useApp();
  return (
    <Menu
      trigger={
        <Button aria-label={`${t('shell.language')}: ${language.toUpperCase()}`} title={t('shell.language')}>
          {language.toUpperCase()}
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      }
    >
      <MenuChoices
        label={t('shell.language')}
        value={language}
        choices={LANGUAGES.map((value) => ({ value, label: t(LANGUAGE_NAMES[value]) }))}
        onChoose={(chosen) => store.prefer({ language: chosen })}
      />
    </Menu>
  );
}

function AppearanceMenu() {
  const { t } = useSpeech();
  const { store, signOut } = useApp();
  const { theme, density } = useAppState((state) => state.preferences);
  const me = useAppState((state) => state.me);
  return (
    <Menu trigger={<IconButton label={t('shell.appearance')} icon={<SunMoon size={16} />} />}>
      <MenuChoices
        label={t('shell.theme')}
        value={theme}
        choices={THEMES.map((value) => ({ value, label: t(`shell.${value}`) }))}
        onChoose={(chosen) => store.prefer({ theme: chosen })}
      />
      <MenuLine />
      <MenuChoices
        label={t('shell.density')}
        value={density}
        choices={DENSITIES.map((value) => ({ value, label: t(`shell.${value}`) }))}
        onChoose={(chosen) => store.prefer({ density: chosen })}
      />
      {me?.kind === 'session' && (
        <>
          <MenuLine />
          <MenuNote>{t('shell.signedInAs', { name: me.name, role: t(`roles.${me.role}`) })}</MenuNote>
          <MenuItem onSelect={() => void signOut()}>{t('shell.signOut')}</MenuItem>
        </>
      )}
    </Menu>
  );
}
