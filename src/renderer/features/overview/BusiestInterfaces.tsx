import { useEffect, useState } from 'react';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { hashOf } from '../../route/route.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { formatBitRate } from '../../ui/rates.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { shortName } from '../interfaces/port.model.ts';
import { UtilBars } from '../interfaces/UtilBars.tsx';
import { Card } from './Card.tsx';
import styles from './Overview.module.css';

const EVERY_MS = 10_000;
const SHOWN = 20;

/** The interfaces with the highest load, asked for anew every ten seconds; undefined until they are known. */
function useBusiest(): readonly InterfaceRow[] | undefined {
  const { call } = useApp();
  const [rows, setRows] = useState<readonly InterfaceRow[]>();
  const isAsking = useAppState(({ connection, isPaused }) => connection === 'live' && !isPaused);
  useEffect(() => {
    if (!isAsking) return undefined;
    const look = (): void => {
      if (document.hidden) return;
      call('interfaces.list', { order: 'util', descending: true, limit: SHOWN }).then(
        ({ items }) => setRows(items.filter(({ utilInPct, utilOutPct }) => utilInPct !== null || utilOutPct !== null)),
        // What was shown stays; the next look asks again, and the page says when the connection is lost.
        () => undefined,
      );
    };
    look();
    const timer = setInterval(look, EVERY_MS);
    return () => clearInterval(timer);
  }, [call, isAsking]);
  return rows;
}

/** Where the network is full, or soon will be. */
export function BusiestInterfaces() {
  const { t, language } = useSpeech();
  const rows = useBusiest();
  return (
    <Card
      title={t('overview.busiest')}
      note={t('overview.busiestNote')}
      className={styles['busiest']}
      action={
        <a className={styles['all']} href={hashOf({ view: 'interfaces' })}>
          {t('overview.all')}
        </a>
      }
    >
      <div className={styles['scroll']}>
        {rows?.length === 0 && <p className={styles['faint']}>{t('overview.noInterfaces')}</p>}
        <ul>
          {rows?.map(({ id, deviceId, deviceName, name, inBps, outBps, utilInPct, utilOutPct }) => (
            <li key={id} className={styles['group']}>
              <a
                className={styles['portName']}
                href={hashOf({ view: 'device', id: deviceId, params: { tab: 'ports', port: id } })}
                title={`${deviceName} · ${name}`}
              >
                <b>{deviceName}</b> <span translate="no">{shortName(name)}</span>
              </a>
              <span className={styles['value']}>
                {formatBitRate(inBps === null && outBps === null ? null : Math.max(inBps ?? 0, outBps ?? 0), language)}
              </span>
              <UtilBars inPct={utilInPct} outPct={utilOutPct} />
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
