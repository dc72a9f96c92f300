import { useMemo } from 'react';
import type { Output } from '../../../contract/contract.ts';
import { formatPct } from '../../../contract/units.ts';
import { useAppState } from '../../store/AppProvider.tsx';
import type { Span } from '../../time/range.ts';
import { formatAge, formatMoment } from '../../ui/ages.ts';
import type { Gap } from '../../ui/charts/gaps.ts';
import { stretchesOf } from '../../ui/charts/uptime.model.ts';
import { UptimeBar } from '../../ui/charts/UptimeBar.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DeviceView.module.css';
import type { DeviceRecord } from './use-record.ts';

type AvailabilityCardProps = {
  readonly record: DeviceRecord | undefined;
  readonly gaps: readonly Gap[];
  readonly span: Span;
  readonly isBusy: boolean;
};

/** How much of the range the device was up, what that speaks for, and what took it away. */
export function AvailabilityCard({ record, gaps, span, isBusy }: AvailabilityCardProps) {
  const { t } = useSpeech();
  const stretches = useMemo(
    () =>
      record === undefined
        ? []
        : stretchesOf({
            span,
            down: record.down,
            maintenance: record.maintenance,
            unknown: [...gaps, ...record.blind],
          }),
    [record, gaps, span],
  );
  return (
    <section className={styles['card']} aria-label={t('device.availability')} aria-busy={isBusy}>
      <header className={styles['cardHead']}>
        <h3 className={styles['title']}>{t('device.availability')}</h3>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <section className={styles['body']} aria-label={t('device.outages')} tabIndex={0}>
        {record === undefined ? (
          <Skeleton />
        ) : (
          <>
            <Figures uptime={record.uptime} />
            <UptimeBar span={span} stretches={stretches} />
            <Outages outages={record.outages} />
          </>
        )}
      </section>
    </section>
  );
}

function Figures({ uptime }: { readonly uptime: DeviceRecord['uptime'] }) {
  const { t, language } = useSpeech();
  if (uptime === undefined || uptime.uptimePct === null)
    return <p className={styles['faint']}>{t('device.noVerdict')}</p>;
  const { uptimePct, coveragePct, sla } = uptime;
  return (
    <p className={styles['figures']}>
      <span className={styles['figure']}>{formatPct(uptimePct, language, 3)}</span>
      <span className={styles['small']}>{t('device.coverage', { share: formatPct(coveragePct, language) })}</span>
      {sla.uptimePct !== null && sla.uptimePct !== uptimePct && (
        <span className={styles['small']}>{`${t('device.sla')}: ${formatPct(sla.uptimePct, language, 3)}`}</span>
      )}
    </p>
  );
}

type Outage = Output<'outages.list'>['items'][number];

function Outages({ outages }: { readonly outages: readonly Outage[] }) {
  const { t } = useSpeech();
  if (outages.length === 0) return <p className={styles['faint']}>{t('device.noOutages')}</p>;
  return (
    <ul>
      {outages.map((outage) => (
        <OutageItem key={outage.start} outage={outage} />
      ))}
    </ul>
  );
}

function OutageItem({ outage }: { readonly outage: Outage }) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const now = useAppState((state) => state.now);
  const { start, end, durationS, reason, inMaintenance, inGap } = outage;
  const notes = [
    end === null && t('device.lasts'),
    inMaintenance && t('device.inMaintenance'),
    inGap && t('device.inGap'),
  ].filter((note) => note !== false);
  return (
    <li className={styles['item']}>
      <StatusMark state={inMaintenance ? 'maintenance' : 'down'} withWord={false} />
      <span className={styles['itemText']}>
        {reason ? say(`reasons.${reason.code}`, reason.params) : t('device.noReason')}
        {notes.length > 0 && <span className={styles['itemNote']}>{` ${notes.join(', ')}`}</span>}
      </span>
      <span className={styles['time']}>
        {`${formatMoment(Date.parse(start), now, language)} · ${formatAge(durationS * 1000, speech)}`}
      </span>
    </li>
  );
}
