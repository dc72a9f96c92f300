import { Crosshair, Maximize2, Minus, Plus, CornerLeftUp } from 'lucide-react';
import { type DragEvent, type RefObject, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import type { MapObjectValue } from './draw/geometry.ts';
import type { Point } from './graph.model.ts';
import { type Hover, HoverCard } from './HoverCard.tsx';
import { Legend } from './Legend.tsx';
import styles from './Map.module.css';
import type { Scene, Selection } from './map-scene.ts';
import { MiniMap } from './MiniMap.tsx';
import { NodeList } from './NodeList.tsx';
import { NODE_TYPE } from './Tray.tsx';
import { useCanvas } from './use-canvas.ts';

/** What others may ask of the canvas. */
export type CanvasHandle = {
  readonly centreOn: (id: string) => void;
  readonly fit: () => void;
  readonly centre: () => Point;
};

type MapCanvasProps = {
  readonly scene: Scene;
  readonly isFixed: boolean;
  readonly handle: RefObject<CanvasHandle | null>;
  readonly onSelect: (selection: Selection | undefined) => void;
  readonly onOpen: (selection: Selection) => void;
  readonly onMoved: (nodes: Readonly<Record<string, Point>>) => void;
  readonly onObject: (object: MapObjectValue) => void;
  readonly onDrop: (id: string, at: Point) => void;
  readonly onUp: (() => void) | undefined;
  readonly onCollapse: (id: string) => void;
};

/** The drawn map, with the keys, the zoom, the legend and the whole of it in a corner. */
export function MapCanvas(props: MapCanvasProps) {
  const { scene, isFixed, handle, onSelect, onOpen, onMoved, onObject, onDrop, onUp, onCollapse } = props;
  const { t } = useSpeech();
  const host = useRef<HTMLDivElement>(null);
  const [hover, setHover] = useState<Hover>();
  const { network, fit, views } = useCanvas(host, scene, isFixed, {
    onSelect,
    onOpen,
    onHover: setHover,
    onMoved,
    onObject,
  });
  const centreOn = useCallback(
    (id: string): void => {
      const at = scene.positions.get(id);
      if (at && network) network.moveTo(at, Math.max(0.8, network.scale()));
    },
    [scene.positions, network],
  );
  useImperativeHandle(handle, () => ({ centreOn, fit, centre: () => network?.sight().centre ?? { x: 0, y: 0 } }));
  useFirstFit(network !== undefined && scene.positions.size > 0, fit);
  const zoom = (by: number): void => {
    if (!network) return;
    const { centre, scale } = network.sight();
    network.moveTo(centre, Math.min(4, Math.max(0.03, scale * by)));
  };
  const drop = (event: DragEvent): void => {
    const id = event.dataTransfer.getData(NODE_TYPE);
    const rect = host.current?.getBoundingClientRect();
    if (id === '' || rect === undefined || network === undefined) return;
    event.preventDefault();
    onDrop(id, network.toMap({ x: event.clientX - rect.left, y: event.clientY - rect.top }));
  };
  const selectedId = scene.selection?.kind === 'node' ? scene.selection.id : undefined;
  return (
    <div className={styles['stage']}>
      <NodeList
        graph={scene.graph}
        positions={scene.positions}
        selectedId={selectedId}
        onSelect={(id) => {
          onSelect(id === undefined ? undefined : { kind: 'node', id });
          const at = id === undefined ? undefined : scene.positions.get(id);
          if (at && network && host.current && !isInSight(network.toScreen(at), host.current)) network.moveTo(at);
        }}
        onOpen={(id) => onOpen({ kind: 'node', id })}
        onFit={fit}
        onUp={() => onUp?.()}
        onCollapse={onCollapse}
        onZoom={zoom}
      >
        <div
          ref={host}
          className={styles['canvas']}
          data-fixed={isFixed ? 'yes' : 'no'}
          onDragOver={(event) => event.dataTransfer.types.includes(NODE_TYPE) && event.preventDefault()}
          onDrop={drop}
          onPointerLeave={() => setHover(undefined)}
        />
      </NodeList>
      {hover && <HoverCard hover={hover} graph={scene.graph} rates={scene.rates} />}
      <div className={styles['zoom']}>
        {onUp && <IconButton label={t('map.up')} icon={<CornerLeftUp size={16} />} onClick={onUp} />}
        <IconButton label={t('map.zoomIn')} icon={<Plus size={16} />} onClick={() => zoom(1.3)} />
        <IconButton label={t('map.zoomOut')} icon={<Minus size={16} />} onClick={() => zoom(1 / 1.3)} />
        <IconButton label={t('map.fit')} icon={<Maximize2 size={16} />} onClick={fit} />
        {selectedId !== undefined && (
          <IconButton label={t('map.centre')} icon={<Crosshair size={16} />} onClick={() => centreOn(selectedId)} />
        )}
      </div>
      <Legend />
      {network && scene.positions.size > 0 && (
        <MiniMap graph={scene.graph} positions={scene.positions} network={network} views={views} host={host} />
      )}
    </div>
  );
}

const MARGIN = 40;
const isInSight = ({ x, y }: Point, { clientWidth, clientHeight }: HTMLElement): boolean =>
  x > MARGIN && y > MARGIN && x < clientWidth - MARGIN && y < clientHeight - MARGIN;

/** The whole map is shown once, as soon as there is something on it. */
function useFirstFit(isReady: boolean, fit: () => void): void {
  const done = useRef(false);
  useEffect(() => {
    if (!isReady || done.current) return;
    done.current = true;
    fit();
  }, [isReady, fit]);
}
