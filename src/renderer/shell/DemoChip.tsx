import { ChevronDown, FlaskConical } from 'lucide-react';
import { INCIDENT_KINDS, type IncidentKind } from '../../contract/demo.ts';
import { useApp, useAppState } from '../store/AppProvider.tsx';
import { useWhyNot } from '../store/use-why-not.ts';
import { formatAge } from '../ui/ages.ts';
import { showFault } from '../ui/faults.ts';
import { Menu, MenuItem, MenuLine, MenuNote } from '../ui/Menu.tsx';
import { useToasts } from '../ui/ToastList.tsx';
import { useSpeech } from '../ui/Translation.tsx';
import styles from './DemoChip.module.css';

/** Says that the network is simulated, and plays incidents on it. */
export function DemoChip() {
  const speech = useSpeech();
  const { t } = speech;
  const { call } = useApp();
  const toasts = useToasts();
  const demo = useAppState(({ status }) => status?.demo);
  const now = useAppState((state) => state.now);
  const whyNot = useWhyNot('operator');
  if (!demo) return null;
  const { incident, devices } = demo;
  const refuse = (thrown: unknown): void => {
    const { title, detail } = showFault(thrown, speech);
    toasts.show(`${title} ${detail}`, { tone: 'fault' });
  };
  const play = (kind: IncidentKind) => void call('demo.play', { kind }).catch(refuse);
  const word = incident ? t(`demo.short.${incident.kind}`) : undefined;
  const left = incident ? formatAge(Math.max(0, Date.parse(incident.until) - now), speech) : '';
  return (
    <Menu
      trigger={
        <button type="button" className={styles['chip']} title={t('demo.hint', { count: devices })}>
          <FlaskConical size={14} aria-hidden="true" />
          <span className={styles['word']}>{t('demo.chip')}</span>
          {word !== undefined && <span className={styles['incident']}>{word}</span>}
          <ChevronDown size={14} aria-hidden="true" />
        </button>
      }
    >
      <MenuNote>{t('demo.hint', { count: devices })}</MenuNote>
      <MenuLine />
      <MenuNote>{t('demo.play')}</MenuNote>
      {whyNot !== undefined && <MenuNote>{whyNot}</MenuNote>}
      {INCIDENT_KINDS.map((kind) => (
        <MenuItem key={kind} disabled={whyNot !== undefined} onSelect={() => play(kind)}>
          {t(`demo.incidents.${kind}`)}
        </MenuItem>
      ))}
      {incident && (
        <>
          <MenuLine />
          <MenuNote>{t('demo.playing', { incident: t(`demo.incidents.${incident.kind}`), left })}</MenuNote>
          <MenuItem disabled={whyNot !== undefined} onSelect={() => void call('demo.stop', {}).catch(refuse)}>
            {t('demo.stop')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
