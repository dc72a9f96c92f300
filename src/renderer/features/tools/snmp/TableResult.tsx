import { useMemo, useRef, useState } from 'react';
import type { SnmpValue } from '../../../../contract/mibs.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { type GridColumn, VirtualGrid } from '../../logs/VirtualGrid.tsx';
import type { TableRow } from './asking.ts';
import { type Deed, type TableAnswer, widthsOf } from './results.model.ts';
import styles from './Snmp.module.css';
import { ValueBar } from './ValueBar.tsx';

const idOf = ({ index }: TableRow): string => index;
const isThere = (cell: SnmpValue | null): cell is SnmpValue => cell !== null;

type TableResultProps = { readonly table: TableAnswer; readonly onDeed: ((deed: Deed) => void) | undefined };

/** A table of a device as it is in its MIB: a row an index, scrolled sideways inside. */
export function TableResult({ table, onDeed }: TableResultProps) {
  const { t } = useSpeech();
  const [selectedId, select] = useState<string>();
  const [column, setColumn] = useState<string>();
  const scroller = useRef<HTMLTableElement>(null);
  const columns = useMemo((): readonly GridColumn<TableRow>[] => {
    const cells = table.columns.map(({ oid, name }, at) => ({
      key: oid,
      title: name,
      cell: (row: TableRow) => row.cells[at]?.text ?? '',
    }));
    return [
      {
        key: 'index',
        title: t('tools.snmp.columns.index'),
        className: styles['index'],
        cell: ({ index }) => index,
      },
      ...cells,
    ];
  }, [table.columns, t]);
  const template = useMemo(() => widthsOf(table), [table]);
  const row = table.rows.find(({ index }) => index === selectedId);
  const cells = row?.cells.filter(isThere) ?? [];
  const place = Math.max(
    0,
    table.columns.findIndex(({ oid }) => oid === column),
  );
  const cell = row?.cells[place] ?? cells[0];
  return (
    <>
      <VirtualGrid
        label={t('tools.snmp.table')}
        items={table.rows}
        idOf={idOf}
        columns={columns}
        className={styles['tableGrid']}
        template={template}
        selectedId={selectedId}
        onSelect={select}
        onOpen={select}
        scroller={scroller}
      />
      {cell && (
        <ValueBar value={cell} onDeed={onDeed}>
          <select
            className={styles['cellPicker']}
            aria-label={t('tools.snmp.column')}
            value={cell.oid}
            onChange={({ target }) => {
              const at = row?.cells.findIndex((one) => one?.oid === target.value) ?? 0;
              setColumn(table.columns[at]?.oid);
            }}
            translate="no"
          >
            {cells.map(({ oid, name }) => (
              <option key={oid} value={oid}>
                {name}
              </option>
            ))}
          </select>
        </ValueBar>
      )}
    </>
  );
}
