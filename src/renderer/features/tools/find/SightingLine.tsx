import type { Sighting } from '../../../../contract/topology.ts';
import { hashOf } from '../../../route/route.ts';
import { useAppState } from '../../../store/AppProvider.tsx';
import { formatMoment } from '../../../ui/ages.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import styles from './Find.module.css';

/** A port of a switch behind which somebody is, or was. */
export function SightingLine({ sighting }: { readonly sighting: Sighting }) {
  const { t, language } = useSpeech();
  const now = useAppState((state) => state.now);
  const { deviceId, deviceName, port, vlan, how, from, to, interfaceId, node } = sighting;
  const when = (text: string): string => formatMoment(Date.parse(text), now, language);
  const where = [deviceName, port].filter(Boolean).join(' ');
  const params = { tab: 'ports', port: interfaceId ?? '' };
  return (
    <p className={styles['sighting']}>
      {deviceId === null ? (
        <strong>{where}</strong>
      ) : (
        <a href={hashOf({ view: 'device', id: deviceId, params })}>{where}</a>
      )}
      <span>{t(`tools.find.how.${how}`)}</span>
      {vlan !== null && <span>{t('tools.find.vlan', { vlan })}</span>}
      <span className={styles['about']}>
        {to === null
          ? t('tools.find.since', { when: when(from) })
          : t('tools.find.until', { from: when(from), to: when(to) })}
      </span>
      <a href={hashOf({ view: 'map', params: { focus: node } })}>{t('tools.find.map')}</a>
    </p>
  );
}
