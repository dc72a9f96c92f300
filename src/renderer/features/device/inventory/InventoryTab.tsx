import type { Device } from '../../../../contract/devices.ts';
import { hashOf } from '../../../route/route.ts';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { SnmpEmpty, SnmpHelp } from '../snmp/SnmpHelp.tsx';
import { useFacts } from '../snmp/use-facts.ts';
import type { Snmp } from '../snmp/use-snmp.ts';
import { EntityTree } from './EntityTree.tsx';
import { FactTable } from './FactTable.tsx';
import styles from './Inventory.module.css';

type InventoryTabProps = { readonly device: Device; readonly snmp: Snmp; readonly onEdit: () => void };

/** What a device is made of, and what it knows of its surroundings. */
export function InventoryTab({ device, snmp, onEdit }: InventoryTabProps) {
  const speech = useSpeech();
  const { t } = speech;
  const whyNot = useWhyNot('operator');
  const facts = useFacts(device.id, snmp);
  const { value, fault } = facts;
  if (whyNot !== undefined)
    return (
      <EmptyState
        title={t('inventory.needs')}
        next={whyNot}
        action={<Button whyNot={whyNot}>{t('snmp.readAgain')}</Button>}
      />
    );
  if (value === undefined && fault !== undefined)
    return (
      <FaultNote fault={showFault(fault, speech)} action={<Button onClick={facts.retry}>{t('device.retry')}</Button>} />
    );
  if (value === undefined)
    return facts.isReading && snmp.value?.state === 'answering' ? (
      <Skeleton rows={8} />
    ) : (
      <SnmpEmpty snmp={snmp} onEdit={onEdit} none={t('inventory.none')} />
    );
  return (
    <div className={styles['inventory']}>
      <section className={styles['card']} aria-label={t('inventory.entities')}>
        <header className={styles['head']}>
          <h2 className={styles['title']}>{t('inventory.entities')}</h2>
          <span className={styles['end']}>
            <a className={styles['link']} href={hashOf({ view: 'tools', id: 'snmp', params: { target: device.id } })}>
              {t('tools.names.snmp')}
            </a>
            <SnmpHelp snmp={snmp} onEdit={onEdit} tone="plain" />
          </span>
        </header>
        {value.entities.length === 0 ? (
          <p className={styles['none']}>{t('inventory.noEntities')}</p>
        ) : (
          <EntityTree entities={value.entities} />
        )}
      </section>
      <FactTable deviceId={device.id} facts={value} />
    </div>
  );
}
