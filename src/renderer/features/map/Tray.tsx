import { Inbox, WandSparkles } from 'lucide-react';
import { type DragEvent, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { StatusShape } from '../../ui/StatusMark.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import type { DrawnNode } from './graph.model.ts';
import styles from './Map.module.css';

const MOST_SHOWN = 200;
/** What a dragged node is called on its way. */
export const NODE_TYPE = 'application/x-ronda-node';

type TrayProps = {
  readonly nodes: readonly DrawnNode[];
  readonly whyNot: string | undefined;
  readonly onPlace: (ids: readonly string[]) => void;
};

/** Nodes that stand nowhere yet. Nothing on the map moves for them: each is put where a person wants it. */
export function Tray({ nodes, whyNot, onPlace }: TrayProps) {
  const { t } = useSpeech();
  const [isOpen, setOpen] = useState(true);
  if (nodes.length === 0) return null;
  const onDragStart = (event: DragEvent, id: string): void => {
    event.dataTransfer.setData(NODE_TYPE, id);
    event.dataTransfer.effectAllowed = 'move';
  };
  return (
    <section className={styles['tray']} aria-label={t('map.tray')}>
      <header className={styles['trayHead']}>
        <button type="button" className={styles['trayTitle']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Inbox size={14} aria-hidden="true" />
          {t('map.trayCount', { count: nodes.length })}
        </button>
        <Button whyNot={whyNot} icon={<WandSparkles size={14} />} onClick={() => onPlace(nodes.map(({ id }) => id))}>
          {t('map.placeAll')}
        </Button>
      </header>
      {isOpen && (
        <ul className={styles['trayList']}>
          {nodes.slice(0, MOST_SHOWN).map(({ id, name, state }) => (
            <li key={id}>
              <button
                type="button"
                draggable={whyNot === undefined}
                className={styles['trayItem']}
                title={t('map.placeHint')}
                onDragStart={(event) => onDragStart(event, id)}
                onClick={() => whyNot === undefined && onPlace([id])}
              >
                {state && <StatusShape state={state} size={12} />}
                <span translate="no">{name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
