import type { ProfileName } from '../../contract/metrics.ts';

/** How a sort of device behaves when nothing is wrong. */
export type Nature = {
  /** Median round-trip time in ms. */
  readonly baseMs: number;
  /** Spread of the times (sigma of the log-normal distribution). */
  readonly sigma: number;
  /** Share of pings lost, 0–1. */
  readonly loss: number;
  /** How much the busy hours of a day add, as a share. */
  readonly wave: number;
  /** How often trouble comes, as a multiple of the ordinary. */
  readonly trouble: number;
  readonly profile: ProfileName;
  readonly group: string;
};

/** The sorts of device in the office, with the figures one sees in such networks. */
export const NATURES = {
  router: { baseMs: 1.4, sigma: 0.18, loss: 0, wave: 0.3, trouble: 0.3, profile: 'lan', group: 'WAN uplinks' },
  core: { baseMs: 0.6, sigma: 0.12, loss: 0, wave: 0.2, trouble: 0.2, profile: 'lan', group: 'Core & distribution' },
  access: { baseMs: 0.9, sigma: 0.2, loss: 0, wave: 0.25, trouble: 0.6, profile: 'lan', group: 'Access switches' },
  ap: { baseMs: 2.2, sigma: 0.32, loss: 0.0004, wave: 0.5, trouble: 2, profile: 'lan', group: 'Wi-Fi APs' },
  radio: { baseMs: 11, sigma: 0.3, loss: 0.0006, wave: 0.35, trouble: 2.5, profile: 'default', group: 'Radio PtP' },
  camera: { baseMs: 1.5, sigma: 0.26, loss: 0.0002, wave: 0.1, trouble: 1.4, profile: 'lan', group: 'CCTV' },
  server: { baseMs: 0.45, sigma: 0.16, loss: 0, wave: 0.2, trouble: 0.4, profile: 'lan', group: 'Servers & NAS' },
  printer: { baseMs: 1.9, sigma: 0.3, loss: 0.0002, wave: 0.1, trouble: 1.2, profile: 'lan', group: 'Printers & UPS' },
  ups: { baseMs: 7, sigma: 0.2, loss: 0.0002, wave: 0.05, trouble: 0.4, profile: 'default', group: 'Printers & UPS' },
  near: { baseMs: 14, sigma: 0.12, loss: 0.0003, wave: 0.3, trouble: 1, profile: 'wan', group: 'Transit' },
  region: { baseMs: 24, sigma: 0.1, loss: 0.0004, wave: 0.3, trouble: 1, profile: 'wan', group: 'Transit' },
  ocean: { baseMs: 82, sigma: 0.06, loss: 0.0006, wave: 0.2, trouble: 1, profile: 'wan', group: 'Transit' },
  far: { baseMs: 158, sigma: 0.05, loss: 0.0008, wave: 0.15, trouble: 1, profile: 'wan', group: 'Transit' },
} as const satisfies Readonly<Record<string, Nature>>;
export type NatureName = keyof typeof NATURES;
