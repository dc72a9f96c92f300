import { useMemo, useState } from 'react';
import type { DeviceFacts } from '../../../../contract/facts.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { FactGrid } from './FactGrid.tsx';
import styles from './Inventory.module.css';
import { LiveTable } from './LiveTable.tsx';
import { LIVE_TABLES, type LiveTableName } from './live-tables.model.ts';
import { FACT_COLUMNS, FACT_TABLES, type FactTableName, linesOf } from './tables.model.ts';

const isLive = (table: FactTableName | LiveTableName): table is LiveTableName =>
  LIVE_TABLES.some((one) => one === table);

type FactTableProps = { readonly deviceId: string; readonly facts: DeviceFacts };

/** What a device has learnt of its surroundings and what it does now, one table at a time. */
export function FactTable({ deviceId, facts }: FactTableProps) {
  const { t } = useSpeech();
  const [table, setTable] = useState<FactTableName | LiveTableName>(
    () => FACT_TABLES.find((one) => linesOf(facts, one).length > 0) ?? 'neighbours',
  );
  const [text, setText] = useState('');
  const known = useMemo(() => new Map(FACT_TABLES.map((one) => [one, linesOf(facts, one)])), [facts]);
  return (
    <section className={styles['card']} aria-label={t('inventory.learnt')}>
      <header className={styles['head']}>
        <fieldset className={styles['chips']} aria-label={t('inventory.learnt')}>
          {[...FACT_TABLES, ...LIVE_TABLES].map((one) => (
            <button
              key={one}
              type="button"
              className={styles['chip']}
              aria-pressed={one === table}
              onClick={() => setTable(one)}
            >
              {`${t(`inventory.tables.${one}`)} `}
              {!isLive(one) && <span className={styles['number']}>{known.get(one)?.length ?? 0}</span>}
            </button>
          ))}
        </fieldset>
        <input
          type="search"
          className={styles['text']}
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder={t('inventory.find')}
          aria-label={t('inventory.find')}
          spellCheck={false}
        />
      </header>
      {isLive(table) ? (
        <LiveTable key={table} deviceId={deviceId} facts={facts} table={table} text={text} />
      ) : (
        <FactGrid key={table} table={table} lines={known.get(table) ?? []} columns={FACT_COLUMNS[table]} text={text} />
      )}
    </section>
  );
}
