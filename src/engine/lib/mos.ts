/**
 * Mean opinion score of a voice call over such a path, 1 (bad) to 4.5 (best).
 * The E-model reduced to delay, jitter and loss, for a G.711 call with loss concealment.
 *
 * @param path `rttMs`, `jitterMs` in milliseconds, `lossPct` 0–100
 * @see ITU-T G.107 (R to MOS, annex B), delay impairment Id as simplified by Cole and Rosenbluth (2001)
 */
export function mosOf(path: { readonly rttMs: number; readonly jitterMs: number; readonly lossPct: number }): number {
  // A jitter buffer of twice the jitter and 10 ms of codec delay add to the one-way time.
  const oneWayMs = path.rttMs / 2 + 2 * path.jitterMs + 10;
  const delayImpairment = 0.024 * oneWayMs + (oneWayMs > 177.3 ? 0.11 * (oneWayMs - 177.3) : 0);
  const lossImpairment = 30 * Math.log(1 + 15 * (path.lossPct / 100));
  const r = Math.min(93.2, Math.max(0, 93.2 - delayImpairment - lossImpairment));
  const mos = 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6;
  return Math.min(4.5, Math.max(1, mos));
}
