import { Copy, Download } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { formatCount } from '../../../ui/rates.ts';
import { useToasts } from '../../../ui/ToastList.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { saveText } from '../../settings/save-text.ts';
import type { Answer, Question } from './asking.ts';
import { type Deed, foundRows, foundValues, tableCsv, valuesCsv } from './results.model.ts';
import styles from './Snmp.module.css';
import { TableResult } from './TableResult.tsx';
import { ValueList } from './ValueList.tsx';

type ResultsProps = {
  readonly question: Question;
  readonly answer: Answer;
  readonly tookMs: number;
  /** Absent: the device that told it is not the chosen one any more. */
  readonly onDeed: ((deed: Deed) => void) | undefined;
};

/** An answer, with a filter over it, as a list or as a table. */
export function Results({ question, answer, tookMs, onDeed }: ResultsProps) {
  const { t, language } = useSpeech();
  const [text, setText] = useState('');
  const shown = useMemo(() => narrowed(answer, text), [answer, text]);
  const count = shown.kind === 'values' ? shown.items.length : shown.rows.length;
  const all = answer.kind === 'values' ? answer.items.length : answer.rows.length;
  const number = (value: number): string => formatCount(value, language);
  return (
    <>
      <header className={styles['resultHead']}>
        <span className={styles['of']}>
          <b>{question.deviceName}</b> <span className="mono">{question.text}</span>
        </span>
        <span className={styles['count']}>
          {t(answer.kind === 'values' ? 'tools.snmp.valueCount' : 'tools.snmp.rowCount', {
            shown: number(count),
            total: number(all),
          })}
          {' · '}
          {t('units.second', {
            count: new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(tookMs / 1000),
          })}
        </span>
        <span className={styles['gap']} />
        <input
          type="search"
          className={styles['filter']}
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder={t('tools.snmp.filter')}
          aria-label={t('tools.snmp.filter')}
          spellCheck={false}
        />
        <Exports answer={shown} deviceName={question.deviceName} />
      </header>
      {answer.cut !== null && (
        <p className={styles['cut']}>
          {t(answer.kind === 'table' ? `tools.snmp.cutRows.${answer.cut}` : `tools.snmp.cut.${answer.cut}`, {
            most: number(all),
          })}
        </p>
      )}
      {count === 0 && <p className={styles['none']}>{t(all === 0 ? 'tools.snmp.nothing' : 'tools.snmp.noneFound')}</p>}
      {count > 0 && shown.kind === 'values' && <ValueList items={shown.items} onDeed={onDeed} />}
      {count > 0 && shown.kind === 'table' && <TableResult table={shown} onDeed={onDeed} />}
    </>
  );
}

const narrowed = (answer: Answer, text: string): Answer =>
  answer.kind === 'values'
    ? { ...answer, items: foundValues(answer.items, text) }
    : { ...answer, rows: foundRows(answer.rows, text) };

type ExportsProps = { readonly answer: Answer; readonly deviceName: string };

/** What is filtered, on the clipboard or as a file. */
function Exports({ answer, deviceName }: ExportsProps) {
  const { t } = useSpeech();
  const toasts = useToasts();
  const csv = (): string => (answer.kind === 'values' ? valuesCsv(answer.items) : tableCsv(answer, answer.rows));
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(csv());
      toasts.show(t('settings.copied'));
    } catch {
      toasts.show(t('settings.notCopied'), { tone: 'fault' });
    }
  };
  const name = `ronda-snmp-${deviceName.replaceAll(/[^\w.-]+/g, '-')}.csv`;
  return (
    <>
      <Button icon={<Copy size={14} />} onClick={() => void copy()}>
        {t('settings.copy')}
      </Button>
      <Button icon={<Download size={14} />} onClick={() => saveText(name, csv(), 'text/csv')}>
        {t('tools.snmp.saveCsv')}
      </Button>
    </>
  );
}
