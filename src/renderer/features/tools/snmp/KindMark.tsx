import { Bell, Columns3, Folder, Hash, type LucideIcon, Rows3, Table2 } from 'lucide-react';
import type { MibNode } from '../../../../contract/mibs.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import styles from './Mib.module.css';

const ICONS: Readonly<Record<MibNode['kind'], LucideIcon>> = {
  node: Folder,
  scalar: Hash,
  table: Table2,
  row: Rows3,
  column: Columns3,
  notification: Bell,
};

/** What kind of name it is, as a shape; the word is spoken. */
export function KindMark({ kind }: Pick<MibNode, 'kind'>) {
  const { t } = useSpeech();
  const Icon = ICONS[kind];
  return (
    <span className={styles['kind']} data-kind={kind}>
      <Icon size={14} strokeWidth={1.8} aria-hidden="true" />
      <span className="visually-hidden">{t(`tools.mib.kinds.${kind}`)}</span>
    </span>
  );
}
