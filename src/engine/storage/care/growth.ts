/** One tier as it grows. `keptDays`: its age; `coveredDays`: how much of that it holds already. */
type Growing = { readonly bytesPerDay: number; readonly keptDays: number; readonly coveredDays: number };

/**
 * Days until a budget is reached when all goes on as it does now. A tier grows until it is as old as it may get; from
 * then on as much goes as comes.
 *
 * @returns 0 when it is reached already, null when it will never be
 */
export function daysUntilFull(freeBytes: number, tiers: readonly Growing[]): number | null {
  if (freeBytes <= 0) return 0;
  const growing = tiers
    .map(({ bytesPerDay, keptDays, coveredDays }) => ({ bytesPerDay, until: keptDays - coveredDays }))
    .filter(({ bytesPerDay, until }) => bytesPerDay > 0 && until > 0)
    .sort((a, b) => a.until - b.until);
  let rate = growing.reduce((sum, { bytesPerDay }) => sum + bytesPerDay, 0);
  let [day, left] = [0, freeBytes];
  for (const { bytesPerDay, until } of growing) {
    const grown = (until - day) * rate;
    if (grown >= left) return day + left / rate;
    left -= grown;
    day = until;
    rate -= bytesPerDay;
  }
  return null;
}
