import { useApp, useAppState } from '../../../store/AppProvider.tsx';
import { hashOf } from '../../../route/route.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { calledOf } from '../../interfaces/port.model.ts';
import { UtilBars } from '../../interfaces/UtilBars.tsx';
import view from '../DeviceView.module.css';
import { useReading } from '../use-reading.ts';
import styles from './Snmp.module.css';

const EVERY_MS = 15_000;
const MOST = 6;

/** The ports of the device that are used most just now; each leads to its graphs. */
export function TopPortsCard({ id }: { readonly id: string }) {
  const { t } = useSpeech();
  const { call } = useApp();
  const isPaused = useAppState((state) => state.isPaused);
  const { value = [] } = useReading({
    key: id,
    everyMs: isPaused ? undefined : EVERY_MS,
    read: async () => (await call('interfaces.list', { deviceId: id, order: 'util', limit: MOST }))?.items ?? [],
  });
  if (value.length === 0) return null;
  return (
    <section className={view['card']} aria-label={t('snmp.topPorts')}>
      <header className={view['cardHead']}>
        <h3 className={view['title']}>{t('snmp.topPorts')}</h3>
        <small className={view['small']}>{t('snmp.topPortsNote')}</small>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/prefer-tag-over-role -- what scrolls must be reachable by keyboard */}
      <div role="group" className={view['body']} aria-label={t('snmp.topPorts')} tabIndex={0}>
        <ul>
          {value.map((row) => (
            <li key={row.id}>
              <a
                className={styles['port']}
                href={hashOf({ view: 'device', id, params: { tab: 'ports', port: row.id } })}
              >
                <span className={styles['portName']} title={`${row.name} ${calledOf(row)}`.trim()}>
                  <strong>{row.name}</strong>
                  <small>{calledOf(row)}</small>
                </span>
                <UtilBars inPct={row.utilInPct} outPct={row.utilOutPct} />
              </a>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
