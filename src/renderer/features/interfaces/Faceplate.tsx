import { CircleDot, Zap } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react';
import type { InterfaceRow } from '../../../contract/interfaces.ts';
import { formatPct } from '../../../contract/units.ts';
import { classes } from '../../ui/classes.ts';
import { formatSpeed } from '../../ui/rates.ts';
import { type Speech, useSpeech } from '../../ui/Translation.tsx';
import styles from './Faceplate.module.css';
import { neighbourOn, type Plate, rowsOf, type Slot, slotOf } from './faceplate.model.ts';
import { busiest, calledOf, FULL_PCT, hasOptics, PORT_STATES, portStateOf } from './port.model.ts';
import { PortShape } from './PortMark.tsx';

type FaceplateProps = {
  readonly plate: Plate<InterfaceRow>;
  readonly selectedId: string | undefined;
  readonly now: number;
  readonly onSelect: (id: string) => void;
};

/** The front of a device: its ports as they stand there, each with its state and how full its line is. */
export function Faceplate({ plate, selectedId, now, onSelect }: FaceplateProps) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const { slots } = plate;
  const ports = useMemo(() => slots.flatMap((slot) => slot.ports), [slots]);
  const isOnPlate = ports.some(({ id }) => id === selectedId);
  const reachable = isOnPlate ? selectedId : ports[0]?.id;
  const shouldFocus = useRef(false);
  useEffect(() => {
    if (!shouldFocus.current) return;
    shouldFocus.current = false;
    box.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || reachable === undefined) return;
    const next = neighbourOn(slots, reachable, event.key);
    if (next === undefined) return;
    event.preventDefault();
    shouldFocus.current = true;
    onSelect(next);
  };
  return (
    <section className={styles['plate']} aria-label={t('ports.faceplate')}>
      <div
        ref={box}
        className={styles['slots']}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no list of the browser stands in rows
        role="listbox"
        tabIndex={-1}
        aria-label={t('ports.faceplate')}
        aria-orientation="horizontal"
        onKeyDown={onKeyDown}
      >
        {slots.map((slot) => (
          <SlotView key={slot.prefix} slot={slot} {...{ selectedId, reachable, now, onSelect }} />
        ))}
      </div>
      <Legend ports={ports} now={now} />
    </section>
  );
}

type SlotViewProps = {
  readonly slot: Slot<InterfaceRow>;
  readonly selectedId: string | undefined;
  readonly reachable: string | undefined;
  readonly now: number;
  readonly onSelect: (id: string) => void;
};

function SlotView({ slot, selectedId, reachable, now, onSelect }: SlotViewProps) {
  const id = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a group of options, not of fields
    <div role="group" aria-labelledby={id} className={styles['slot']}>
      <span id={id} className={classes('mono', styles['prefix'])} translate="no">
        {slot.prefix}
      </span>
      <div className={styles['ports']} data-rows={rowsOf(slot)} role="presentation">
        {slot.ports.map((port) => (
          <PortBox
            key={port.id}
            port={port}
            now={now}
            isSelected={port.id === selectedId}
            isReachable={port.id === reachable}
            onSelect={onSelect}
          />
        ))}
      </div>
    </div>
  );
}

/** Everything the box of a port shows, in words. */
export function portSentence(port: InterfaceRow, now: number, { t, language }: Speech): string {
  const state = portStateOf(port, now);
  const util = busiest(port);
  const parts = [
    port.name,
    calledOf(port),
    t(`ports.states.${state}`),
    state === 'up' || state === 'errors' ? formatSpeed(port.speedBps, language) : '',
    util === null ? '' : t('ports.utilOne', { share: formatPct(Math.round(util), language) }),
    port.poe === null ? '' : t('ports.poeState', { state: port.poe.state }),
    hasOptics(port) ? t('ports.optics') : '',
    port.neighbour === null ? '' : t('ports.to', { name: port.neighbour.name }),
  ];
  return parts.filter((part) => part !== '' && part !== t('common.none')).join(', ');
}

type PortBoxProps = {
  readonly port: InterfaceRow;
  readonly now: number;
  readonly isSelected: boolean;
  readonly isReachable: boolean;
  readonly onSelect: (id: string) => void;
};

function PortBox({ port, now, isSelected, isReachable, onSelect }: PortBoxProps) {
  const speech = useSpeech();
  const state = portStateOf(port, now);
  const util = Math.min(100, busiest(port) ?? 0);
  const sentence = portSentence(port, now, speech);
  const isLit = state === 'up' || state === 'errors';
  return (
    <button
      type="button"
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an option of a list that stands in rows
      role="option"
      aria-selected={isSelected}
      aria-label={sentence}
      title={sentence}
      tabIndex={isReachable ? 0 : -1}
      className={styles['port']}
      data-state={state}
      onClick={() => onSelect(port.id)}
    >
      {isLit && util > 0 && (
        <span
          className={classes(styles['level'], util >= FULL_PCT && styles['full'])}
          style={{ blockSize: `${String(Math.max(6, util))}%` }}
        />
      )}
      <span className={styles['shape']}>
        <PortShape state={state} size={9} />
      </span>
      <span className={styles['marks']}>
        {port.poe !== null && <Zap size={9} aria-hidden="true" />}
        {hasOptics(port) && <CircleDot size={9} aria-hidden="true" />}
      </span>
      {/* Drawn, not said: the name of the port ends with it. */}
      <span className={styles['number']} data-number={slotOf(port.name).number} />
    </button>
  );
}

function Legend({ ports, now }: { readonly ports: readonly InterfaceRow[]; readonly now: number }) {
  const { t } = useSpeech();
  const counts = new Map(PORT_STATES.map((state) => [state, 0]));
  for (const port of ports) {
    const state = portStateOf(port, now);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return (
    <ul className={styles['legend']} aria-label={t('ports.legend')}>
      {PORT_STATES.filter((state) => (counts.get(state) ?? 0) > 0).map((state) => (
        <li key={state} className={styles['entry']}>
          <PortShape state={state} size={11} />
          {`${t(`ports.states.${state}`)} ${String(counts.get(state) ?? 0)}`}
        </li>
      ))}
      <li className={styles['entry']}>
        <span className={styles['sample']} />
        {t('ports.fill')}
      </li>
      {ports.some(({ poe }) => poe !== null) && (
        <li className={styles['entry']}>
          <Zap size={11} aria-hidden="true" />
          {t('ports.poe')}
        </li>
      )}
      {ports.some(hasOptics) && (
        <li className={styles['entry']}>
          <CircleDot size={11} aria-hidden="true" />
          {t('ports.optics')}
        </li>
      )}
    </ul>
  );
}
