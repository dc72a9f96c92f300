import {
  ChevronDown,
  Download,
  ExternalLink,
  Globe,
  History,
  List,
  Lock,
  LockOpen,
  Map as MapIcon,
  Plus,
  Settings2,
  WandSparkles,
} from 'lucide-react';
import type { RefObject } from 'react';
import { EVERYTHING_MAP_ID, MAP_LAYERS, MAP_OBJECTS, type MapView } from '../../../contract/maps.ts';
import { hashOf } from '../../route/route.ts';
import { useApp, useRoute } from '../../store/AppProvider.tsx';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import page from '../../ui/Page.module.css';
import { useSpeech } from '../../ui/Translation.tsx';
import { MAP_FORMATS, type MapFormat } from './export/save.ts';
import styles from './Map.module.css';

export type MapEntry = { readonly id: string; readonly name: string };
type MapToolbarProps = {
  readonly map: MapView;
  readonly maps: readonly MapEntry[];
  readonly search: string;
  readonly found: number;
  readonly searchRef: RefObject<HTMLInputElement | null>;
  readonly isList: boolean;
  readonly isReplaying: boolean;
  readonly whyNot: string | undefined;
  readonly onSearch: (text: string) => void;
  readonly onSearched: () => void;
  readonly onList: () => void;
  readonly onReplay: () => void;
  readonly onLayer: (layer: MapView['layer']) => void;
  readonly onArrange: (layout: MapView['layout']) => void;
  readonly onAdd: (kind: (typeof MAP_OBJECTS)[number] | 'link' | 'background' | 'map') => void;
  readonly onSettings: () => void;
  readonly onLock: () => void;
  readonly onExport: (format: MapFormat) => void;
};

/** What can be done with a map, in one row. */
export function MapToolbar(props: MapToolbarProps) {
  const { map, maps, search, found, searchRef, isList, isReplaying, whyNot } = props;
  const { t } = useSpeech();
  const { router } = useApp();
  const isAlone = useRoute((route) => route.params['popout'] === '1');
  return (
    <header className={styles['bar']}>
      <h1 className={page['title']}>{t('map.title')}</h1>
      <select
        className={styles['select']}
        aria-label={t('map.which')}
        value={map.id}
        onChange={({ target }) =>
          router.go({ view: 'map', id: target.value === EVERYTHING_MAP_ID ? undefined : target.value })
        }
      >
        {maps.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <IconButton label={t('map.editMap')} icon={<Settings2 size={15} />} onClick={props.onSettings} />
      <fieldset className={styles['segments']}>
        <legend className="visually-hidden">{t('map.layer')}</legend>
        {MAP_LAYERS.map((layer) => (
          <button
            key={layer}
            type="button"
            className={styles['segment']}
            aria-pressed={map.layer === layer}
            title={t(`map.layers.${layer}`)}
            onClick={() => props.onLayer(layer)}
          >
            {layer === 'both' ? t('map.both') : layer.toUpperCase()}
          </button>
        ))}
      </fieldset>
      <input
        ref={searchRef}
        type="search"
        className={styles['search']}
        placeholder={t('map.search')}
        aria-label={t('map.search')}
        value={search}
        onChange={({ target }) => props.onSearch(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && props.onSearched()}
      />
      <output className={styles['found']}>{search === '' ? '' : t('map.found', { count: found })}</output>
      <span className={styles['gap']} />
      <Button icon={isList ? <MapIcon size={14} /> : <List size={14} />} aria-pressed={isList} onClick={props.onList}>
        {t(isList ? 'map.asMap' : 'map.asList')}
      </Button>
      <Button icon={<History size={14} />} aria-pressed={isReplaying} onClick={props.onReplay}>
        {t('map.replay')}
      </Button>
      <ArrangeMenu {...props} />
      <AddMenu {...props} />
      <ExportMenu {...props} />
      <IconButton
        label={whyNot ?? t(map.locked ? 'map.unlock' : 'map.lock')}
        icon={map.locked ? <Lock size={15} /> : <LockOpen size={15} />}
        aria-pressed={map.locked}
        aria-disabled={whyNot === undefined ? undefined : true}
        onClick={() => whyNot === undefined && props.onLock()}
      />
      <a
        className={styles['iconLink']}
        href={hashOf({ view: 'map', id: 'geo' })}
        title={t('geo.title')}
        aria-label={t('geo.title')}
      >
        <Globe size={15} aria-hidden="true" />
      </a>
      {!isAlone && (
        <IconButton label={t('map.popOut')} icon={<ExternalLink size={15} />} onClick={() => popOut(map.id)} />
      )}
    </header>
  );
}

/** The same map in a window of its own. */
function popOut(id: string): void {
  const url = `${window.location.pathname}${window.location.search}${hashOf({ view: 'map', id, params: { popout: '1' } })}`;
  window.open(url, `ronda-map-${id}`, 'popup,width=1200,height=800');
}

const chevron = <ChevronDown size={14} aria-hidden="true" />;

function ArrangeMenu({ map, whyNot, onArrange }: MapToolbarProps) {
  const { t } = useSpeech();
  const reason = whyNot ?? (map.locked ? t('map.isLocked') : undefined);
  if (reason !== undefined)
    return (
      <Button icon={<WandSparkles size={14} />} whyNot={reason}>
        {t('map.arrange')}
      </Button>
    );
  return (
    <Menu
      trigger={
        <Button icon={<WandSparkles size={14} />}>
          {t('map.arrange')}
          {chevron}
        </Button>
      }
    >
      <MenuItem onSelect={() => onArrange('layered')}>{t('map.layouts.layered')}</MenuItem>
      <MenuItem onSelect={() => onArrange('force')}>{t('map.layouts.force')}</MenuItem>
    </Menu>
  );
}

function AddMenu({ whyNot, onAdd }: MapToolbarProps) {
  const { t } = useSpeech();
  if (whyNot !== undefined)
    return (
      <Button icon={<Plus size={14} />} whyNot={whyNot}>
        {t('map.add')}
      </Button>
    );
  return (
    <Menu
      trigger={
        <Button icon={<Plus size={14} />}>
          {t('map.add')}
          {chevron}
        </Button>
      }
    >
      <MenuItem onSelect={() => onAdd('link')}>{t('map.drawLink')}</MenuItem>
      <MenuLine />
      {MAP_OBJECTS.map((kind) => (
        <MenuItem key={kind} onSelect={() => onAdd(kind)}>
          {t(`map.objects.${kind}`)}
        </MenuItem>
      ))}
      <MenuLine />
      <MenuItem onSelect={() => onAdd('background')}>{t('map.background')}</MenuItem>
      <MenuItem onSelect={() => onAdd('map')}>{t('map.newMap')}</MenuItem>
    </Menu>
  );
}

function ExportMenu({ onExport }: MapToolbarProps) {
  const { t } = useSpeech();
  return (
    <Menu
      trigger={
        <Button icon={<Download size={14} />}>
          {t('logs.export')}
          {chevron}
        </Button>
      }
    >
      {MAP_FORMATS.map((format) => (
        <MenuItem key={format} onSelect={() => onExport(format)}>
          {t(`map.formats.${format}`)}
        </MenuItem>
      ))}
    </Menu>
  );
}
