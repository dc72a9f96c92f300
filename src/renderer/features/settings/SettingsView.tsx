import { type ComponentType, useRef, useState } from 'react';
import { useShortcuts } from '../../keyboard/use-shortcuts.ts';
import { hashOf } from '../../route/route.ts';
import { useApp, useRoute } from '../../store/AppProvider.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AccessSection } from './AccessSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { AuditSection } from './AuditSection.tsx';
import { CredentialsSection } from './CredentialsSection.tsx';
import { DataSection } from './DataSection.tsx';
import { GeneralSection } from './GeneralSection.tsx';
import { MaintenanceSection } from './MaintenanceSection.tsx';
import { MibsSection } from './mibs/MibsSection.tsx';
import { PollingSection } from './PollingSection.tsx';
import { findEntries, SECTIONS, type SectionName, sectionOf } from './settings.model.ts';
import styles from './SettingsView.module.css';
import { ShortcutsSection } from './ShortcutsSection.tsx';
import { TransferSection } from './TransferSection.tsx';

const PAGES: Readonly<Record<SectionName, ComponentType>> = {
  general: GeneralSection,
  appearance: AppearanceSection,
  polling: PollingSection,
  maintenance: MaintenanceSection,
  data: DataSection,
  transfer: TransferSection,
  credentials: CredentialsSection,
  mibs: MibsSection,
  access: AccessSection,
  audit: AuditSection,
  shortcuts: ShortcutsSection,
  about: AboutSection,
};

/** Everything that can be set, section by section, with a search over all of them. */
export function SettingsView() {
  const { t } = useSpeech();
  const section = sectionOf(useRoute((route) => route.id));
  const Section = PAGES[section];
  return (
    <div className={styles['view']}>
      <SettingsNav section={section} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <div className={styles['page']} tabIndex={0}>
        <div className={styles['inner']}>
          <h1 className={styles['title']}>{t(`settings.sections.${section}`)}</h1>
          <Section key={section} />
        </div>
      </div>
    </div>
  );
}

function SettingsNav({ section }: { readonly section: SectionName }) {
  const { t } = useSpeech();
  const { router } = useApp();
  const [text, setText] = useState('');
  const searchRef = useRef<HTMLInputElement>(null);
  const found = findEntries(text, t);
  useShortcuts({ filter: () => searchRef.current?.focus() });
  return (
    <nav className={styles['nav']} aria-label={t('settings.sections.label')}>
      <input
        ref={searchRef}
        type="search"
        className={styles['search']}
        value={text}
        placeholder={t('settings.search')}
        aria-label={t('settings.search')}
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          const [first] = found;
          if (event.key === 'Enter' && first)
            router.go({ view: 'settings', id: first.section, params: { field: first.field } });
          if (event.key === 'Escape') setText('');
        }}
      />
      {text.trim() === '' ? (
        SECTIONS.map((name) => (
          <a
            key={name}
            href={hashOf({ view: 'settings', id: name })}
            aria-current={name === section ? 'page' : undefined}
            className={styles['entry']}
          >
            {t(`settings.sections.${name}`)}
          </a>
        ))
      ) : (
        <>
          <output className={styles['found']}>
            {found.length === 0 ? t('settings.none') : t('settings.found', { count: found.length })}
          </output>
          {found.map((entry) => (
            <a
              key={`${entry.section} ${entry.field}`}
              href={hashOf({ view: 'settings', id: entry.section, params: { field: entry.field } })}
              className={styles['entry']}
            >
              {t(entry.label)}
              <small className={styles['where']}>{t(`settings.sections.${entry.section}`)}</small>
            </a>
          ))}
        </>
      )}
    </nav>
  );
}
