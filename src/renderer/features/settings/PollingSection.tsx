import { useState } from 'react';
import { PROFILES, type ProfileName } from '../../../contract/metrics.ts';
import type { DeviceDefaults, Settings } from '../../../contract/settings.ts';
import { formatPct } from '../../../contract/units.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { numberProblem, parseNumber } from '../../ui/schema-fields.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { BatterySetting } from './BatterySetting.tsx';
import { Block, Lead, RoleNote, Table, useMay } from './Block.tsx';
import styles from './Fields.module.css';
import { PlacesBlock } from './PlacesBlock.tsx';
import { Place } from './Setting.tsx';
import { useCommand } from './use-command.ts';
import { useSettings } from './use-settings.ts';
import { Loaded } from './Loaded.tsx';

export function PollingSection() {
  const { t } = useSpeech();
  const settings = useSettings();
  return (
    <>
      <Lead>{t('settings.polling.lead')}</Lead>
      <Loaded answer={settings} waiting={<Skeleton rows={6} />}>
        {(value) => (
          <>
            <DefaultsForm defaults={value.defaults} onSaved={settings.put} />
            <BatterySetting battery={value.battery} onSaved={settings.put} />
            <PlacesBlock />
            <Profiles profiles={value.profiles} />
          </>
        )}
      </Loaded>
    </>
  );
}

const NUMBERS = [
  { name: 'intervalS', field: 'interval', unit: 's', min: 1, max: 86_400 },
  { name: 'timeoutMs', field: 'timeout', unit: 'ms', min: 50, max: 60_000 },
  { name: 'count', field: 'count', unit: undefined, min: 1, max: 20 },
] as const;
type NumberName = (typeof NUMBERS)[number]['name'];

type DefaultsFormProps = { readonly defaults: DeviceDefaults; readonly onSaved: (settings: Settings) => void };

function DefaultsForm({ defaults, onSaved }: DefaultsFormProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const toasts = useToasts();
  const may = useMay('engineer');
  const { isBusy, fault, run } = useCommand();
  const [written, setWritten] = useState<Readonly<Record<NumberName, string>>>({
    intervalS: String(defaults.intervalS),
    timeoutMs: String(defaults.timeoutMs),
    count: String(defaults.count),
  });
  const [profile, setProfile] = useState<ProfileName>(defaults.profile);
  const problems = NUMBERS.map(({ name, min, max }) => numberProblem(written[name], { min, max, isWhole: true }));
  const isWrong = problems.some((problem) => problem !== undefined);
  const save = async (): Promise<void> => {
    const numbers = Object.fromEntries(NUMBERS.map(({ name }) => [name, parseNumber(written[name])]));
    onSaved(await call('settings.patch', { defaults: { ...numbers, profile } }));
    toasts.show(t('settings.saved'));
  };
  return (
    <Block title={t('settings.polling.defaults')}>
      <RoleNote needs="engineer" />
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          run(save);
        }}
      >
        <fieldset className={styles['grid']} disabled={!may}>
          {NUMBERS.map(({ name, field, unit }, index) => {
            const problem = problems[index];
            return (
              <Place key={name} field={field}>
                <TextField
                  label={t(`settings.polling.${field}`)}
                  unit={unit}
                  inputMode="numeric"
                  value={written[name]}
                  onValue={(value) => setWritten({ ...written, [name]: value })}
                  error={problem && t(problem.key, problem.key === 'form.between' ? problem : {})}
                />
              </Place>
            );
          })}
          <Place field="profile">
            <SelectField
              label={t('settings.polling.profile')}
              value={profile}
              onValue={(value) => setProfile(PROFILES.find((name) => name === value) ?? 'default')}
              choices={PROFILES.map((value) => ({ value, label: t(`profiles.${value}`) }))}
            />
          </Place>
        </fieldset>
        {fault && <FaultNote fault={fault} />}
        <p className={styles['actions']}>
          <Button type="submit" tone="primary" disabled={!may || isBusy || isWrong}>
            {t(isBusy ? 'common.saving' : 'settings.save')}
          </Button>
        </p>
      </form>
    </Block>
  );
}

const LIMITS = ['excellentMs', 'goodMs', 'fairMs', 'poorMs', 'criticalMs', 'jitterMs'] as const;

/** A limit as it was chosen: whole where it is. */
const milliseconds = (ms: number, language: string): string => `${new Intl.NumberFormat(language).format(ms)}\u00a0ms`;

function Profiles({ profiles }: Pick<Settings, 'profiles'>) {
  const { t, language } = useSpeech();
  const heads = ['profile', 'excellent', 'good', 'fair', 'poor', 'critical', 'jitter'] as const;
  const [first] = profiles;
  return (
    <Place field="profiles">
      <Block title={t('settings.polling.profiles')}>
        <Lead>{t('settings.polling.profilesLead')}</Lead>
        <Table
          label={t('settings.polling.profiles')}
          heads={heads.map((head) => t(`settings.polling.columns.${head}`))}
          numeric={new Set([1, 2, 3, 4, 5, 6])}
          rows={profiles.map((profile) => ({
            key: profile.name,
            cells: [t(`profiles.${profile.name}`), ...LIMITS.map((limit) => milliseconds(profile[limit], language))],
          }))}
        />
        {first && (
          <p className={styles['muted']}>
            {t('settings.polling.loss', {
              fair: formatPct(first.lossFairPct, language),
              poor: formatPct(first.lossPoorPct, language),
              critical: formatPct(first.lossCriticalPct, language),
            })}
          </p>
        )}
      </Block>
    </Place>
  );
}
