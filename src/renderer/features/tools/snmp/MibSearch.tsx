import { type KeyboardEvent, useEffect, useRef } from 'react';
import type { MibNode } from '../../../../contract/mibs.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { KindMark } from './KindMark.tsx';
import styles from './Mib.module.css';

type MibFoundProps = {
  readonly found: readonly MibNode[];
  readonly chosen: string | undefined;
  readonly onChoose: (node: MibNode) => void;
  readonly onAsk: () => void;
  /** Back to where words are typed. */
  readonly onLeave: () => void;
};

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** What was found, as a list to choose from. */
export function MibFound({ found, chosen, onChoose, onAsk, onLeave }: MibFoundProps) {
  const { t } = useSpeech();
  const box = useRef<HTMLDivElement>(null);
  const shouldFocus = useRef(false);
  const at = found.findIndex(({ oid }) => oid === chosen);
  useEffect(() => {
    if (shouldFocus.current) box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    shouldFocus.current = false;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' || (event.key === 'ArrowUp' && at <= 0)) onLeave();
    else if (event.key === 'Enter') onAsk();
    else if (step !== undefined) {
      const next = found[Math.min(found.length - 1, Math.max(0, at + step))];
      if (next) onChoose(next);
      shouldFocus.current = true;
    } else return;
    event.preventDefault();
  };
  return (
    <div
      ref={box}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a `select` has no room for kind and module
      role="listbox"
      tabIndex={-1}
      aria-label={t('tools.mib.found', { count: found.length })}
      className={styles['tree']}
      onKeyDown={onKeyDown}
    >
      {found.map((node, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list takes the keys
        <div
          key={node.oid}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
          role="option"
          aria-selected={node.oid === chosen}
          tabIndex={index === Math.max(0, at) ? 0 : -1}
          className={styles['hit']}
          onClick={() => onChoose(node)}
          onDoubleClick={onAsk}
        >
          <KindMark kind={node.kind} />
          <span className={styles['name']} translate="no">
            {node.name}
          </span>
          <span className={styles['module']} translate="no">
            {node.module}
          </span>
        </div>
      ))}
    </div>
  );
}
