import type { DemoStatus, IncidentKind } from '../../contract/demo.ts';
import type { OfficeDevice } from './office.ts';

/** How long each lasts. */
const LENGTH_MS: Readonly<Record<IncidentKind, number>> = {
  'uplink-cut': 150_000,
  'flapping-ap': 180_000,
  'laptop-offline': 120_000,
};
/** The access point is away and back again for so long each. */
const FLAP_MS = 24_000;

type Playing = { readonly kind: IncidentKind; readonly since: number; readonly until: number };

/** The site that is cut off: the second one, so that most of the list stays well. */
const cutSite = (office: readonly OfficeDevice[]): string => {
  const sites = [...new Set(office.map(({ site }) => site))];
  return sites[1] ?? sites[0] ?? '';
};

/** Incidents that can be played on the office. They need no timer: what plays is a matter of the clock. */
export function createIncidents(office: readonly OfficeDevice[], now: () => number) {
  const site = cutSite(office);
  const cut = new Set(office.filter((device) => device.site === site).map(({ address }) => address));
  const flapping = (office.find(({ nature }) => nature === 'ap') ?? office[0])?.address;
  let playing: Playing | undefined;

  const at = (time: number): Playing | undefined =>
    playing && time >= playing.since && time < playing.until ? playing : undefined;

  return {
    isCut: (address: string, time: number): boolean => {
      const running = at(time);
      if (running === undefined) return false;
      if (running.kind === 'uplink-cut') return cut.has(address);
      if (running.kind === 'laptop-offline') return true;
      return address === flapping && Math.floor((time - running.since) / FLAP_MS) % 2 === 0;
    },
    /** This computer itself has lost its network. */
    isOffline: (): boolean => at(now())?.kind === 'laptop-offline',
    play: (kind: IncidentKind): void => {
      const since = now();
      playing = { kind, since, until: since + LENGTH_MS[kind] };
    },
    stop: (): void => {
      playing = undefined;
    },
    current(): DemoStatus['incident'] {
      const running = at(now());
      if (running === undefined) return null;
      const { kind, since, until } = running;
      return { kind, since: new Date(since).toISOString(), until: new Date(until).toISOString() };
    },
  };
}
