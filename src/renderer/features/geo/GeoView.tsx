import { FileUp, MapPin, Network } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Device } from '../../../contract/devices.ts';
import { hashOf } from '../../route/route.ts';
import { useApp, useAppState } from '../../store/AppProvider.tsx';
import { useAnswer } from '../../store/use-answer.ts';
import { useWhyNot } from '../../store/use-why-not.ts';
import { Button } from '../../ui/Button.tsx';
import { FaultNote } from '../../ui/FaultNote.tsx';
import { showFault } from '../../ui/faults.ts';
import { Inspector } from '../../ui/Inspector.tsx';
import page from '../../ui/Page.module.css';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { StatusMark, StatusShape } from '../../ui/StatusMark.tsx';
import { useToasts } from '../../ui/ToastList.tsx';
import { useSpeech } from '../../ui/Translation.tsx';
import { compareNames } from '../map/graph.model.ts';
import { NODE_TYPE } from '../map/Tray.tsx';
import styles from './Geo.module.css';
import { GeoCanvas } from './GeoCanvas.tsx';
import type { Cluster, GeoPlace } from './geo.model.ts';
import { PlaceDialog, type TypedPlace } from './PlaceDialog.tsx';
import { PlacesImportDialog } from './PlacesImportDialog.tsx';

const MOST_LISTED = 300;
const NO_DEVICES: ReadonlyMap<string, Device> = new Map();

/** Places of the devices, and commands over them; each can be undone. */
function usePlaces() {
  const { call, undo } = useApp();
  const speech = useSpeech();
  const toasts = useToasts();
  const { t } = speech;
  const answer = useAnswer(useCallback(() => call('geo.places', {}), [call]));
  const { value, put } = answer;
  const set = (deviceId: string, name: string, place: TypedPlace | null): void => {
    const known = value?.items.find((one) => one.deviceId === deviceId);
    const given = known && (known.source === 'manual' || known.source === 'csv');
    const before = given ? { lat: known.lat, lon: known.lon, label: known.label } : null;
    const send = async (to: TypedPlace | null): Promise<void> =>
      put(await call('geo.place', { items: [{ deviceId, place: to }] }));
    send(place).then(
      () => undo.did({ text: t('geo.placed', { name }), undo: () => send(before), redo: () => send(place) }),
      (thrown: unknown) => {
        const { title, detail, next } = showFault(thrown, speech);
        toasts.show([title, detail, next].join(' '), { tone: 'fault' });
      },
    );
  };
  return { ...answer, set };
}

/** Where on earth the devices are. Everything it needs comes with the program. */
export function GeoView() {
  const speech = useSpeech();
  const { t } = speech;
  const { store, router } = useApp();
  const toasts = useToasts();
  const whyNot = useWhyNot('operator');
  const devices = useAppState((state) => state.devices) ?? NO_DEVICES;
  const topology = useAppState((state) => state.topology);
  useEffect(() => store.watchTopology(), [store]);
  const places = usePlaces();
  const [selectedId, select] = useState<string>();
  const [typing, setTyping] = useState<string>();
  const [isImporting, setImporting] = useState(false);
  const { value, fault, retry } = places;
  if (fault !== undefined)
    return <FaultNote fault={showFault(fault, speech)} action={<Button onClick={retry}>{t('device.retry')}</Button>} />;
  if (value === undefined)
    return (
      <section className={page['panel']} aria-busy="true">
        <h1 className={page['title']}>{t('geo.title')}</h1>
        <Skeleton rows={8} />
      </section>
    );
  const selected = value.items.find(({ deviceId }) => deviceId === selectedId);
  const near = selected ? value.items.filter(({ lat, lon }) => lat === selected.lat && lon === selected.lon) : [];
  const nameOf = (id: string): string => devices.get(id)?.name ?? id;
  const open = (cluster: Cluster): void => {
    const [first] = cluster.places;
    if (cluster.places.length === 1 && first) router.go({ view: 'device', id: first.deviceId });
    else select(first?.deviceId);
  };
  const typed = value.items.find(({ deviceId }) => deviceId === typing);
  return (
    <div className={page['page']}>
      <section className={page['panel']} aria-label={t('geo.title')}>
        <header className={styles['bar']}>
          <h1 className={page['title']}>{t('geo.title')}</h1>
          <span className={styles['count']}>
            {t('geo.count', { placed: value.items.length, total: value.items.length + value.unplaced.length })}
          </span>
          <span className={styles['gap']} />
          <Button icon={<FileUp size={14} />} whyNot={whyNot} onClick={() => setImporting(true)}>
            {t('geo.import')}
          </Button>
          <a className={styles['link']} href={hashOf({ view: 'map' })}>
            <Network size={14} aria-hidden="true" />
            {t('geo.toNetwork')}
          </a>
        </header>
        <div className={styles['body']}>
          <GeoCanvas
            places={value.items}
            devices={devices}
            topology={topology}
            selectedId={selectedId}
            onSelect={(cluster) => select(cluster?.id)}
            onOpen={open}
            onDrop={(id, at) => whyNot === undefined && places.set(id, nameOf(id), { ...at, label: '' })}
          />
          <Unplaced ids={value.unplaced} devices={devices} whyNot={whyNot} onType={setTyping} />
          {value.items.length === 0 && (
            <p className={styles['empty']}>{`${t('geo.emptyTitle')} ${t('geo.emptyNext')}`}</p>
          )}
        </div>
        <p className={styles['attribution']}>{t('geo.attribution')}</p>
      </section>
      {selected && (
        <Here
          title={selected.label || nameOf(selected.deviceId)}
          places={near}
          devices={devices}
          whyNot={whyNot}
          onType={setTyping}
          onClose={() => select(undefined)}
        />
      )}
      {typing !== undefined && (
        <PlaceDialog
          name={nameOf(typing)}
          place={typed}
          isGiven={typed?.source === 'manual' || typed?.source === 'csv'}
          onSave={(place) => places.set(typing, nameOf(typing), place)}
          onClose={() => setTyping(undefined)}
        />
      )}
      {isImporting && (
        <PlacesImportDialog
          onDone={(text) => {
            toasts.show(text);
            retry();
          }}
          onClose={() => setImporting(false)}
        />
      )}
    </div>
  );
}

type UnplacedProps = {
  readonly ids: readonly string[];
  readonly devices: ReadonlyMap<string, Device>;
  readonly whyNot: string | undefined;
  readonly onType: (id: string) => void;
};

function Unplaced({ ids, devices, whyNot, onType }: UnplacedProps) {
  const { t } = useSpeech();
  if (ids.length === 0) return null;
  const listed = ids
    .flatMap((id) => devices.get(id) ?? [])
    .toSorted((a, b) => compareNames(a.name, b.name))
    .slice(0, MOST_LISTED);
  return (
    <section className={styles['tray']} aria-label={t('geo.unplaced', { count: ids.length })}>
      <h2 className={styles['trayTitle']}>{t('geo.unplaced', { count: ids.length })}</h2>
      <ul className={styles['list']}>
        {listed.map(({ id, name, state }) => (
          <li key={id}>
            <button
              type="button"
              draggable={whyNot === undefined}
              title={whyNot ?? t('geo.dragHint')}
              aria-disabled={whyNot === undefined ? undefined : true}
              className={styles['item']}
              onDragStart={(event) => event.dataTransfer.setData(NODE_TYPE, id)}
              onClick={() => whyNot === undefined && onType(id)}
            >
              <StatusShape state={state} size={12} />
              <span translate="no">{name}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

type HereProps = {
  readonly title: string;
  readonly places: readonly GeoPlace[];
  readonly devices: ReadonlyMap<string, Device>;
  readonly whyNot: string | undefined;
  readonly onType: (id: string) => void;
  readonly onClose: () => void;
};

/** The devices at one place, and from where it is known. */
function Here({ title, places, devices, whyNot, onType, onClose }: HereProps) {
  const { t } = useSpeech();
  return (
    <Inspector
      label={t('map.inspectorOf', { name: title })}
      title={title}
      closeLabel={t('map.closeInspector')}
      onClose={onClose}
      size="narrow"
    >
      {places.slice(0, MOST_LISTED).map(({ deviceId, lat, lon, source }) => {
        const device = devices.get(deviceId);
        return (
          device && (
            <article key={deviceId} className={styles['device']}>
              <a href={hashOf({ view: 'device', id: deviceId })} translate="no">
                {device.name}
              </a>
              <StatusMark state={device.state} />
              <span
                className={styles['muted']}
              >{`${lat.toFixed(4)}, ${lon.toFixed(4)} · ${t(`geo.sources.${source}`)}`}</span>
              <Button whyNot={whyNot} icon={<MapPin size={14} />} onClick={() => onType(deviceId)}>
                {t('geo.setPlace')}
              </Button>
            </article>
          )
        );
      })}
    </Inspector>
  );
}
