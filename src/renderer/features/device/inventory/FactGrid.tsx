import { useMemo, useRef, useState } from 'react';
import { useSpeech } from '../../../ui/Translation.tsx';
import { VirtualGrid } from '../../logs/VirtualGrid.tsx';
import styles from './Inventory.module.css';
import type { LIVE_COLUMNS, LiveTableName } from './live-tables.model.ts';
import { type FACT_COLUMNS, type FactLine, type FactTableName, foundLines } from './tables.model.ts';

type ColumnName = (typeof FACT_COLUMNS)[FactTableName][number] | (typeof LIVE_COLUMNS)[LiveTableName][number];
type FactGridProps = {
  readonly table: FactTableName | LiveTableName;
  readonly lines: readonly FactLine[];
  readonly columns: readonly ColumnName[];
  /** For `grid-template-columns`; columns of one width unless told. */
  readonly template?: string;
  /** Words that lines must hold. */
  readonly text: string;
};

const idOf = ({ key }: FactLine): string => key;
const MONO: ReadonlySet<ColumnName> = new Set<ColumnName>(['address', 'mac', 'destination', 'nextHop', 'pid']);

/** One table of a device, narrowed by words. */
export function FactGrid({ table, lines, columns, template, text }: FactGridProps) {
  const { t } = useSpeech();
  const [selectedId, select] = useState<string>();
  const scroller = useRef<HTMLTableElement>(null);
  const found = useMemo(() => foundLines(lines, text), [lines, text]);
  const shown = useMemo(
    () =>
      columns.map((column, index) => ({
        key: column,
        title: t(`inventory.columns.${column}`),
        className: MONO.has(column) ? styles['mono'] : undefined,
        cell: ({ cells }: FactLine) => cells[index] || t('common.none'),
        hint: ({ cells }: FactLine) => cells[index] ?? '',
      })),
    [columns, t],
  );
  if (found.length === 0)
    return <p className={styles['none']}>{t(lines.length === 0 ? 'inventory.empty' : 'inventory.noneFound')}</p>;
  return (
    <VirtualGrid
      label={t(`inventory.tables.${table}`)}
      items={found}
      idOf={idOf}
      columns={shown}
      template={template ?? columns.map(() => 'minmax(90px, 1fr)').join(' ')}
      selectedId={selectedId}
      onSelect={select}
      onOpen={select}
      scroller={scroller}
    />
  );
}
