import type { Payload } from '../../contract/contract.ts';
import type { Discovered, Scan } from '../../contract/discovery.ts';

export type ScanMap = ReadonlyMap<string, Scan>;
export type FoundMap = ReadonlyMap<string, Discovered>;
type Known = { readonly scans: ScanMap | undefined; readonly found: FoundMap };

/** Patches what is known of scans and of what they found; what did not change stays the same object. */
export function applyScans(
  known: Known,
  payload: Payload<'scans'>,
): { readonly scans: ScanMap; readonly found: FoundMap } {
  const isWhole = payload.kind === 'snapshot';
  const scans = new Map(isWhole ? [] : known.scans);
  const found = new Map(isWhole ? [] : known.found);
  for (const scan of payload.scans) scans.set(scan.id, scan);
  for (const host of payload.found) found.set(host.id, host);
  if (payload.kind === 'delta') for (const id of payload.removed) found.delete(id);
  return { scans, found };
}
