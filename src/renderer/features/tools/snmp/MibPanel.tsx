import { Search } from 'lucide-react';
import { type RefObject, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { MibNode } from '../../../../contract/mibs.ts';
import { hashOf } from '../../../route/route.ts';
import { useApp } from '../../../store/AppProvider.tsx';
import { Button } from '../../../ui/Button.tsx';
import { classes } from '../../../ui/classes.ts';
import { FaultNote } from '../../../ui/FaultNote.tsx';
import { showFault } from '../../../ui/faults.ts';
import page from '../../../ui/Page.module.css';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import { useSpeech } from '../../../ui/Translation.tsx';
import { useReading } from '../../device/use-reading.ts';
import styles from './Mib.module.css';
import { MibDetails } from './MibDetails.tsx';
import { MibFound } from './MibSearch.tsx';
import { MibTree } from './MibTree.tsx';
import type { MibTree as Tree } from './mib-tree.ts';

const LEAST_LETTERS = 2;
const MOST_FOUND = 100;

type MibPanelProps = {
  readonly tree: Tree;
  readonly node: MibNode | undefined;
  readonly isUnknown: boolean;
  readonly onChoose: (node: MibNode) => void;
  readonly onAsk: () => void;
  readonly searchRef: RefObject<HTMLInputElement | null>;
};

/** The names of all MIBs, with a search over them, and what is said of the chosen one. */
export function MibPanel({ tree, node, isUnknown, onChoose, onAsk, searchRef }: MibPanelProps) {
  const { t } = useSpeech();
  const { call } = useApp();
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const q = text.trim();
  const isSearching = q.length >= LEAST_LETTERS;
  const { value: found = [], of } = useReading({
    key: isSearching ? q : '',
    read: async () => (isSearching ? ((await call('mibs.find', { q, limit: MOST_FOUND }))?.items ?? []) : []),
  });
  const common = { chosen: node?.oid, onChoose, onAsk };
  return (
    <section className={classes(page['surface'], styles['panel'])} aria-label={t('tools.mib.title')}>
      <header className={styles['head']}>
        <label className={styles['search']}>
          <Search size={14} aria-hidden="true" />
          <input
            ref={searchRef}
            type="search"
            value={text}
            placeholder={t('tools.mib.search')}
            aria-label={t('tools.mib.search')}
            spellCheck={false}
            onChange={({ target }) => setText(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setText('');
              if (event.key !== 'ArrowDown') return;
              event.preventDefault();
              list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
            }}
          />
        </label>
        <a className={styles['link']} href={hashOf({ view: 'settings', id: 'mibs' })}>
          {t('tools.mib.import')}
        </a>
      </header>
      <div ref={list} className={styles['list']}>
        {isSearching && found.length > 0 && (
          <MibFound found={found} {...common} onLeave={() => searchRef.current?.focus()} />
        )}
        {isSearching && found.length === 0 && of === q && <p className={styles['none']}>{t('tools.mib.noneFound')}</p>}
        {!isSearching && <Names tree={tree} {...common} />}
      </div>
      {isUnknown && <p className={styles['unknown']}>{t('tools.mib.unknown')}</p>}
      {node && <MibDetails node={node} />}
    </section>
  );
}

type NamesProps = {
  readonly tree: Tree;
  readonly chosen: string | undefined;
  readonly onChoose: (node: MibNode) => void;
  readonly onAsk: () => void;
};

function Names({ tree, ...common }: NamesProps) {
  const speech = useSpeech();
  const { isReady, fault } = useStore(tree.store);
  return (
    <>
      {fault !== undefined && (
        <FaultNote
          fault={showFault(fault, speech)}
          action={<Button onClick={() => void tree.start()}>{speech.t('device.retry')}</Button>}
        />
      )}
      {isReady ? <MibTree tree={tree} {...common} /> : fault === undefined && <Skeleton rows={8} />}
    </>
  );
}
