import {
  CheckCircle2,
  CircleDashed,
  CirclePlus,
  EyeOff,
  type LucideIcon,
  RefreshCw,
  TriangleAlert,
} from 'lucide-react';
import type { Discovered } from '../../../contract/discovery.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './Discovery.module.css';

const ICONS: Readonly<Record<Discovered['state'], LucideIcon>> = {
  new: CirclePlus,
  changed: RefreshCw,
  conflicting: TriangleAlert,
  gone: CircleDashed,
  known: CheckCircle2,
  ignored: EyeOff,
};

/** What is to decide about a host: shape, word and colour. */
export function DiscoveredMark({ state }: { readonly state: Discovered['state'] }) {
  const { t } = useSpeech();
  const Icon = ICONS[state];
  return (
    <span className={styles['mark']} data-state={state}>
      <Icon size={14} aria-hidden="true" />
      {t(`discovery.states.${state}`)}
    </span>
  );
}
