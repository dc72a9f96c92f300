import { KeyRound, Pencil, RefreshCw } from 'lucide-react';
import { useApp } from '../../../store/AppProvider.tsx';
import { useWhyNot } from '../../../store/use-why-not.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { SNMP_HELP } from './snmp.model.ts';
import type { Snmp } from './use-snmp.ts';

type SnmpHelpProps = {
  readonly snmp: Snmp;
  readonly onEdit: () => void;
  readonly tone?: 'primary' | 'plain';
};

/** The one thing that helps a device that is not read by SNMP. */
export function SnmpHelp({ snmp, onEdit, tone = 'primary' }: SnmpHelpProps) {
  const { t } = useSpeech();
  const { router } = useApp();
  const whyNot = useWhyNot('operator');
  const help = snmp.value === undefined ? 'survey' : SNMP_HELP[snmp.value.state];
  if (help === 'credentials')
    return (
      <Button
        tone={tone}
        icon={<KeyRound size={14} aria-hidden="true" />}
        onClick={() => router.go({ view: 'settings', id: 'credentials' })}
      >
        {t('snmp.toCredentials')}
      </Button>
    );
  if (help === 'edit')
    return (
      <Button tone={tone} icon={<Pencil size={14} aria-hidden="true" />} whyNot={whyNot} onClick={onEdit}>
        {t('snmp.switchOn')}
      </Button>
    );
  return (
    <Button
      tone={tone}
      icon={<RefreshCw size={14} aria-hidden="true" />}
      whyNot={whyNot}
      disabled={snmp.isSurveying}
      onClick={snmp.survey}
    >
      {t(snmp.isSurveying ? 'snmp.reading' : 'snmp.readAgain')}
    </Button>
  );
}

type SnmpEmptyProps = {
  readonly snmp: Snmp;
  readonly onEdit: () => void;
  /** What would stand here if the device had any. */
  readonly none: string;
};

/** A tab with nothing in it: why, and what helps. */
export function SnmpEmpty({ snmp, onEdit, none }: SnmpEmptyProps) {
  const speech = useSpeech();
  const { t } = speech;
  const { value, fault, retry } = snmp;
  if (fault !== undefined)
    return <FaultNote fault={showFault(fault, speech)} action={<Button onClick={retry}>{t('device.retry')}</Button>} />;
  if (value === undefined) return <Skeleton rows={6} />;
  const { state, credential, message } = value;
  const isAnswering = state === 'answering';
  return (
    <EmptyState
      title={isAnswering ? none : t(`snmp.sentences.${state}`, { credential: credential ?? '' })}
      next={[message, t(`snmp.next.${state}`)].filter(Boolean).join(' ')}
      action={<SnmpHelp snmp={snmp} onEdit={onEdit} />}
    />
  );
}
