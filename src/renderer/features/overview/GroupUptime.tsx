import { useEffect, useState } from 'react';
import type { Output } from '../../../contract/contract.ts';
import { filterValue } from '../../../contract/filter/filter.ts';
import { formatPct } from '../../../contract/units.ts';
import { hashOf } from '../../route/route.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { Card } from './Card.tsx';
import styles from './Overview.module.css';

const EVERY_MS = 60_000;
const DAY_MS = 86_400_000;
type Line = Output<'metrics.uptime'>['items'][number];

/** Uptime of the last 24 hours, asked for anew each minute; while an answer is on its way the last one stays. */
function useGroupUptime() {
  const { call, store } = useApp();
  const [lines, setLines] = useState<readonly Line[]>();
  const [fault, setFault] = useState<unknown>();
  const isLive = useAppState(({ connection }) => connection === 'live');
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (!isLive || turn < 0) return undefined;
    const look = (): void => {
      const from = new Date(store.getState().now - DAY_MS).toISOString();
      call('metrics.uptime', { by: 'group', from }).then(
        (answer) => {
          setLines(answer.items);
          setFault(undefined);
        },
        (thrown: unknown) => setFault(thrown),
      );
    };
    look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [call, store, isLive, turn]);
  return { lines, fault, again: () => setTurn(turn + 1) };
}

/** How much of the last 24 hours each group was up, and how much of it that speaks for. */
export function GroupUptime() {
  const speech = useSpeech();
  const { t, language } = speech;
  const { lines, fault, again } = useGroupUptime();
  return (
    <Card title={t('overview.uptime')} note={t('overview.uptimeNote')} className={styles['uptime']}>
      <div className={styles['scroll']}>
        {fault !== undefined && (
          <div className={styles['fault']}>
            <FaultNote fault={showFault(fault, speech)} />
            <Button onClick={again}>{t('devices.removed.retry')}</Button>
          </div>
        )}
        {lines?.length === 0 && <p className={styles['faint']}>{t('overview.noGroups')}</p>}
        <ul>
          {lines?.map(({ group, devices, uptimePct, coveragePct, worst }) => (
            <li key={group} className={styles['group']}>
              <span className={styles['groupName']}>
                <a
                  href={hashOf({ view: 'devices', params: { q: `group=${filterValue(group ?? '')}` } })}
                  className={styles['plain']}
                  title={group ?? ''}
                >
                  {group}
                </a>{' '}
                <span className={styles['note']}>{devices}</span>
              </span>
              <svg viewBox="0 0 100 8" preserveAspectRatio="none" className={styles['uptimeBar']} aria-hidden="true">
                <rect width="100" height="8" className={styles['track']} />
                <rect width={uptimePct ?? 0} height="8" className={styles['fill-up']} />
              </svg>
              <span
                className={styles['value']}
                title={[
                  t('devices.inspector.coverage', { share: formatPct(coveragePct, language) }),
                  worst && t('overview.worst', { name: worst.name, value: formatPct(worst.uptimePct, language, 3) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              >
                {formatPct(uptimePct, language, 3)}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
