import { useState } from 'react';
import type { AppState } from '../../store/app-store.ts';
import { Button } from '../../ui/Button.tsx';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { URGENCY } from '../devices/list/sort.model.ts';
import { Card } from './Card.tsx';
import styles from './Overview.module.css';
import { devicesOf, stateCounts } from './overview.model.ts';
import { useSampled } from './use-sampled.ts';

const counts = (state: AppState) => stateCounts(devicesOf(state));
const HEIGHT = 14;
const WIDTH = 100;

/** How the devices divide into states, as bars or as a table. */
export function StatusBars() {
  const { t, language } = useSpeech();
  const of = useSampled(counts, 250);
  const [isTable, setTable] = useState(false);
  const number = new Intl.NumberFormat(language);
  // Every state that occurs, and the main ones always: a bar that comes and goes would move the others.
  const rows = URGENCY.filter((state) => (of.get(state) ?? 0) > 0 || state === 'down' || state === 'up').map(
    (state) => ({
      state,
      count: of.get(state) ?? 0,
    }),
  );
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const summary = rows.map(({ state, count }) => `${t(`states.${state}`)} ${number.format(count)}`).join(', ');
  return (
    <Card
      title={t('overview.distribution')}
      note={t('overview.now')}
      className={styles['distribution']}
      action={
        <Button className={styles['toggle']} aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {t(isTable ? 'overview.asChart' : 'overview.asTable')}
        </Button>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- nothing in it can be focused, and it may scroll */}
      <div className={styles['scroll']} tabIndex={0}>
        {isTable ? (
          <table className={styles['table']}>
            <thead>
              <tr>
                <th scope="col">{t('devices.columns.state')}</th>
                <th scope="col" className={styles['right']}>
                  {t('overview.devices')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ state, count }) => (
                <tr key={state}>
                  <td>{t(`states.${state}`)}</td>
                  <td className={styles['age']}>{number.format(count)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a drawing made of several elements
          <div role="img" aria-label={t('overview.distributionLabel', { summary })} className={styles['bars']}>
            {rows.map(({ state, count }) => (
              <div key={state} className={styles['barRow']}>
                <StatusMark state={state} size={12} />
                <svg
                  viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
                  preserveAspectRatio="none"
                  className={styles['bar']}
                >
                  <rect
                    width={count === 0 ? 0 : Math.max(1, (count / most) * WIDTH)}
                    height={HEIGHT}
                    className={styles[`fill-${state}`] ?? styles['fill-unknown']}
                  />
                </svg>
                <span className={styles['value']}>{number.format(count)}</span>
              </div>
            ))}
          </div>
        )}
      </div>
    </Card>
  );
}
