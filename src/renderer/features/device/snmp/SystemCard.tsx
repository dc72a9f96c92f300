import { RefreshCw } from 'lucide-react';
import type { DeviceFacts, SnmpState } from '../../../../contract/facts.ts';
import { formatRtt } from '../../../../contract/units.ts';
import { useAppState, useMayOperate } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { formatAge, formatMoment } from '../../../ui/ages.ts';
import { Button } from '../../../ui/Button.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { StatusShape } from '../../../ui/StatusMark.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import view from '../DeviceView.module.css';
import { SNMP_MARKS } from './snmp.model.ts';
import styles from './Snmp.module.css';
import { SnmpHelp } from './SnmpHelp.tsx';
import { useFacts } from './use-facts.ts';
import type { Snmp } from './use-snmp.ts';

type SystemCardProps = { readonly id: string; readonly snmp: Snmp; readonly onEdit: () => void };

/** What the device says of itself, and how well it can be asked. */
export function SystemCard({ id, snmp, onEdit }: SystemCardProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { value, fault } = snmp;
  const facts = useFacts(id, snmp);
  const whyNot = useWhyNot('operator');
  return (
    <section className={view['card']} aria-label={t('snmp.system')} aria-busy={snmp.isSurveying}>
      <header className={view['cardHead']}>
        <h3 className={view['title']}>{t('snmp.system')}</h3>
        {value?.state === 'answering' && (
          <span className={view['end']}>
            <Button
              icon={<RefreshCw size={14} aria-hidden="true" />}
              whyNot={whyNot}
              disabled={snmp.isSurveying}
              onClick={snmp.survey}
            >
              {t(snmp.isSurveying ? 'snmp.reading' : 'snmp.readAgain')}
            </Button>
          </span>
        )}
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={view['body']} aria-label={t('snmp.facts.title')} tabIndex={0}>
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
        {value === undefined && fault === undefined && <Skeleton />}
        {value && <StateLine value={value} />}
        {value && value.state !== 'answering' && (
          <div className={styles['help']}>
            <SnmpHelp snmp={snmp} onEdit={onEdit} tone="plain" />
          </div>
        )}
        <FactList facts={facts.value} snmp={value} />
      </section>
    </section>
  );
}

function StateLine({ value }: { readonly value: SnmpState }) {
  const { t, language } = useSpeech();
  const now = useAppState((state) => state.now);
  const { state, credential, rttMs, lastAt } = value;
  const details = [
    state === 'answering' && credential !== null ? t('snmp.with', { credential }) : '',
    rttMs === null || state !== 'answering' ? '' : formatRtt(rttMs, language),
    lastAt === null ? '' : t('snmp.last', { at: formatMoment(Date.parse(lastAt), now, language) }),
  ].filter(Boolean);
  return (
    <p className={styles['state']}>
      <StatusShape state={SNMP_MARKS[state]} />
      <span>
        {t(`snmp.sentences.${state}`, { credential: credential ?? '' })}
        {value.message !== null && state !== 'answering' && ` ${value.message}`}
        {details.length > 0 && <small className={styles['faint']}>{` ${details.join(' · ')}`}</small>}
      </span>
    </p>
  );
}

type FactListProps = { readonly facts: DeviceFacts | undefined; readonly snmp: SnmpState | undefined };

function FactList({ facts, snmp }: FactListProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const now = useAppState((state) => state.now);
  const may = useMayOperate();
  const booted = snmp?.bootedAt == null ? undefined : Date.parse(snmp.bootedAt);
  const list = [
    { name: t('snmp.facts.hardware'), value: facts?.hardware },
    { name: t('snmp.facts.vendor'), value: facts?.vendor },
    { name: t('snmp.facts.os'), value: [facts?.os, facts?.version].filter(Boolean).join(' ') },
    { name: t('snmp.facts.serial'), value: facts?.serial },
    { name: t('snmp.facts.uptime'), value: booted === undefined ? undefined : formatAge(now - booted, speech) },
    { name: t('snmp.facts.booted'), value: booted === undefined ? undefined : formatMoment(booted, now, language) },
    { name: t('snmp.facts.location'), value: facts?.location },
    { name: t('snmp.facts.contact'), value: facts?.sysContact },
    { name: t('snmp.facts.features'), value: facts?.features },
    { name: t('snmp.facts.sysName'), value: facts?.sysName },
  ].filter(({ value }) => value !== undefined && value !== '');
  return (
    <>
      <dl className={styles['facts']}>
        {list.map(({ name, value }) => (
          <div key={name} className={styles['fact']}>
            <dt>{name}</dt>
            <dd title={value}>{value}</dd>
          </div>
        ))}
      </dl>
      {!may && snmp !== undefined && <p className={styles['faint']}>{t('snmp.factsNeed')}</p>}
    </>
  );
}
