import type { CallName, Input } from '../../../src/contract/contract.ts';

export const NOBODY = '01890000-0000-7000-8000-000000000000';
type Ids = {
  readonly device: string;
  readonly user: string;
  readonly token: string;
  readonly credential: string;
  readonly view: string;
  readonly window: string;
};

/** For each command an input that would change something, if only it were carried out. */
export function effectiveInputs(ids: Ids): { readonly [N in CallName]?: Input<N> } {
  const when = { start: '2031-01-01T00:00:00Z', end: '2031-01-01T01:00:00Z' };
  return {
    'devices.add': { address: '127.0.0.9' },
    'devices.update': { id: ids.device, name: 'taken over' },
    'devices.remove': { id: ids.device },
    'devices.bulk': { remove: [ids.device] },
    'devices.poll': { id: ids.device },
    'devices.pollMany': { ids: [ids.device] },
    'views.create': { name: 'taken over' },
    'views.update': { id: ids.view, name: 'taken over' },
    'views.remove': { id: ids.view },
    'maintenance.create': { name: 'taken over', deviceIds: [ids.device], ...when },
    'maintenance.update': { id: ids.window, name: 'taken over' },
    'maintenance.remove': { id: ids.window },
    'access.createToken': { name: 'taken over', role: 'admin' },
    'access.revokeToken': { id: ids.token },
    'access.setPolicy': { sessionHours: 100 },
    'users.create': { name: 'taken over', role: 'admin', password: 'kuda hijau di atas' },
    'users.update': { id: ids.user, role: 'admin' },
    'users.remove': { id: ids.user },
    'vault.setPassphrase': { passphrase: 'kuda hijau di atas' },
    'vault.setKeyFile': { key: Buffer.alloc(32).toString('base64') },
    'vault.update': { autoLockMin: 7 },
    'vault.unlock': { passphrase: 'kuda hijau di atas' },
    'credentials.create': { name: 'taken over', kind: 'snmp-v2c', community: 'publik' },
    'credentials.update': { id: ids.credential, community: 'taken over' },
    'credentials.remove': { id: ids.credential },
    'credentials.assign': { id: ids.credential, assignments: [{ level: 'site', target: 'taken over' }] },
    'topology.refresh': {},
    'links.add': { a: { node: ids.device }, b: { node: 'this-computer' } },
    'links.remove': { id: NOBODY },
    'settings.patch': { defaults: { count: 9 } },
    'retention.set': { rawDays: 9 },
    'imports.run': { content: JSON.stringify({ servers: [{ name: 'taken over', ip: '127.0.0.8' }] }) },
    'storage.backupTo': { path: '/nowhere/taken-over.db' },
    'system.subscribe': { topics: [] },
    'demo.play': { kind: 'uplink-cut' },
  };
}
