import type { Handlers } from '../../contract/contract.ts';
import type { Place as PlaceView } from '../../contract/places.ts';
import type { Place } from '../sites/recognise.ts';
import type { Sites } from '../sites/sites.ts';

/** Networks this computer has been in. */
export const placeCalls = (sites: Sites): Pick<Handlers, Extract<keyof Handlers, `places.${string}`>> => {
  const view = (place: Place): PlaceView => ({
    ...place,
    firstSeenAt: new Date(place.firstSeenAt).toISOString(),
    lastSeenAt: new Date(place.lastSeenAt).toISOString(),
    isCurrent: place.id === sites.current()?.id,
  });
  return {
    'places.list': () => ({ items: sites.places().map(view) }),
    'places.rename': async ({ id, name }) => view(await sites.rename(id, name)),
  };
};
