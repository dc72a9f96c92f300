import { useSpeech, type Speech } from '../../../ui/Translation.tsx';
import { classes } from '../../../ui/classes.ts';
import styles from './Intake.module.css';
import { type Cells, type Mapping, PASTE_FIELDS, type PastedRow, remapped } from './paste.model.ts';

const SHOWN = 200;
const LEFT_OUT = '';

type PastePreviewProps = {
  readonly cells: Cells;
  readonly rows: readonly PastedRow[];
  readonly mapping: Mapping;
  /** What the host will not take, by line. */
  readonly refused: ReadonlyMap<number, string>;
  readonly onMapping: (mapping: Mapping) => void;
};

const whyNot = ({ verdict }: PastedRow, { t }: Speech): string => {
  switch (verdict.kind) {
    case 'new':
      return t('devices.paste.isNew');
    case 'known':
      return t('devices.paste.isKnown', { name: verdict.name });
    case 'twice':
      return t('devices.paste.isTwice', { line: verdict.line });
    default:
      return t(verdict.key);
  }
};

/** The first rows as they will be taken, with what each column is and what is wrong with each row. */
export function PastePreview({ cells, rows, mapping, refused, onMapping }: PastePreviewProps) {
  const speech = useSpeech();
  const { t } = speech;
  return (
    <div className={styles['preview']}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('devices.paste.line')}</th>
            {mapping.map((field, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns have no other name
              <th key={index} scope="col">
                <select
                  aria-label={t('devices.paste.column', { number: index + 1 })}
                  className={styles['select']}
                  value={field ?? LEFT_OUT}
                  onChange={({ target }) =>
                    onMapping(
                      remapped(
                        mapping,
                        index,
                        PASTE_FIELDS.find((known) => known === target.value),
                      ),
                    )
                  }
                >
                  <option value={LEFT_OUT}>{t('devices.paste.leaveOut')}</option>
                  {PASTE_FIELDS.map((known) => (
                    <option key={known} value={known}>
                      {t(`devices.dialog.${known}`)}
                    </option>
                  ))}
                </select>
              </th>
            ))}
            <th scope="col">{t('devices.paste.verdict')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, SHOWN).map((row) => {
            const host = refused.get(row.index);
            const isBad = row.verdict.kind === 'wrong' || host !== undefined;
            return (
              <tr key={row.index} data-verdict={isBad ? 'wrong' : row.verdict.kind}>
                <td className={styles['muted']}>{row.index + 1}</td>
                {mapping.map((field, index) => (
                  // oxlint-disable-next-line react/no-array-index-key -- columns have no other name
                  <td
                    key={index}
                    className={classes(field === undefined && styles['muted'], field === 'address' && 'mono')}
                  >
                    {cells[row.index]?.[index] ?? ''}
                  </td>
                ))}
                <td className={isBad ? styles['bad'] : row.verdict.kind === 'new' ? styles['good'] : styles['muted']}>
                  {host ?? whyNot(row, speech)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {rows.length > SHOWN && (
        <p className={styles['muted']}>{t('devices.paste.more', { count: rows.length - SHOWN })}</p>
      )}
    </div>
  );
}
