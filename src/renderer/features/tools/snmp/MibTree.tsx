import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { MibNode } from '../../../../contract/mibs.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { treeStep, typedAhead } from '../../../ui/tree-keys.ts';
import { KindMark } from './KindMark.tsx';
import styles from './Mib.module.css';
import { isWithin, type MibLine, mibLines } from './mib-tree.model.ts';
import type { MibTree as Tree } from './mib-tree.ts';

/** Letters that follow each other so soon are one word. */
const WORD_MS = 800;

type MibTreeProps = {
  readonly tree: Tree;
  readonly chosen: string | undefined;
  readonly onChoose: (node: MibNode) => void;
  /** Enter on, or a double click at, what holds nothing more. */
  readonly onAsk: () => void;
};

/** All names there are, each below what it belongs to. */
export function MibTree({ tree, chosen, onChoose, onAsk }: MibTreeProps) {
  const { t } = useSpeech();
  const { roots, children, open } = useStore(tree.store);
  const box = useRef<HTMLUListElement>(null);
  const shouldFocus = useRef(false);
  const typed = useRef({ letters: '', at: 0 });
  const lines = useMemo(() => mibLines(roots, children, open), [roots, children, open]);
  const present = presentIn(lines, chosen);
  useEffect(() => {
    const item = box.current?.querySelector<HTMLElement>('[tabindex="0"]');
    if (shouldFocus.current) item?.focus();
    shouldFocus.current = false;
  });
  const shown = lines.find(({ key }) => key === chosen)?.key;
  useEffect(() => {
    if (shown === undefined) return;
    [...(box.current?.children ?? [])].find((one) => one.id === idOf(shown))?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const go = (key: string | undefined): void => {
    const line = lines.find((one) => one.key === key);
    if (line === undefined || key === present) return;
    shouldFocus.current = true;
    onChoose(line.node);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || present === undefined) return;
    const line = lines.find(({ key }) => key === present);
    const step = treeStep(lines, present, event.key);
    if (step !== undefined) {
      event.preventDefault();
      if (step.toggle !== undefined) tree.toggle(step.toggle);
      else if (event.key === 'Enter' && line?.hasParts === false) onAsk();
      go(step.to);
    } else if (/^[A-Za-z\d]$/.test(event.key)) {
      event.preventDefault();
      const isWord = event.timeStamp - typed.current.at < WORD_MS;
      typed.current = { letters: (isWord ? typed.current.letters : '') + event.key, at: event.timeStamp };
      go(typedAhead(lines, present, typed.current.letters));
    }
  };
  return (
    <ul ref={box} role="tree" aria-label={t('tools.mib.tree')} className={styles['tree']} onKeyDown={onKeyDown}>
      {lines.map((line) => (
        <Line
          key={line.key}
          line={line}
          isReachable={line.key === present}
          isChosen={line.key === chosen}
          onPress={() => {
            onChoose(line.node);
            if (line.hasParts) tree.toggle(line.key);
          }}
          onAsk={onAsk}
        />
      ))}
    </ul>
  );
}

const idOf = (oid: string): string => `mib-${oid}`;

/** The line that Tab reaches: the chosen one, else the nearest above it that is in sight, else the first. */
function presentIn(lines: readonly MibLine[], chosen: string | undefined): string | undefined {
  const above = chosen === undefined ? undefined : lines.findLast(({ key }) => isWithin(chosen, key));
  return above?.key ?? lines[0]?.key;
}

type LineProps = {
  readonly line: MibLine;
  readonly isReachable: boolean;
  readonly isChosen: boolean;
  readonly onPress: () => void;
  readonly onAsk: () => void;
};

function Line({ line, isReachable, isChosen, onPress, onAsk }: LineProps) {
  const { node, level, position, siblings, hasParts, isOpen } = line;
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree takes the keys
    <li
      id={idOf(node.oid)}
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={hasParts ? isOpen : undefined}
      aria-selected={isChosen}
      tabIndex={isReachable ? 0 : -1}
      className={styles['item']}
      style={{ paddingInlineStart: `${String(level * 16 - 12)}px` }}
      onClick={onPress}
      onDoubleClick={() => {
        if (!hasParts) onAsk();
      }}
    >
      <span className={styles['arrow']}>{hasParts && <Arrow size={14} aria-hidden="true" />}</span>
      <KindMark kind={node.kind} />
      <span className={styles['name']} translate="no">
        {node.name}
      </span>
      <span className={styles['arc']} translate="no" aria-hidden="true">
        {node.oid.slice(node.oid.lastIndexOf('.') + 1)}
      </span>
    </li>
  );
}
