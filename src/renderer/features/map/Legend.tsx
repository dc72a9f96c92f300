import { ChevronDown, ChevronUp } from 'lucide-react';
import { useState } from 'react';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Map.module.css';
import { LOADS } from './rates.model.ts';

const LOOKS = [
  { id: 'l3', width: 2, dash: '10 7' },
  { id: 'lag', width: 5, dash: '' },
  { id: 'inferred', width: 1, dash: '' },
  { id: 'stale', width: 1.5, dash: '2 5' },
  { id: 'blocked', width: 1.5, dash: '8 4' },
  { id: 'down', width: 2.2, dash: '3 4' },
] as const;

const Line = ({ width, dash, token }: { readonly width: number; readonly dash: string; readonly token: string }) => (
  <svg width="44" height="10" aria-hidden="true" className={styles['legendLine']}>
    <line x1="2" y1="5" x2="42" y2="5" stroke={`var(${token})`} strokeWidth={width} strokeDasharray={dash} />
  </svg>
);

/** What the lines mean: colour, width and pattern each say it. */
export function Legend() {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className={styles['legend']} aria-label={t('map.legend')}>
      <button type="button" className={styles['trayTitle']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? <ChevronDown size={14} aria-hidden="true" /> : <ChevronUp size={14} aria-hidden="true" />}
        {t('map.legend')}
      </button>
      {isOpen && (
        <ul className={styles['legendList']}>
          {LOADS.map(({ id, token, width, dash }) => (
            <li key={id}>
              <Line token={token} width={width} dash={dash.join(' ')} />
              {t(`map.loads.${id}`)}
            </li>
          ))}
          {LOOKS.map(({ id, width, dash }) => (
            <li key={id}>
              <Line token={id === 'down' ? '--down-t' : '--faint'} width={width} dash={dash} />
              {t(`map.lines.${id}`)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
