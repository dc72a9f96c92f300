import { useMemo, useRef, useState } from 'react';
import type { SnmpValue } from '../../../../contract/mibs.ts';
import { type Speech, useSpeech } from '../../../ui/Translation.tsx';
import { type GridColumn, VirtualGrid } from '../../logs/VirtualGrid.tsx';
import { type Deed, isMissing, shownText } from './results.model.ts';
import styles from './Snmp.module.css';
import { ValueBar } from './ValueBar.tsx';

const idOf = ({ oid }: SnmpValue): string => oid;

type ValueListProps = {
  readonly items: readonly SnmpValue[];
  readonly onDeed: ((deed: Deed) => void) | undefined;
};

/** Values one below the other; the chosen one stands whole below them. */
export function ValueList({ items, onDeed }: ValueListProps) {
  const speech = useSpeech();
  const { t } = speech;
  const [selectedId, select] = useState<string | undefined>(items.length === 1 ? items[0]?.oid : undefined);
  const scroller = useRef<HTMLTableElement>(null);
  const columns = useMemo(() => valueColumns(speech), [speech]);
  const selected = items.find(({ oid }) => oid === selectedId);
  return (
    <>
      <VirtualGrid
        label={t('tools.snmp.values')}
        items={items}
        idOf={idOf}
        columns={columns}
        className={styles['valueGrid']}
        selectedId={selectedId}
        onSelect={select}
        onOpen={select}
        scroller={scroller}
      />
      {selected && <ValueBar value={selected} onDeed={onDeed} />}
    </>
  );
}

function valueColumns(speech: Speech): readonly GridColumn<SnmpValue>[] {
  const { t } = speech;
  const data = (text: string) => <span translate="no">{text}</span>;
  return [
    { key: 'name', title: t('tools.snmp.columns.name'), className: styles['strong'], cell: ({ name }) => data(name) },
    { key: 'oid', title: t('tools.snmp.columns.oid'), className: styles['mono'], cell: ({ oid }) => data(oid) },
    { key: 'type', title: t('tools.snmp.columns.type'), className: styles['muted'], cell: ({ type }) => data(type) },
    {
      key: 'value',
      title: t('tools.snmp.columns.value'),
      cell: (value) => (isMissing(value) ? shownText(value, speech) : data(value.text)),
    },
    { key: 'hex', title: t('tools.snmp.columns.hex'), className: styles['mono'], cell: ({ hex }) => data(hex ?? '') },
  ];
}
