import { Eye, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import type { SnmpValue } from '../../../../contract/mibs.ts';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { CopyButton } from '../../settings/CopyButton.tsx';
import { columnOf } from './object.model.ts';
import { type Deed, isMissing, shownText } from './results.model.ts';
import styles from './Snmp.module.css';

type ValueBarProps = {
  readonly value: SnmpValue;
  readonly onDeed: ((deed: Deed) => void) | undefined;
  /** In the place of the name. */
  readonly children?: ReactNode;
};

/** One value, whole, and what can be done with it. */
export function ValueBar({ value, onDeed, children }: ValueBarProps) {
  const speech = useSpeech();
  const { t } = speech;
  const operator = useWhyNot('operator');
  const engineer = useWhyNot('engineer');
  const other = onDeed === undefined ? t('tools.snmp.otherDevice') : undefined;
  const missing = isMissing(value) ? t('tools.snmp.missing') : undefined;
  const notNumber = value.number === null ? t('tools.watch.notNumber') : undefined;
  const column = columnOf(value);
  const act = (what: Deed['what']) => () => onDeed?.({ what, value });
  return (
    <section className={styles['valueBar']} aria-label={t('tools.snmp.chosen')}>
      <header className={styles['valueHead']}>
        {children ?? (
          <b className={styles['valueName']} translate="no">
            {value.name}
          </b>
        )}
        <span className={styles['faint']} translate="no">
          {value.type}
        </span>
        <span className={styles['gap']} />
        <CopyButton key={value.oid} text={value.text} label={t('tools.snmp.copyValue')} />
        <Button icon={<Eye size={14} />} whyNot={operator ?? other ?? missing ?? notNumber} onClick={act('watch')}>
          {t('tools.watch.value')}
        </Button>
        {column && (
          <Button
            icon={<Eye size={14} />}
            whyNot={operator ?? other ?? missing ?? notNumber}
            onClick={act('watch-column')}
          >
            {t('tools.watch.column')}
          </Button>
        )}
        <Button icon={<Pencil size={14} />} whyNot={engineer ?? other ?? missing} onClick={act('set')}>
          {t('tools.snmp.verbs.set')}
        </Button>
      </header>
      <p className={styles['oidLine']} translate="no">
        {value.oid}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard */}
      <pre className={styles['whole']} translate={isMissing(value) ? undefined : 'no'} tabIndex={0}>
        {shownText(value, speech)}
      </pre>
    </section>
  );
}
