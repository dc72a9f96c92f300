import type { LatencyLimits, ProfileName, Quality } from '../../contract/metrics.ts';

/** Upper limits of each latency quality, in milliseconds, and the losses that cap it, in per cent. */
export type LatencyProfile = {
  readonly excellentMs: number;
  readonly goodMs: number;
  readonly fairMs: number;
  readonly poorMs: number;
  /** Beyond `poorMs` quality is critical and the state is warning; beyond this, the state is major. */
  readonly criticalMs: number;
  readonly lossFairPct: number;
  readonly lossPoorPct: number;
  readonly lossCriticalPct: number;
  /** Mean jitter from which an event is written. */
  readonly jitterMs: number;
};

const profile = (limits: readonly [number, number, number, number, number], jitterMs: number): LatencyProfile => ({
  excellentMs: limits[0],
  goodMs: limits[1],
  fairMs: limits[2],
  poorMs: limits[3],
  criticalMs: limits[4],
  lossFairPct: 1,
  lossPoorPct: 5,
  lossCriticalPct: 20,
  jitterMs,
});

/** `default` carries the thresholds of the original configuration format: 50, 100, 150, 300, 500 ms. */
export const LATENCY_PROFILES: Readonly<Record<ProfileName, LatencyProfile>> = {
  default: profile([50, 100, 150, 300, 500], 50),
  lan: profile([5, 10, 15, 30, 50], 10),
  wan: profile([30, 80, 150, 300, 500], 50),
  lte: profile([80, 150, 250, 400, 800], 100),
  satellite: profile([650, 750, 900, 1200, 2000], 150),
};

/** The limits a device is judged by: its own, where it has some, over those of its profile. */
export const limitsOf = (device: {
  readonly profile: ProfileName;
  readonly limits: LatencyLimits | null;
}): LatencyProfile => ({
  ...LATENCY_PROFILES[device.profile],
  ...device.limits,
});

/**
 * Judges one round.
 *
 * @param rttMs median round-trip time, or null when nothing answered
 * @param lossPct 0–100; from 1 % on the best is fair, from 5 % poor, from 20 % critical
 * @returns null when there is nothing to judge
 */
export function qualityOf(rttMs: number | null, lossPct: number, limits: LatencyProfile): Quality | null {
  if (rttMs === null) return null;
  if (rttMs > limits.poorMs || lossPct >= limits.lossCriticalPct) return 'critical';
  if (rttMs > limits.fairMs || lossPct >= limits.lossPoorPct) return 'poor';
  if (rttMs > limits.goodMs || lossPct >= limits.lossFairPct) return 'fair';
  return rttMs > limits.excellentMs ? 'good' : 'excellent';
}
