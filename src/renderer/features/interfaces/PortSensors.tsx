import { useMemo } from 'react';
import type { DeviceMetric } from '../../../contract/facts.ts';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { useApp } from '../../store/AppProvider.tsx';
import { classes } from '../../ui/classes.ts';
import { formatValue } from '../../ui/rates.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { useReading } from '../device/use-reading.ts';
import styles from './PortInspector.module.css';
import { judged, limitsText, unitOf } from './sensors.model.ts';

/** The levels of light, and what else belongs to a port, each with the limits the device itself tells. */
export function PortSensors({ row }: { readonly row: InterfaceRow }) {
  const speech = useSpeech();
  const { t, say, language } = speech;
  const { call } = useApp();
  const { value } = useReading({
    key: row.deviceId,
    read: async () => (await call('devices.metrics', { id: row.deviceId }))?.items ?? [],
  });
  const known = useMemo(() => new Map((value ?? []).map((metric) => [metric.label, metric])), [value]);
  return (
    <section>
      <h3 className={styles['section']}>{t('ports.sensors')}</h3>
      <ul>
        {row.sensors.map((sensor, index) => {
          const metric: DeviceMetric | undefined = known.get(sensor.descr);
          const verdict = judged(sensor.value, metric?.limits);
          const kind = say(`sensors.${sensor.class}`);
          return (
            // oxlint-disable-next-line react/no-array-index-key -- two sensors may have the same name
            <li key={`${sensor.class} ${sensor.descr} ${String(index)}`} className={styles['sensor']}>
              <span className={styles['sensorName']} title={sensor.descr}>
                {sensor.descr}
                <small>{kind === `sensors.${sensor.class}` ? sensor.class : kind}</small>
              </span>
              <span className={styles['limits']}>{limitsText(metric, speech)}</span>
              <span className={classes(styles['reading'], styles[verdict])}>
                {sensor.state ?? formatValue(sensor.value, metric?.unit ?? unitOf(sensor.class), language)}
                {verdict !== 'fine' && <span className={styles['verdict']}>{t(`ports.verdicts.${verdict}`)}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
