import { formatPct } from '../../../contract/units.ts';
import { classes } from '../../ui/classes.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import { BUSY_PCT, FULL_PCT } from './port.model.ts';
import styles from './UtilBars.module.css';

type UtilBarsProps = { readonly inPct: number | null; readonly outPct: number | null };

const levelOf = (pct: number): string | undefined =>
  pct >= FULL_PCT ? styles['full'] : pct >= BUSY_PCT ? styles['busy'] : undefined;

/** What of the speed is in use: in above, out below, and the busier of both as a number. */
export function UtilBars({ inPct, outPct }: UtilBarsProps) {
  const { t, language } = useSpeech();
  if (inPct === null && outPct === null) return <>{t('common.none')}</>;
  const most = Math.max(inPct ?? 0, outPct ?? 0);
  const words = t('ports.utilBoth', { in: formatPct(inPct, language), out: formatPct(outPct, language) });
  return (
    <span className={styles['util']} title={words}>
      <span className={styles['bars']} aria-hidden="true">
        <Bar pct={inPct} className={styles['in']} />
        <Bar pct={outPct} className={styles['out']} />
      </span>
      <span className={classes(styles['number'], levelOf(most))}>{formatPct(rounded(most), language)}</span>
      <span className="visually-hidden">{words}</span>
    </span>
  );
}

/** Whole where it is much, one decimal where it is little. */
const rounded = (pct: number): number => (pct >= 10 ? Math.round(pct) : Math.round(pct * 10) / 10);

function Bar({ pct, className }: { readonly pct: number | null; readonly className: string | undefined }) {
  const share = Math.min(100, Math.max(0, pct ?? 0));
  return (
    <span className={styles['track']}>
      {share > 0 && (
        <span
          className={classes(styles['bar'], className, levelOf(share))}
          style={{ inlineSize: `${String(share)}%` }}
        />
      )}
    </span>
  );
}
