import { RefreshCw } from 'lucide-react';
import type { DeviceFacts } from '../../../../contract/facts.ts';
import { Button } from '../../../ui/Button.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { formatCount } from '../../../ui/rates.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { FactGrid } from './FactGrid.tsx';
import styles from './Inventory.module.css';
import { LIVE_COLUMNS, LIVE_TEMPLATES, type LiveTableName } from './live-tables.model.ts';
import { useLiveTable } from './use-live-table.ts';

type LiveTableProps = {
  readonly deviceId: string;
  readonly facts: DeviceFacts;
  readonly table: LiveTableName;
  readonly text: string;
};

/** What runs on a device or where it sends packets to, read now. */
export function LiveTable({ deviceId, facts, table, text }: LiveTableProps) {
  const speech = useSpeech();
  const { t, language } = speech;
  const { lines, isCut, fault, isReading, retry } = useLiveTable(deviceId, table, facts);
  if (fault !== undefined)
    return (
      <div className={styles['fault']}>
        <FaultNote fault={showFault(fault, speech)} action={<Button onClick={retry}>{t('device.retry')}</Button>} />
      </div>
    );
  if (lines === undefined) return <Skeleton rows={6} />;
  return (
    <>
      <div className={styles['now']}>
        <span>
          {isCut
            ? t('inventory.cut', { most: formatCount(lines.length, language) })
            : t('inventory.lines', { count: formatCount(lines.length, language) })}
        </span>
        <Button icon={<RefreshCw size={14} />} disabled={isReading} onClick={retry}>
          {t('inventory.readNow')}
        </Button>
      </div>
      <FactGrid
        table={table}
        lines={lines}
        columns={LIVE_COLUMNS[table]}
        template={LIVE_TEMPLATES[table]}
        text={text}
      />
    </>
  );
}
