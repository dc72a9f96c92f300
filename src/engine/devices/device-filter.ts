import { parseFilter, type FilterError } from '../../contract/filter/filter.ts';
import type { FilterRow } from '../../contract/filter/fields.ts';
import { Fault } from '../../contract/faults.ts';
import { createTranslator } from '../../contract/i18n/i18n.ts';
import type { StoredDevice } from '../storage/storage.ts';

/** State and live values of a device. Times are ms since 1970. */
export type Measured = {
  readonly state: string;
  readonly since: number | null;
  readonly live: () => {
    /** 0 before the first measurement. */
    readonly at: number;
    readonly rttMs: number | null;
    readonly lossPct: number | null;
    readonly jitterMs: number | null;
    readonly uptimePct: number | null;
  };
};

const english = createTranslator('en');

/** What is wrong and where: "at character 8" counts as people do. */
function filterFault(text: string, { code, from, to, word }: FilterError): Fault {
  const why = english(`filter.errors.${code}`, { word });
  const message = `The filter cannot be read at character ${String(from + 1)} ("${text.slice(from, to)}"): ${why}`;
  return new Fault('invalid-input', message, { errors: [{ path: '/q', message }] });
}

function rowOf(device: StoredDevice, { state, since, live }: Measured, now: number): FilterRow {
  const { at, rttMs, lossPct, jitterMs, uptimePct } = live();
  return {
    name: device.name,
    address: device.address,
    site: device.site,
    groups: device.groups,
    tags: device.tags,
    country: device.country,
    partner: device.partner,
    dnExt: device.dnExt,
    notes: device.notes,
    profile: device.profile,
    state,
    checks: device.checks.map((check) => check.type),
    latencyMs: rttMs,
    lossPct,
    jitterMs,
    uptimePct,
    seenS: at === 0 ? null : (now - at) / 1000,
    forS: since === null ? null : (now - since) / 1000,
  };
}

/**
 * The filter of the list, in the grammar of the filter bar.
 *
 * @throws {Fault} `invalid-input` with the place at which it cannot be read
 */
export function filterOf(
  text: string,
  measuredOf: (id: string) => Measured,
  now: number,
): (device: StoredDevice) => boolean {
  if (text.trim() === '') return () => true;
  const { error, matches } = parseFilter(text);
  if (error) throw filterFault(text, error);
  return (device) => matches(rowOf(device, measuredOf(device.id), now));
}
