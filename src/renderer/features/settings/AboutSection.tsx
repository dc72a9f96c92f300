import { useState } from 'react';
import type { About } from '../../../contract/settings.ts';
import { formatBytes } from '../../../contract/units.ts';
import { Button } from '../../ui/Button.tsx';
import { Lantern } from '../../ui/Lantern.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import styles from './AboutSection.module.css';
import { Block, Lead, Table } from './Block.tsx';
import { CopyButton } from './CopyButton.tsx';
import { DiagnosticsBlock } from './DiagnosticsBlock.tsx';
import licences from './licences.gen.json' with { type: 'json' };
import { LicenceTexts } from './LicenceTexts.tsx';
import { Loaded } from './Loaded.tsx';
import { Place } from './Setting.tsx';
import { useCall } from './use-settings.ts';

const LICENCE = 'MIT';

type Fact = readonly [name: string, value: string];

function factsOf(about: About, { t, language }: Speech): readonly Fact[] {
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'long' });
  const facts: readonly Fact[] = [
    [t('settings.about.version'), about.version],
    [t('settings.about.licence'), LICENCE],
    [t('settings.about.started'), moment.format(Date.parse(about.startedAt))],
    [t('settings.about.runtime'), about.runtime],
    [t('settings.about.window'), navigator.userAgent],
    [t('settings.about.dataDir'), about.dataDir ?? ''],
    [t('settings.about.database'), formatBytes(about.databaseBytes, language)],
    [t('settings.about.devices'), t('settings.about.devicesValue', { devices: about.devices, checks: about.checks })],
    [t('settings.about.certificate'), about.certificate?.fingerprint ?? ''],
    [
      t('settings.about.certificateEnds'),
      about.certificate ? moment.format(Date.parse(about.certificate.validTo)) : '',
    ],
  ];
  return facts.filter(([, value]) => value !== '');
}

export function AboutSection() {
  const speech = useSpeech();
  const { t } = speech;
  const about = useCall('settings.about');
  return (
    <>
      <div className={styles['brand']}>
        <Lantern size={40} />
        <Lead>{t('settings.about.lead')}</Lead>
      </div>
      <Place field="facts">
        <Loaded answer={about} waiting={<Skeleton rows={6} />}>
          {(value) => <Facts facts={factsOf(value, speech)} />}
        </Loaded>
      </Place>
      <DiagnosticsBlock />
      <Place field="licences">
        <Licences />
      </Place>
    </>
  );
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const { t } = useSpeech();
  const text = facts.map(([name, value]) => `${name}: ${value}`).join('\n');
  return (
    <Block title={t('settings.about.facts')} actions={<CopyButton text={text} />}>
      <dl className={styles['facts']}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd translate="no">{value}</dd>
          </div>
        ))}
      </dl>
    </Block>
  );
}

function Licences() {
  const { t } = useSpeech();
  const [text, setText] = useState('');
  const [isOpen, setIsOpen] = useState(false);
  const wanted = text.trim().toLowerCase();
  const shown = licences.filter(({ name, licence }) => `${name} ${licence}`.toLowerCase().includes(wanted));
  return (
    <Block
      title={t('settings.about.licences')}
      actions={
        <input
          type="search"
          className={styles['find']}
          value={text}
          placeholder={t('settings.about.find')}
          aria-label={t('settings.about.find')}
          onChange={(event) => setText(event.target.value)}
        />
      }
    >
      <Lead>{t('settings.about.licencesLead', { count: licences.length })}</Lead>
      <Table
        label={t('settings.about.licences')}
        isData
        heads={[t('settings.about.package'), t('settings.about.version'), t('settings.about.licence')]}
        rows={shown.map(({ name, version, licence }) => ({
          key: `${name} ${version}`,
          cells: [name, version, licence],
        }))}
      />
      <Button onClick={() => setIsOpen(true)}>{t('settings.about.texts')}</Button>
      {isOpen && <LicenceTexts onClose={() => setIsOpen(false)} />}
    </Block>
  );
}
