import type { Handlers } from '../../contract/contract.ts';
import type { Geo } from '../geo/geo.ts';
import type { DevicesView } from '../scope.ts';

type GeoCalls = Pick<Handlers, 'geo.places' | 'geo.place' | 'geo.import' | 'geo.lookup' | 'geo.databases'>;

/** Places on earth of the devices that the caller may see. */
export const geoCalls = (devices: DevicesView, geo: Geo): GeoCalls => ({
  'geo.places': () => geo.places(devices),
  'geo.place': (input) => geo.place(input, devices),
  'geo.import': (input) => geo.import(input, devices),
  'geo.lookup': ({ address }) => geo.lookup(address),
  'geo.databases': () => ({ items: geo.databases(), nextCursor: null }),
});
