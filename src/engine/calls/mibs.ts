import type { Handlers } from '../../contract/contract.ts';
import { Fault } from '../../contract/faults.ts';
import type { Collection } from '../collection/collection.ts';
import type { Inspections } from '../inspections.ts';
import { createBrowser } from '../mibs/browser.ts';
import type { Mibs } from '../mibs/mibs.ts';
import type { DevicesView } from '../scope.ts';
import type { Mutation } from '../storage/storage.ts';
import { refuse } from './choices.ts';

type MibCalls = Pick<Handlers, 'mibs.list' | 'mibs.add' | 'mibs.remove' | 'mibs.tree' | 'mibs.find'>;

export const mibCalls = (mibs: Mibs): MibCalls => ({
  'mibs.list': () => ({ items: mibs.list(), nextCursor: null }),
  'mibs.add': ({ text }) => mibs.add(text),
  'mibs.remove': async ({ name }) => {
    await mibs.remove(name);
    return {};
  },
  'mibs.tree': ({ oid }) => mibs.below(oid),
  'mibs.find': ({ q, limit }) => ({ items: mibs.find(q, limit), nextCursor: null }),
});

type BrowserCalls = Pick<
  Handlers,
  'snmp.get' | 'snmp.walk' | 'snmp.table' | 'snmp.set' | 'oids.list' | 'oids.add' | 'oids.remove'
>;
type Parts = {
  readonly devices: DevicesView;
  readonly inspections: Pick<Inspections, 'session' | 'walking'>;
  readonly collection: Collection;
  readonly mibs: Mibs;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly newId: () => string;
};
/** More than that of one device is better done by a profile. */
const MOST_OIDS = 200;

/** Looking into devices by SNMP, and watching what was found there. */
export function browserCalls({ devices, inspections, collection, mibs, commit, newId }: Parts): BrowserCalls {
  const browser = createBrowser(mibs);
  const open = (id: string, credentialId: string | undefined) => inspections.session(devices.get(id), credentialId);
  return {
    'snmp.get': async ({ id, credentialId, oids }) => ({
      items: await browser.get(await open(id, credentialId), oids),
      nextCursor: null,
    }),
    'snmp.walk': async ({ id, credentialId, ...asked }) => ({
      ...(await browser.walk(
        await inspections.walking(devices.get(id), credentialId, asked.after !== undefined),
        asked,
      )),
      nextCursor: null,
    }),
    'snmp.table': async ({ id, credentialId, ...asked }) => browser.table(await open(id, credentialId), asked),
    'snmp.set': async ({ id, credentialId, oid, type, value, confirm }) => {
      const { name } = devices.get(id);
      if (confirm !== name) throw refuse('/confirm', `Write the name of the device, "${name}", to change it.`);
      return browser.set(await open(id, credentialId), oid, type, value);
    },
    'oids.list': ({ id }) => ({
      items: collection.oidsOf(devices.get(id).id).map(({ id: own, settings }) => ({ id: own, ...settings })),
      nextCursor: null,
    }),
    'oids.add': async ({ id, ...settings }) => {
      const device = devices.get(id);
      if (collection.oidsOf(id).length >= MOST_OIDS)
        throw new Fault('conflict', `At most ${String(MOST_OIDS)} values of a device can be watched.`);
      const watched = { id: newId(), deviceId: device.id, settings: { ...settings, oid: mibs.resolve(settings.oid) } };
      await commit([{ type: 'oid.put', watched }]);
      collection.putOid(watched);
      return { id: watched.id, ...watched.settings };
    },
    'oids.remove': async ({ id, oidId }) => {
      const isOwn = collection.oidsOf(devices.get(id).id).some((one) => one.id === oidId);
      if (!isOwn) throw new Fault('not-found', 'There is no such watched value.');
      await commit([{ type: 'oid.remove', id: oidId }]);
      collection.removeOid(oidId);
      return {};
    },
  };
}
