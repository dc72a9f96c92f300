import { Maximize2, Minus, Plus } from 'lucide-react';
import {
  type DragEvent,
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Device } from '../../../contract/devices.ts';
import type { Topology } from '../../store/topology-slice.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { isArrow, nearestIn } from '../map/focus.model.ts';
import type { Point } from '../map/graph.model.ts';
import { NODE_TYPE } from '../map/Tray.tsx';
import styles from './Geo.module.css';
import {
  arcsOf,
  type Cluster,
  clustersOf,
  fitting,
  type GeoPlace,
  projectionOf,
  type Sight,
  WHOLE,
  zoomedAt,
} from './geo.model.ts';
import { useEarth, useSize } from './use-earth.ts';

type GeoCanvasProps = {
  readonly places: readonly GeoPlace[];
  readonly devices: ReadonlyMap<string, Device>;
  readonly topology: Topology | undefined;
  readonly selectedId: string | undefined;
  readonly onSelect: (cluster: Cluster | undefined) => void;
  readonly onOpen: (cluster: Cluster) => void;
  readonly onDrop: (deviceId: string, at: { readonly lat: number; readonly lon: number }) => void;
};
const CLICK_PX = 4;
/** How far an arrow moves the earth where no marker lies in its direction, pixels. */
const PANS = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] } as const;

/** The earth; its markers are mirrored as a list box for keyboard and screen readers. */
export function GeoCanvas({ places, devices, topology, selectedId, onSelect, onOpen, onDrop }: GeoCanvasProps) {
  const { t } = useSpeech();
  const base = useId();
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const size = useSize(host);
  const [sight, setSight] = useState<Sight>();
  const whole = useMemo(() => fitting(places, size), [places, size]);
  const shown = sight ?? whole;
  const clusters = useMemo(
    () => clustersOf(places, devices, projectionOf(size, shown)),
    [places, devices, size, shown],
  );
  const arcs = useMemo(() => arcsOf(clusters, topology), [clusters, topology]);
  const selected = clusters.find(({ places: own }) => own.some(({ deviceId }) => deviceId === selectedId));
  useEarth(canvas, { size, sight: shown, clusters, arcs, selectedId: selected?.id });
  const zoom = (by: number, at: Point = { x: size.width / 2, y: size.height / 2 }): void =>
    setSight(zoomedAt(shown, by, size, at));
  const pan = usePan(shown, setSight, (at) => onSelect(markerAt(clusters, at)));
  useWheel(host, (by, at) => setSight((before) => zoomedAt(before ?? whole, by, size, at)));
  const arrow = (key: string): boolean => {
    if (!isArrow(key)) return false;
    const next = selected
      ? nearestIn(key, selected.at, new Map(clusters.map(({ id, at: place }) => [id, place])))
      : clusters[0]?.id;
    const [dx, dy] = PANS[key];
    if (next === undefined) setSight({ ...shown, x: shown.x + dx, y: shown.y + dy });
    else onSelect(clusters.find(({ id }) => id === next));
    return true;
  };
  const letter = (key: string): boolean => {
    if (key === 'Enter' && selected) onOpen(selected);
    else if (key === '+') zoom(1.5);
    else if (key === 'f') setSight(WHOLE);
    else if (key === 'Escape' && selected) onSelect(undefined);
    else return false;
    return true;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (!arrow(event.key) && !letter(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const drop = (event: DragEvent): void => {
    const id = event.dataTransfer.getData(NODE_TYPE);
    const rect = host.current?.getBoundingClientRect();
    const point = rect && projectionOf(size, shown).invert?.([event.clientX - rect.left, event.clientY - rect.top]);
    if (id === '' || !point || Math.abs(point[1]) > 90 || Math.abs(point[0]) > 180) return;
    event.preventDefault();
    const [lon, lat] = point.map((degrees) => Math.round(degrees * 1e4) / 1e4);
    onDrop(id, { lat: lat ?? 0, lon: lon ?? 0 });
  };
  const at = selected ? clusters.indexOf(selected) : -1;
  return (
    <div className={styles['stage']}>
      <div
        ref={host}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no element of HTML is a list over a canvas
        role="listbox"
        tabIndex={0}
        aria-label={t('geo.canvas', { count: clusters.length })}
        aria-activedescendant={at < 0 ? undefined : `${base}-${String(at)}`}
        className={styles['earth']}
        onKeyDown={onKeyDown}
        onDoubleClick={() => selected && onOpen(selected)}
        onDragOver={(event) => event.dataTransfer.types.includes(NODE_TYPE) && event.preventDefault()}
        onDrop={drop}
        {...pan}
      >
        <canvas ref={canvas} className={styles['canvas']} aria-hidden="true" />
        <div className="visually-hidden">
          {clusters.slice(0, 300).map((cluster, index) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- its list has the focus
            <div
              key={cluster.id}
              id={`${base}-${String(index)}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <option> cannot be laid out
              role="option"
              aria-selected={index === at}
              onClick={() => onSelect(cluster)}
            >
              {[
                cluster.name,
                t('geo.at', { count: cluster.places.length }),
                cluster.state ? t(`states.${cluster.state}`) : '',
              ]
                .filter(Boolean)
                .join(', ')}
            </div>
          ))}
          {clusters.length === 0 && (
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/interactive-supports-focus -- as above
            <div role="option" aria-selected={false} aria-disabled="true">
              {t('geo.noPlaces')}
            </div>
          )}
        </div>
      </div>
      <div className={styles['zoom']}>
        <IconButton label={t('map.zoomIn')} icon={<Plus size={16} />} onClick={() => zoom(1.5)} />
        <IconButton label={t('map.zoomOut')} icon={<Minus size={16} />} onClick={() => zoom(1 / 1.5)} />
        <IconButton label={t('map.fit')} icon={<Maximize2 size={16} />} onClick={() => setSight(undefined)} />
      </div>
    </div>
  );
}

const markerAt = (clusters: readonly Cluster[], { x, y }: Point): Cluster | undefined =>
  clusters.find(({ at }) => Math.hypot(at.x - x, at.y - y) < 16);

/** Dragging moves the earth; a press without one chooses. */
function usePan(sight: Sight, setSight: (sight: Sight) => void, onClick: (at: Point) => void) {
  const start = useRef<{ readonly x: number; readonly y: number; readonly sight: Sight; isMoved: boolean }>(undefined);
  return {
    onPointerDown: ({ currentTarget, pointerId, clientX, clientY }: PointerEvent<HTMLElement>): void => {
      currentTarget.setPointerCapture(pointerId);
      start.current = { x: clientX, y: clientY, sight, isMoved: false };
    },
    onPointerMove: ({ clientX, clientY }: PointerEvent): void => {
      const from = start.current;
      if (from === undefined) return;
      const [dx, dy] = [clientX - from.x, clientY - from.y];
      if (Math.hypot(dx, dy) > CLICK_PX) from.isMoved = true;
      if (from.isMoved) setSight({ ...from.sight, x: from.sight.x + dx, y: from.sight.y + dy });
    },
    onPointerUp: ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>): void => {
      const { left, top } = currentTarget.getBoundingClientRect();
      if (start.current?.isMoved === false) onClick({ x: clientX - left, y: clientY - top });
      start.current = undefined;
    },
  };
}

/** React listens to wheels passively, so the page could not be kept from scrolling. */
function useWheel(host: React.RefObject<HTMLElement | null>, onWheel: (by: number, at: Point) => void): void {
  const latest = useRef(onWheel);
  useEffect(() => {
    latest.current = onWheel;
  });
  useEffect(() => {
    const element = host.current;
    const listen = (event: WheelEvent): void => {
      event.preventDefault();
      const { left, top } = element?.getBoundingClientRect() ?? { left: 0, top: 0 };
      latest.current(Math.exp(-event.deltaY / 500), { x: event.clientX - left, y: event.clientY - top });
    };
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, [host]);
}
