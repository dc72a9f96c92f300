import { LATENCY_PROFILES } from '../status/status.ts';
import { type Nature, NATURES } from './natures.ts';
import type { OfficeDevice } from './office.ts';
import { gaussian, hashOf, type Random } from './random.ts';
import type { Trouble, Troubles } from './troubles.ts';

/** What a device is like at a moment. */
export type Weather = {
  /** Median round-trip time in ms. */
  readonly medianMs: number;
  readonly sigma: number;
  /** Share of pings lost, 0–1; 1: nothing answers. */
  readonly loss: number;
  /** Its services refuse connections. */
  readonly isRefusing: boolean;
};

const HOUR = 3_600_000;
/** An address nobody put into the office: somebody added it, and it is watched like a branch. */
const STRANGER: Nature = NATURES.near;
const SILENT: Weather = { medianMs: 1, sigma: 0, loss: 1, isRefusing: false };

/** How busy the network is, 0–1, by the hour of the clock on the wall. */
function busyness(at: number): number {
  const date = new Date(at);
  const hour = date.getHours() + date.getMinutes() / 60;
  return hour < 7 || hour > 20 ? 0 : Math.max(0, Math.sin((Math.PI * (hour - 7)) / 13)) ** 0.7;
}

function troubled(calm: Weather, nature: Nature, trouble: Trouble | undefined): Weather {
  const { poorMs, criticalMs } = LATENCY_PROFILES[nature.profile];
  const weight = trouble?.weight ?? 0;
  // Well inside one state: a value that dances on a limit fills the log and tells nothing.
  const slowMs = weight > 0.8 ? criticalMs * 1.4 : poorMs * 1.2 + (criticalMs - poorMs) * 0.4 * weight;
  switch (trouble?.kind) {
    case 'out':
      return SILENT;
    case 'slow':
      return { ...calm, medianMs: Math.max(calm.medianMs, slowMs), sigma: 0.05 };
    case 'lossy':
      return { ...calm, loss: 0.09 + 0.05 * weight };
    case 'refusing':
      return { ...calm, isRefusing: true };
    case undefined:
    default:
      return calm;
  }
}

type ModelOptions = {
  readonly office: readonly OfficeDevice[];
  readonly troubles: Troubles;
  /** Nothing answers there at that moment, because an incident is being played. */
  readonly isCut: (address: string, at: number) => boolean;
};

/** How the whole network behaves: the past and the present are drawn from the same. */
export function createModel({ office, troubles, isCut }: ModelOptions) {
  const known = new Map(office.map((device) => [device.address, device]));
  // Much fewer of many break, or a large network would never be quiet.
  const calm = Math.min(1, 120 / Math.max(1, office.length));

  function at(address: string, time: number): Weather {
    if (isCut(address, time)) return SILENT;
    const device = known.get(address);
    const nature: Nature = device === undefined ? STRANGER : NATURES[device.nature];
    const phase = hashOf(address) % 1000;
    // Each device has its own distance, and wanders a little.
    const own = 0.75 + (phase / 1000) * 0.6 + 0.08 * Math.sin(time / (0.29 * HOUR) + phase);
    const medianMs = nature.baseMs * own * (1 + nature.wave * busyness(time));
    const weather = { medianMs, sigma: nature.sigma, loss: nature.loss, isRefusing: false };
    const subject = { name: device?.name ?? address, luck: nature.trouble * calm };
    return troubled(weather, nature, troubles.at(subject, time));
  }
  return { at };
}
export type Model = ReturnType<typeof createModel>;

/** One round-trip time of such weather in ms; NaN where nothing answered. */
export const sampleOf = ({ medianMs, sigma, loss }: Weather, random: Random): number =>
  loss > 0 && random() < loss ? Number.NaN : medianMs * Math.exp(sigma * gaussian(random));
