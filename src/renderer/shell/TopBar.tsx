import { ChevronDown, Pause, Play, Plus, Search, SunMoon } from 'lucide-react';
import { LANGUAGES } from '../../contract/i18n/i18n.ts';
import { sitesOf } from '../features/devices/devices.model.ts';
import { useIntake } from '../features/devices/intake/Intake.tsx';
import { useApp, useAppState, useRoute } from '../store/AppProvider.tsx';
import { useWhyNot } from '../store/use-why-not.ts';
import { hashOf } from '../route/route.ts';
import { DENSITIES, THEMES } from '../store/preferences.ts';
import { DEFAULT_RANGE, isLiveRange } from '../time/range.ts';
import { Button, IconButton } from '../ui/Button.tsx';
import { Menu, MenuChoices, MenuItem, MenuLine, MenuNote } from '../ui/Menu.tsx';
import { RangePicker } from '../ui/RangePicker.tsx';
import { useSpeech } from '../ui/Translation.tsx';
import { DemoChip } from './DemoChip.tsx';
import styles from './TopBar.module.css';
import { PAGES } from './Pages.tsx';

const LANGUAGE_NAMES = { en: 'shell.english', id: 'shell.indonesian' } as const;
/** No site is called so: names are trimmed. */
const ALL_SITES = ' ';

type TopBarProps = { readonly onAdd: () => void; readonly onPalette: () => void };

export function TopBar({ onAdd, onPalette }: TopBarProps) {
  const { t } = useSpeech();
  const { store } = useApp();
  const range = useAppState((state) => state.range);
  return (
    <header className={styles['top']}>
      <SiteMenu />
      <Breadcrumb />
      <DemoChip />
      <span className={styles['gap']} />
      <button type="button" className={styles['search']} aria-haspopup="dialog" onClick={onPalette}>
        <Search size={14} aria-hidden="true" />
        <span className={styles['searchText']}>{t('shell.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <span className={styles['gap']} />
      <LiveButton />
      <RangePicker range={range} onRange={(chosen) => store.look(chosen)} />
      <LanguageMenu />
      <AppearanceMenu />
      <AddButton onAdd={onAdd} />
    </header>
  );
}

/** Adds a device; the arrow beside it, many at once. */
function AddButton({ onAdd }: { readonly onAdd: () => void }) {
  const { t } = useSpeech();
  const whyNot = useWhyNot('operator');
  const intake = useIntake();
  return (
    <div className={styles['split']}>
      <Button tone="primary" icon={<Plus size={14} />} whyNot={whyNot} onClick={onAdd}>
        {t('shell.add')}
      </Button>
      <Menu
        trigger={
          <Button tone="primary" whyNot={whyNot} aria-label={t('shell.addMore')} title={t('shell.addMore')}>
            <ChevronDown size={14} aria-hidden="true" />
          </Button>
        }
      >
        <MenuItem onSelect={onAdd}>{t('devices.addFirst')}</MenuItem>
        <MenuItem onSelect={intake.paste}>{t('devices.paste.open')}</MenuItem>
        <MenuItem onSelect={intake.load}>{t('devices.import.open')}</MenuItem>
      </Menu>
      {intake.dialog}
    </div>
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

/** Where the window is; on the page of a device, the way back to the list. */
function Breadcrumb() {
  const { t } = useSpeech();
  const view = useRoute((route) => route.view);
  const id = useRoute((route) => route.id ?? '');
  const name = useAppState(({ devices }) => devices?.get(id)?.name);
  return (
    <nav aria-label={t('shell.breadcrumb')} className={styles['crumb']}>
      {view === 'device' ? <a href={hashOf({ view: 'devices' })}>{t('shell.devices')}</a> : t(PAGES[view].title)}
      {view === 'device' && name !== undefined && <span className={styles['leaf']} title={name}>{` / ${name}`}</span>}
    </nav>
  );
}

/** Whether the window follows what happens; a press holds it. Without a connection it says so. */
function LiveButton() {
  const { t } = useSpeech();
  const { store } = useApp();
  const connection = useAppState((state) => state.connection);
  const isPaused = useAppState((state) => state.isPaused);
  const isPast = useAppState((state) => !isLiveRange(state.range));
  const isHeld = isPaused || isPast;
  const heldWord = t(isPast ? 'shell.past' : 'shell.paused');
  const word = connection === 'live' && isHeld ? heldWord : t(`shell.connection.${connection}`);
  const press = () => {
    if (isPast) store.look(DEFAULT_RANGE);
    else store.pause(!isPaused);
  };
  return (
    <button
      type="button"
      className={styles['chip']}
      data-connection={isHeld ? 'paused' : connection}
      aria-pressed={isHeld}
      title={t(isHeld ? 'shell.resume' : 'shell.pause')}
      onClick={press}
    >
      <span className={styles['dot']} />
      {word}
      {isHeld ? <Play size={12} aria-hidden="true" /> : <Pause size={12} aria-hidden="true" />}
    </button>
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
