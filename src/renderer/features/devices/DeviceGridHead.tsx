import { ChevronDown, ChevronUp } from 'lucide-react';
import { classes } from '../../ui/classes.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DeviceGrid.module.css';
import { type Column, COLUMNS, type Sort } from './devices.model.ts';

type DeviceGridHeadProps = { readonly sort: Sort; readonly onSort: (column: Column) => void };

export function DeviceGridHead({ sort, onSort }: DeviceGridHeadProps) {
  const { t } = useSpeech();
  const direction = sort.isDescending ? 'descending' : 'ascending';
  const Arrow = sort.isDescending ? ChevronDown : ChevronUp;
  return (
    <thead className={styles['head']}>
      <tr aria-rowindex={1} className={styles['row']}>
        {COLUMNS.map((column, index) => (
          <th
            key={column}
            scope="col"
            aria-colindex={index + 1}
            aria-sort={sort.column === column ? direction : 'none'}
            className={classes(styles['cell'], styles['headCell'], styles[column])}
          >
            <button type="button" className={styles['sort']} onClick={() => onSort(column)}>
              {t(`devices.columns.${column}`)}
              {sort.column === column && <Arrow size={12} aria-hidden="true" />}
            </button>
          </th>
        ))}
      </tr>
    </thead>
  );
}
