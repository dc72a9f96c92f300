import { readSigned, TAG } from '../protocols/ber.ts';
import { oidBytes } from '../protocols/oid.ts';
import type { Request } from './request.ts';
import { keyOf } from './shape.ts';
import { ADMIN_STATUS, portOf } from './tables/interfaces.ts';
import { WRITABLE } from './tables/system.ts';
import type { Source } from './view.ts';

/** What happens when all of a SET is accepted. */
export type Change = () => void;

const STATUS = { noAccess: 6, wrongType: 7, wrongValue: 10, notWritable: 17 } as const;
/** How v1 says it. @see RFC 3584 section 4.4 */
const V1: Readonly<Record<number, number>> = { 6: 2, 7: 3, 10: 3, 17: 2 };

export class SetRefusal extends Error {
  readonly status: number;
  readonly index: number;
  constructor(status: number, index: number) {
    super(`error-status ${String(status)}`);
    this.status = status;
    this.index = index;
  }
  get v1(): number {
    return V1[this.status] ?? 5;
  }
}

const TEXTS: ReadonlyMap<string, number> = new Map(
  Object.values(WRITABLE).map((number) => [keyOf(oidBytes(`1.3.6.1.2.1.1.${String(number)}.0`)), number]),
);
const ADMIN_PREFIX = keyOf(oidBytes(ADMIN_STATUS));
const MOST_TEXT = 255;

/** ifIndex behind ifAdminStatus; undefined for other objects. */
function indexOf(key: string): number | undefined {
  if (!key.startsWith(ADMIN_PREFIX)) return undefined;
  let index = 0;
  for (let at = ADMIN_PREFIX.length; at < key.length; at += 1) index = index * 128 + (key.charCodeAt(at) & 127);
  return index;
}

/**
 * What a SET would change: sysContact, sysName, sysLocation and ifAdminStatus of ports with a cable.
 *
 * @throws {SetRefusal} when one of its objects cannot be set so: then none is. @see RFC 3416 section 4.2.5
 */
export function changesOf(request: Request, { view, finder, moment }: Source, mayWrite: boolean): readonly Change[] {
  const { world, router, at } = moment;
  return request.keys.map((key, place): Change => {
    const refuse = (status: number): SetRefusal => new SetRefusal(status, place + 1);
    if (!mayWrite) throw refuse(STATUS.noAccess);
    const value = request.values[place];
    const text = TEXTS.get(key);
    if (value === undefined || typeof finder.find(view, key, moment) !== 'object') throw refuse(STATUS.notWritable);
    if (text !== undefined) {
      if (value.tag !== TAG.octetString) throw refuse(STATUS.wrongType);
      if (value.end - value.start > MOST_TEXT) throw refuse(STATUS.wrongValue);
      const content = request.bytes.slice(value.start, value.end);
      return () => world.write(router.number, text, content);
    }
    const index = indexOf(key);
    if (index === undefined) throw refuse(STATUS.notWritable);
    const port = portOf(router.layout, world.shiftOf(router.number, at), index);
    if (port > router.layout.physical) throw refuse(STATUS.notWritable);
    if (value.tag !== TAG.integer) throw refuse(STATUS.wrongType);
    const status = readSigned(request.bytes, value);
    if (status !== 1 && status !== 2) throw refuse(STATUS.wrongValue);
    return () => world.faults.setAdmin(router, port, { isUp: status === 1, at });
  });
}
