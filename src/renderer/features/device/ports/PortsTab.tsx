import { useCallback, useMemo, useRef, useState } from 'react';
import type { Device } from '../../../../contract/devices.ts';
import type { InterfaceOrder, InterfaceRow } from '../../../../contract/interfaces.ts';
import { useShortcuts } from '../../../keyboard/use-shortcuts.ts';
import { useApp, useAppState, useRoute } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import page from '../../../ui/Page.module.css';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { plateOf } from '../../interfaces/faceplate.model.ts';
import { Faceplate } from '../../interfaces/Faceplate.tsx';
import { PortInspector } from '../../interfaces/PortInspector.tsx';
import { PortTable } from '../../interfaces/PortTable.tsx';
import { SnmpEmpty } from '../snmp/SnmpHelp.tsx';
import type { Snmp } from '../snmp/use-snmp.ts';
import styles from './PortsTab.module.css';
import { BY_NAME, foundPorts, type PortSorting, sortedBy, sortedPorts } from './sort.model.ts';
import { usePorts } from './use-ports.ts';

const KINDS = ['all', 'physical', 'logical'] as const;
type PortKind = (typeof KINDS)[number];
const WITHOUT = ['device'] as const;

type PortsTabProps = { readonly device: Device; readonly snmp: Snmp; readonly onEdit: () => void };

/** The ports of a device: as they stand on its front, and as a table. */
export function PortsTab({ device, snmp, onEdit }: PortsTabProps) {
  const speech = useSpeech();
  const { t } = speech;
  const ports = usePorts(device.id, snmp.turn);
  if (ports.value === undefined)
    return ports.fault === undefined ? (
      <Skeleton rows={8} />
    ) : (
      <FaultNote
        fault={showFault(ports.fault, speech)}
        action={<Button onClick={ports.retry}>{t('device.retry')}</Button>}
      />
    );
  if (ports.value.length === 0) return <SnmpEmpty snmp={snmp} onEdit={onEdit} none={t('ports.none')} />;
  return <Ports rows={ports.value} fault={ports.fault} onChanged={ports.put} />;
}

type PortsProps = {
  readonly rows: readonly InterfaceRow[];
  readonly fault: unknown;
  readonly onChanged: (row: InterfaceRow) => void;
};

function Ports({ rows, fault, onChanged }: PortsProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { router } = useApp();
  const now = useAppState((state) => state.now);
  const selectedId = useRoute(({ params }) => params['port']);
  const [sorting, setSorting] = useState<PortSorting>(BY_NAME);
  const [text, setText] = useState('');
  const [isClosed, setClosed] = useState(false);
  const scroller = useRef<HTMLTableElement>(null);
  const filterRef = useRef<HTMLInputElement>(null);
  const plate = useMemo(() => plateOf(rows), [rows]);
  const [kind, setKind] = useState<PortKind>('all');
  const ofKind = useMemo(() => {
    const logical = new Set(plate.logical.map(({ id }) => id));
    return {
      all: rows,
      physical: rows.filter(({ id }) => !logical.has(id)),
      logical: rows.filter(({ id }) => logical.has(id)),
    };
  }, [rows, plate]);
  const tableSorting = useMemo(
    () => ({ ...sorting, onOrder: (order: InterfaceOrder) => setSorting(sortedBy(sorting, order)) }),
    [sorting],
  );
  const found = useMemo(() => {
    const sorted = (kinds: readonly InterfaceRow[]) => sortedPorts(foundPorts(kinds, text), sorting);
    // By name, what has no place on the front stands apart, after what has.
    const isApart = kind === 'all' && sorting.order === 'name';
    return isApart ? [...sorted(ofKind.physical), ...sorted(ofKind.logical)] : sorted(ofKind[kind]);
  }, [ofKind, kind, text, sorting]);
  const selected = rows.find(({ id }) => id === selectedId);
  const shown = isClosed ? undefined : selected;
  const select = useCallback((id: string): void => router.tune({ port: id }), [router]);
  const pick = useCallback(
    (id: string): void => {
      setClosed(false);
      select(id);
    },
    [select],
  );
  useShortcuts({
    filter: () => filterRef.current?.focus(),
    close: () => {
      setClosed(true);
      return shown !== undefined;
    },
  });
  return (
    <div className={styles['ports']}>
      <div className={styles['main']}>
        {plate.slots.length > 0 && <Faceplate plate={plate} selectedId={selectedId} now={now} onSelect={pick} />}
        <section className={classes(page['surface'], styles['table'])} aria-label={t('ports.table')}>
          <header className={styles['head']}>
            <h2 className={styles['title']}>{t('ports.table')}</h2>
            <fieldset className={styles['kinds']} aria-label={t('ports.kinds.label')}>
              {KINDS.map((one) => (
                <button
                  key={one}
                  type="button"
                  className={styles['chip']}
                  aria-pressed={one === kind}
                  onClick={() => setKind(one)}
                >
                  {`${t(`ports.kinds.${one}`)} `}
                  <span className={styles['number']}>{ofKind[one].length}</span>
                </button>
              ))}
            </fieldset>
            <input
              ref={filterRef}
              type="search"
              className={styles['text']}
              value={text}
              onChange={({ target }) => setText(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return;
                event.stopPropagation();
                event.currentTarget.blur();
              }}
              placeholder={t('ports.find')}
              aria-label={t('ports.find')}
              spellCheck={false}
            />
          </header>
          {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
          {found.length === 0 ? (
            <p className={styles['none']}>{t('ports.noneFound')}</p>
          ) : (
            <PortTable
              label={t('ports.table')}
              rows={found}
              sorting={tableSorting}
              without={WITHOUT}
              selectedId={selectedId}
              onSelect={select}
              onPick={pick}
              onOpen={pick}
              scroller={scroller}
            />
          )}
        </section>
      </div>
      {shown && <PortInspector row={shown} onClose={() => setClosed(true)} onChanged={onChanged} />}
    </div>
  );
}
