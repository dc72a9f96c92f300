import { formatPct } from '../../../../contract/units.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import view from '../DeviceView.module.css';
import { levelOf, type Load, loadsOf } from './load.model.ts';
import styles from './Snmp.module.css';
import type { Snmp } from './use-snmp.ts';
import { useMetrics } from './use-metrics.ts';

type LoadCardProps = { readonly id: string; readonly snmp: Snmp };

/** How busy the device itself is. */
export function LoadCard({ id, snmp }: LoadCardProps) {
  const { t } = useSpeech();
  const metrics = useMetrics(id, snmp.turn);
  const loads = loadsOf(metrics.value ?? []);
  if (loads.length === 0) return null;
  return (
    <section className={view['card']} aria-label={t('snmp.load')}>
      <header className={view['cardHead']}>
        <h3 className={view['title']}>{t('snmp.load')}</h3>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard */}
      <div role="group" className={view['body']} aria-label={t('snmp.load')} tabIndex={0}>
        <ul className={styles['loads']}>
          {loads.map((load) => (
            <LoadBar key={load.key} load={load} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function LoadBar({ load }: { readonly load: Load }) {
  const { t, language } = useSpeech();
  const { kind, label, count, pct } = load;
  const level = levelOf(pct);
  return (
    <li className={styles['load']}>
      <span className={styles['loadName']} title={label}>
        {t(`snmp.kinds.${kind}`)}
        <small>{label === '' ? t('snmp.mean', { count }) : label}</small>
      </span>
      <span className={styles['loadValue']} data-level={level}>
        {formatPct(Math.round(pct), language)}
      </span>
      <span className={styles['track']} aria-hidden="true">
        <span
          className={styles['bar']}
          data-level={level}
          style={{ inlineSize: `${String(Math.min(100, Math.max(0, pct)))}%` }}
        />
      </span>
    </li>
  );
}
