import type { StoredHost } from '../storage/storage.ts';
import { nameOf } from './host-fields.ts';

export type Difference = StoredHost['differences'][number];

/** What stays as it is unless somebody changes it. */
const LASTING = ['vendor', 'type', 'model', 'os', 'version', 'serial', 'location'] as const;

/**
 * What of a host is another than before. What one of both does not know is no change: to learn more of a device changes
 * nothing in it.
 */
export function differencesOf(before: StoredHost, after: StoredHost): readonly Difference[] {
  const found: Difference[] = [];
  const note = (field: string, was: string | null, is: string | null): void => {
    if (was !== null && is !== null && was !== is) found.push({ field, before: was, after: is });
  };
  if (before.isRead && after.isRead) {
    if (before.sysName !== after.sysName && before.sysName !== null && after.sysName !== null)
      note('name', nameOf(before), nameOf(after));
    for (const field of LASTING) note(field, before[field], after[field]);
  }
  if (before.address !== '' && !after.addresses.includes(before.address))
    note('address', before.address, after.address);
  return found;
}

export type HostChange = {
  readonly what: 'new' | 'gone' | 'changed';
  readonly host: StoredHost;
  readonly differences: readonly Difference[];
};

/** What two scans say of the hosts they found. */
export function compareHosts(before: readonly StoredHost[], after: readonly StoredHost[]): readonly HostChange[] {
  const known = new Map(before.map((host) => [host.id, host]));
  const seen = new Set(after.map(({ id }) => id));
  return [
    ...after.flatMap((host): readonly HostChange[] => {
      const was = known.get(host.id);
      if (was === undefined) return [{ what: 'new', host, differences: [] }];
      const differences = differencesOf(was, host);
      return differences.length > 0 ? [{ what: 'changed', host, differences }] : [];
    }),
    ...before.filter(({ id }) => !seen.has(id)).map((host): HostChange => ({ what: 'gone', host, differences: [] })),
  ];
}
