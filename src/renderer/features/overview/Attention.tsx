import { type KeyboardEvent, useRef, useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { hashOf } from '../../route/route.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import type { AppState } from '../../store/app-store.ts';
import { formatAge } from '../../ui/ages.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import { Card } from './Card.tsx';
import styles from './Overview.module.css';
import { attention, devicesOf, reasonOf } from './overview.model.ts';
import { useSampled } from './use-sampled.ts';

/** More is better looked at in the list. */
const MOST = 100;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1, Home: -MOST, End: MOST };

const inTrouble = (state: AppState) => attention(devicesOf(state));

function what(device: Device, { t, say }: Speech): string {
  const reason = reasonOf(device);
  return reason ? say(`reasons.${reason.code}`, reason.params) : t(`states.${device.state}`);
}

/** What is not well, worst first: what it is, since when, where. */
export function Attention() {
  const speech = useSpeech();
  const { t } = speech;
  const { router } = useApp();
  const devices = useSampled(inTrouble, 250);
  const now = useAppState((state) => state.now);
  const [current, setCurrent] = useState<string>();
  const body = useRef<HTMLTableSectionElement>(null);
  const shown = devices.slice(0, MOST);
  const reachable = shown.some(({ id }) => id === current) ? current : shown[0]?.id;
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = STEPS[event.key];
    if (by === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = shown.findIndex(({ id }) => id === reachable);
    const next = shown[Math.min(shown.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    setCurrent(next.id);
    body.current?.querySelector<HTMLElement>(`a[data-id="${next.id}"]`)?.focus();
    event.preventDefault();
  };
  const more = devices.length - shown.length;
  return (
    <Card
      title={t('overview.attention')}
      note={devices.length === 0 ? undefined : t('overview.attentionNote', { count: devices.length })}
      className={styles['attention']}
    >
      {devices.length === 0 && (
        <p className={styles['calm']}>
          <StatusMark state="up" size={16} withWord={false} />
          {t('overview.quiet')}
        </p>
      )}
      {devices.length > 0 && (
        <div className={styles['scroll']}>
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col" className={styles['shape']}>
                  <span className="visually-hidden">{t('devices.columns.state')}</span>
                </th>
                <th scope="col">{t('overview.device')}</th>
                <th scope="col">{t('overview.what')}</th>
                <th scope="col" className={styles['right']}>
                  {t('devices.columns.since')}
                </th>
                <th scope="col">{t('devices.columns.site')}</th>
              </tr>
            </thead>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from link to link */}
            <tbody ref={body} onKeyDown={onKeyDown}>
              {shown.map((device) => (
                <tr
                  key={device.id}
                  className={styles['trouble']}
                  onClick={() => router.go({ view: 'device', id: device.id })}
                >
                  <td className={styles['shape']}>
                    <StatusMark state={device.state} withWord={false} />
                  </td>
                  <td>
                    <a
                      data-id={device.id}
                      href={hashOf({ view: 'device', id: device.id })}
                      tabIndex={device.id === reachable ? 0 : -1}
                      className={styles['device']}
                      title={device.name}
                      onFocus={() => setCurrent(device.id)}
                      onClick={(event) => event.stopPropagation()}
                    >
                      {device.name}
                    </a>
                  </td>
                  <td className={styles['what']} title={what(device, speech)}>
                    {what(device, speech)}
                  </td>
                  <td className={styles['age']}>
                    {device.since === null ? t('common.none') : formatAge(now - Date.parse(device.since), speech)}
                  </td>
                  <td className={styles['site']} title={device.site}>
                    {device.site}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 && (
            <a
              className={styles['more']}
              href={hashOf({ view: 'devices', params: { q: 'status:down,unreachable,major,warning,stale' } })}
            >
              {t('overview.more', { count: more })}
            </a>
          )}
        </div>
      )}
    </Card>
  );
}
