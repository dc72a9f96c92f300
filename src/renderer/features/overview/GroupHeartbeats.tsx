import { filterValue } from '../../../contract/filter/filter.ts';
import { formatRtt } from '../../../contract/units.ts';
import { hashOf } from '../../route/route.ts';
import type { AppState } from '../../store/app-store.ts';
import { Heartbeat } from '../../ui/Heartbeat.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { Card } from './Card.tsx';
import styles from './Overview.module.css';
import { devicesOf, groupBeats } from './overview.model.ts';
import { useSampled } from './use-sampled.ts';

const groups = (state: AppState) => groupBeats(devicesOf(state), state.live);

/** How each group is doing: the worst of its devices at each of the last checks. */
export function GroupHeartbeats() {
  const { t, language } = useSpeech();
  const list = useSampled(groups, 1000);
  return (
    <Card title={t('overview.heartbeat')} note={t('overview.heartbeatNote')} className={styles['heartbeat']}>
      <div className={styles['scroll']}>
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
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
