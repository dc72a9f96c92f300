import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { DeviceFacts, PortFacts } from '../../contract/facts.ts';
import type { OidSettings } from '../../contract/interfaces.ts';
import type { Prepare } from './statements.ts';

/** What a person said of an interface. */
export type InterfaceSettings = {
  readonly label: string | null;
  /** bit/s */
  readonly speedInBps: number | null;
  readonly speedOutBps: number | null;
};
/** Times are ms since 1970. */
export type StoredInterface = {
  /** Small integer that names it on hot paths; unique for ever in this database. */
  readonly number: number;
  readonly id: string;
  readonly deviceId: string;
  readonly ifIndex: number;
  /** What the last survey said of it, but for counters. */
  readonly facts: PortFacts;
  readonly settings: InterfaceSettings;
  readonly firstSeen: number;
  /** It was not in the last survey; null while it is. */
  readonly goneAt: number | null;
};
export type StoredFacts = { readonly deviceId: string; readonly at: number; readonly facts: DeviceFacts };
export type WatchedOid = { readonly id: string; readonly deviceId: string; readonly settings: OidSettings };

type InterfaceRow = {
  readonly number: number;
  readonly id: string;
  readonly device_id: string;
  readonly if_index: number;
  readonly facts: string;
  readonly settings: string;
  readonly first_seen: number;
  readonly gone_at: number | null;
};
type FactsRow = { readonly device_id: string; readonly at: number; readonly facts: Uint8Array };
type OidRow = { readonly id: string; readonly device_id: string; readonly settings: string };

const fromRow = (row: InterfaceRow): StoredInterface => ({
  number: row.number,
  id: row.id,
  deviceId: row.device_id,
  ifIndex: row.if_index,
  facts: JSON.parse(row.facts) as PortFacts,
  settings: JSON.parse(row.settings) as InterfaceSettings,
  firstSeen: row.first_seen,
  goneAt: row.gone_at,
});

export type Interfaces = ReturnType<typeof createInterfaces>;

/** Interfaces, facts and watched values of devices. What is gone is kept: its history tells of it. */
export function createInterfaces(prepare: Prepare) {
  const list = prepare<Record<string, never>, InterfaceRow>(
    'interfaces.list',
    'SELECT interfaces.* FROM interfaces JOIN devices ON devices.id = device_id WHERE removed_at IS NULL ORDER BY number',
  );
  const last = prepare<Record<string, never>, { readonly last: number }>(
    'interfaces.last',
    'SELECT coalesce(max(number), 0) AS last FROM interfaces',
  );
  const put = prepare<InterfaceRow>(
    'interfaces.put',
    `INSERT INTO interfaces (number, id, device_id, if_index, facts, settings, first_seen, gone_at)
     VALUES (@number, @id, @device_id, @if_index, @facts, @settings, @first_seen, @gone_at)
     ON CONFLICT (number) DO UPDATE SET
       if_index = excluded.if_index, facts = excluded.facts, settings = excluded.settings, gone_at = excluded.gone_at`,
  );
  const facts = prepare<{ id: string }, FactsRow>('facts.get', 'SELECT * FROM device_facts WHERE device_id = @id');
  const putFacts = prepare<FactsRow>(
    'facts.put',
    `INSERT INTO device_facts (device_id, at, facts) VALUES (@device_id, @at, @facts)
     ON CONFLICT (device_id) DO UPDATE SET at = excluded.at, facts = excluded.facts`,
  );
  const oids = prepare<Record<string, never>, OidRow>('oids.list', 'SELECT * FROM watched_oids ORDER BY id');
  const putOid = prepare<OidRow>(
    'oids.put',
    `INSERT INTO watched_oids (id, device_id, settings) VALUES (@id, @device_id, @settings)
     ON CONFLICT (id) DO UPDATE SET settings = excluded.settings`,
  );
  const removeOid = prepare('oids.remove', 'DELETE FROM watched_oids WHERE id = @id');

  return {
    list: (): StoredInterface[] => list.all({}).map(fromRow),
    nextNumber: (): number => (last.get({})?.last ?? 0) + 1,
    put(one: StoredInterface): void {
      put.run({
        number: one.number,
        id: one.id,
        device_id: one.deviceId,
        if_index: one.ifIndex,
        facts: JSON.stringify(one.facts),
        settings: JSON.stringify(one.settings),
        first_seen: Math.round(one.firstSeen),
        gone_at: one.goneAt === null ? null : Math.round(one.goneAt),
      });
    },
    facts(id: string): StoredFacts | undefined {
      const row = facts.get({ id });
      if (row === undefined) return undefined;
      const text = zstdDecompressSync(row.facts).toString();
      return { deviceId: row.device_id, at: row.at, facts: JSON.parse(text) as DeviceFacts };
    },
    putFacts: ({ deviceId, at, facts: told }: StoredFacts): void =>
      void putFacts.run({
        device_id: deviceId,
        at: Math.round(at),
        facts: zstdCompressSync(Buffer.from(JSON.stringify(told))),
      }),
    oids: (): WatchedOid[] =>
      oids
        .all({})
        .map((row) => ({ id: row.id, deviceId: row.device_id, settings: JSON.parse(row.settings) as OidSettings })),
    putOid: ({ id, deviceId, settings }: WatchedOid): void =>
      void putOid.run({ id, device_id: deviceId, settings: JSON.stringify(settings) }),
    removeOid: (id: string): void => void removeOid.run({ id }),
  };
}
