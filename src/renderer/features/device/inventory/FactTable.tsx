import { useMemo, useRef, useState } from 'react';
import type { DeviceFacts } from '../../../../contract/facts.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { VirtualGrid } from '../../logs/VirtualGrid.tsx';
import styles from './Inventory.module.css';
import { FACT_COLUMNS, FACT_TABLES, type FactLine, type FactTableName, foundLines, linesOf } from './tables.model.ts';

const idOf = ({ key }: FactLine): string => key;
const MONO = new Set(['address', 'mac']);

/** What a device has learnt of its surroundings: neighbours, VLANs, addresses, one table at a time. */
export function FactTable({ facts }: { readonly facts: DeviceFacts }) {
  const { t } = useSpeech();
  const [table, setTable] = useState<FactTableName>(
    () => FACT_TABLES.find((one) => linesOf(facts, one).length > 0) ?? 'neighbours',
  );
  const [text, setText] = useState('');
  const [selectedId, select] = useState<string>();
  const scroller = useRef<HTMLTableElement>(null);
  const counts = useMemo(
    () => Object.fromEntries(FACT_TABLES.map((one) => [one, linesOf(facts, one).length])),
    [facts],
  );
  const lines = useMemo(() => foundLines(linesOf(facts, table), text), [facts, table, text]);
  return (
    <section className={styles['card']} aria-label={t('inventory.learnt')}>
      <header className={styles['head']}>
        <fieldset className={styles['chips']} aria-label={t('inventory.learnt')}>
          {FACT_TABLES.map((one) => (
            <button
              key={one}
              type="button"
              className={styles['chip']}
              aria-pressed={one === table}
              onClick={() => {
                setTable(one);
                select(undefined);
              }}
            >
              {`${t(`inventory.tables.${one}`)} `}
              <span className={styles['number']}>{counts[one] ?? 0}</span>
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
      {lines.length === 0 ? (
        <p className={styles['none']}>{t(text === '' ? 'inventory.empty' : 'inventory.noneFound')}</p>
      ) : (
        <VirtualGrid
          key={table}
          label={t(`inventory.tables.${table}`)}
          items={lines}
          idOf={idOf}
          columns={FACT_COLUMNS[table].map((column, index) => ({
            key: column,
            title: t(`inventory.columns.${column}`),
            className: MONO.has(column) ? styles['mono'] : undefined,
            cell: ({ cells }: FactLine) => cells[index] || t('common.none'),
            hint: ({ cells }: FactLine) => cells[index] ?? '',
          }))}
          template={FACT_COLUMNS[table].map(() => 'minmax(90px, 1fr)').join(' ')}
          selectedId={selectedId}
          onSelect={select}
          onOpen={select}
          scroller={scroller}
        />
      )}
    </section>
  );
}
