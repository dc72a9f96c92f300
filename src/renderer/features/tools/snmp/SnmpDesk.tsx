import { useState } from 'react';
import { useStore } from 'zustand';
import type { Device } from '../../../../contract/devices.ts';
import type { MibNode } from '../../../../contract/mibs.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { DeedDialog } from './DeedDialog.tsx';
import type { Desk } from './desk.ts';
import { Progress } from './Progress.tsx';
import { Results } from './Results.tsx';
import type { Deed } from './results.model.ts';
import styles from './Snmp.module.css';
import { useWatched } from './use-watched.ts';
import { WatchedList } from './WatchedList.tsx';

const PAGES = ['result', 'watched'] as const;
type Page = (typeof PAGES)[number];

type SnmpDeskProps = {
  readonly desk: Desk;
  readonly device: Device | undefined;
  readonly credentialId: string;
  readonly node: MibNode | undefined;
};

/** What came of the last question, and what is watched of the device. */
export function SnmpDesk({ desk, device, credentialId, node }: SnmpDeskProps) {
  const { asking, answered } = useStore(desk.store);
  const soFar =
    answered && answered.question === asking?.question
      ? answered.answer.kind === 'values'
        ? answered.answer.items.length
        : answered.answer.rows.length
      : 0;
  const [page, setPage] = useState<Page>('result');
  const [deed, setDeed] = useState<Deed>();
  const watched = useWatched(device?.id);
  return (
    <>
      <PageChips page={page} onPage={setPage} watched={watched.items.length} />
      {asking && <Progress key={asking.since} question={asking.question} count={soFar} onCancel={desk.cancel} />}
      {page === 'watched' && <WatchedList device={device} watched={watched} />}
      {page === 'result' && <Outcome desk={desk} deviceId={device?.id} onDeed={setDeed} />}
      {deed && device && (
        <DeedDialog
          deed={deed}
          device={device}
          credentialId={credentialId}
          node={node}
          onClose={() => setDeed(undefined)}
          onChanged={desk.put}
          onWatched={watched.retry}
        />
      )}
    </>
  );
}

type PageChipsProps = {
  readonly page: Page;
  readonly onPage: (page: Page) => void;
  /** How many values are. */
  readonly watched: number;
};

function PageChips({ page, onPage, watched }: PageChipsProps) {
  const { t } = useSpeech();
  return (
    <fieldset className={styles['pages']} aria-label={t('tools.snmp.pages.label')}>
      {PAGES.map((one) => (
        <button
          key={one}
          type="button"
          className={styles['chip']}
          aria-pressed={one === page}
          onClick={() => onPage(one)}
        >
          {`${t(`tools.snmp.pages.${one}`)} `}
          {one === 'watched' && <span className={styles['number']}>{watched}</span>}
        </button>
      ))}
    </fieldset>
  );
}

type OutcomeProps = {
  readonly desk: Desk;
  readonly deviceId: string | undefined;
  readonly onDeed: (deed: Deed) => void;
};

/** The last answer, or why there is none. */
function Outcome({ desk, deviceId, onDeed }: OutcomeProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { asking, answered, fault, isCancelled } = useStore(desk.store);
  // What is done with a value is done to the device that told it.
  const isOfDevice = answered?.question.deviceId === deviceId;
  return (
    <>
      <div className={styles['notes']} aria-live="polite">
        {isCancelled && <p className={styles['note']}>{t('tools.snmp.cancelled')}</p>}
        {fault !== undefined && <FaultNote fault={showFault(fault, speech)} />}
      </div>
      {answered && <Results key={answered.turn} {...answered} onDeed={isOfDevice ? onDeed : undefined} />}
      {!answered && !asking && fault === undefined && (
        <EmptyState title={t('tools.snmp.emptyTitle')} next={t('tools.snmp.emptyNext')} action={null} />
      )}
    </>
  );
}
