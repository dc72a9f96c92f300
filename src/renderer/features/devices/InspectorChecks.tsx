import type { Check } from '../../../contract/checks.ts';
import { formatRtt } from '../../../contract/units.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DeviceInspector.module.css';

/** The checks of a device, each with its verdict and why. */
export function InspectorChecks({ checks }: { readonly checks: readonly Check[] }) {
  const { t } = useSpeech();
  return (
    <section>
      <h3 className={styles['section']}>{t('devices.inspector.checks')}</h3>
      <ul>
        {checks.map((check) => (
          <CheckItem key={check.id} check={check} />
        ))}
      </ul>
    </section>
  );
}

function CheckItem({ check }: { readonly check: Check }) {
  const { t, say, language } = useSpeech();
  const { type, state, reason, enabled } = check;
  const known = say(`checkTypes.${type}`);
  const target = [check['url'], check['port'], check['name']].find(
    (one) => typeof one === 'string' || typeof one === 'number',
  );
  const seconds = new Intl.NumberFormat(language).format(check.intervalS);
  return (
    <li className={styles['item']}>
      <StatusMark state={enabled ? state : 'paused'} withWord={false} />
      <span className={styles['itemText']}>
        {known === `checkTypes.${type}` ? type : known}
        {target !== undefined && <span className={styles['faint']}> {String(target)}</span>}
      </span>
      <span className={styles['time']}>
        {t('devices.inspector.every', {
          interval: t('units.second', { count: seconds }),
          timeout: formatRtt(check.timeoutMs, language),
        })}
      </span>
      {enabled && reason && <span className={styles['itemNote']}>{say(`reasons.${reason.code}`, reason.params)}</span>}
    </li>
  );
}
