import { lazy } from 'react';
import { EVERYTHING_MAP_ID } from '../../../contract/maps.ts';
import { useRoute } from '../../store/AppProvider.tsx';
import { MapScreen } from './MapScreen.tsx';

const GeoView = lazy(async () => ({ default: (await import('../geo/GeoView.tsx')).GeoView }));

/** A map of the network, or of the earth: `#/map`, `#/map/ID?focus=NODE`, `#/map/geo`. */
export function MapPage() {
  const id = useRoute((route) => route.id);
  if (id === 'geo') return <GeoView />;
  return <MapScreen key={id ?? EVERYTHING_MAP_ID} id={id ?? EVERYTHING_MAP_ID} />;
}
