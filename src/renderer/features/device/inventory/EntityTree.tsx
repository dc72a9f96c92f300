import { ChevronDown, ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { classes } from '../../../ui/classes.ts';
import { useSpeech } from '../../../ui/Translation.tsx';
import { treeStep } from '../../../ui/tree-keys.ts';
import styles from './Inventory.module.css';
import { type Entity, type TreeLine, treeOf } from './tree.model.ts';

/** What a device is made of: each part inside the one that holds it. */
export function EntityTree({ entities }: { readonly entities: readonly Entity[] }) {
  const { t } = useSpeech();
  const [closed, setClosed] = useState<ReadonlySet<number>>(new Set());
  const [chosen, choose] = useState<number>();
  const box = useRef<HTMLUListElement>(null);
  const shouldFocus = useRef(false);
  const lines = useMemo(() => treeOf(entities, closed), [entities, closed]);
  const present = lines.some(({ entity }) => entity.index === chosen) ? chosen : lines[0]?.entity.index;
  useEffect(() => {
    if (!shouldFocus.current) return;
    shouldFocus.current = false;
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  });
  const toggle = (index: number): void =>
    setClosed((before) => {
      const next = new Set(before);
      if (!next.delete(index)) next.add(index);
      return next;
    });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || present === undefined) return;
    const step = treeStep(lines, present, event.key);
    if (step === undefined) return;
    event.preventDefault();
    if (step.toggle !== undefined) toggle(step.toggle);
    if (step.to === undefined || step.to === present) return;
    shouldFocus.current = true;
    choose(step.to);
  };
  return (
    <ul ref={box} role="tree" aria-label={t('inventory.entities')} className={styles['tree']} onKeyDown={onKeyDown}>
      {lines.map((line) => (
        <TreeItem
          key={line.entity.index}
          line={line}
          isPresent={line.entity.index === present}
          onPress={() => {
            choose(line.entity.index);
            if (line.hasParts) toggle(line.entity.index);
          }}
        />
      ))}
    </ul>
  );
}

type TreeItemProps = { readonly line: TreeLine; readonly isPresent: boolean; readonly onPress: () => void };

function TreeItem({ line, isPresent, onPress }: TreeItemProps) {
  const { t, say } = useSpeech();
  const { entity, level, position, siblings, hasParts, isOpen } = line;
  const kind = say(`inventory.classes.${entity.class ?? 'other'}`);
  const Arrow = isOpen ? ChevronDown : ChevronRight;
  const details = [
    entity.model,
    entity.vendor,
    entity.serial === undefined ? undefined : t('inventory.serial', { serial: entity.serial }),
    entity.hw === undefined ? undefined : t('inventory.hw', { version: entity.hw }),
    entity.fw === undefined ? undefined : t('inventory.fw', { version: entity.fw }),
    entity.sw === undefined ? undefined : t('inventory.sw', { version: entity.sw }),
  ].filter((detail) => detail !== undefined && detail !== '');
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree takes the keys
    <li
      role="treeitem"
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={hasParts ? isOpen : undefined}
      aria-selected={isPresent}
      tabIndex={isPresent ? 0 : -1}
      className={styles['item']}
      style={{ paddingInlineStart: `${String(level * 18 - 10)}px` }}
      onClick={onPress}
    >
      <span className={styles['arrow']}>{hasParts && <Arrow size={14} aria-hidden="true" />}</span>
      <span className={styles['kind']}>{kind === `inventory.classes.${entity.class ?? ''}` ? entity.class : kind}</span>
      <span className={styles['part']} title={entity.descr}>
        {entity.name ?? entity.descr ?? String(entity.index)}
      </span>
      <span className={classes('mono', styles['details'])} title={details.join(' · ')}>
        {details.join(' · ')}
      </span>
    </li>
  );
}
