import { filterValue } from '../../../contract/filter/filter.ts';
import { formatPct, formatRtt } from '../../../contract/units.ts';
import { hashOf } from '../../route/route.ts';
import type { AppState } from '../../store/app-store.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { Heartbeat } from '../../ui/Heartbeat.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Card } from './Card.tsx';
import styles from './Overview.module.css';
import { devicesOf, groupBeats } from './overview.model.ts';
import { type GroupUptime, useGroupUptime } from './use-group-uptime.ts';
import { useSampled } from './use-sampled.ts';

const groupsOf = (state: AppState) => groupBeats(devicesOf(state), state.live);

/** How each group is doing: the worst of its devices at each of the last checks, and how much of a day it was up. */
export function GroupHeartbeats() {
  const speech = useSpeech();
  const { t, language } = speech;
  const list = useSampled(groupsOf, 1000);
  const { groups, fault, again } = useGroupUptime();
  return (
    <Card title={t('overview.heartbeat')} note={t('overview.heartbeatNote')} className={styles['heartbeat']}>
      <div className={styles['scroll']}>
        {fault !== undefined && (
          <div className={styles['fault']}>
            <FaultNote fault={showFault(fault, speech)} />
            <Button onClick={again}>{t('devices.removed.retry')}</Button>
          </div>
        )}
        <ul>
          {list.map(({ name, size, beats, rttMs }) => (
            <li key={name} className={styles['group']}>
              <span className={styles['groupName']}>
                {name === '' ? (
                  <span>{t('devices.list.noGroup')}</span>
                ) : (
                  <a
                    href={hashOf({ view: 'devices', params: { q: `group=${filterValue(name)}` } })}
                    className={styles['plain']}
                    title={name}
                  >
                    {name}
                  </a>
                )}{' '}
                <span className={styles['note']}>{size}</span>
              </span>
              <Heartbeat letters={beats} pitch={5} />
              <span className={styles['value']}>{formatRtt(rttMs, language)}</span>
              <Uptime line={groups.get(name)} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** How much of the last 24 hours a group was up, and how much of it that speaks for. */
function Uptime({ line }: { readonly line: GroupUptime | undefined }) {
  const { t, language } = useSpeech();
  if (line === undefined) return <span className={styles['value']}>–</span>;
  const { uptimePct, coveragePct, worst } = line;
  const hints = [
    t('devices.inspector.coverage', { share: formatPct(coveragePct, language) }),
    worst && t('overview.worst', { name: worst.name, value: formatPct(worst.uptimePct, language, 3) }),
  ];
  return (
    <span className={styles['value']} title={hints.filter(Boolean).join(' · ')}>
      {formatPct(uptimePct, language, 3)}
    </span>
  );
}
