// Reads how many agents are wired, a few at a time, and fuses what they tell: what the program does, without the program.
import { createSnmp, type SnmpSecurity } from '../../src/engine/snmp/snmp.ts';
import { fuse } from '../../src/engine/topology/fuse.ts';
import type { Told } from '../../src/engine/topology/model.ts';
import { readWiring } from '../../src/engine/wiring/read-wiring.ts';
import type { KnownHost } from '../../src/engine/wiring/wiring.ts';

const AT_ONCE = 8;

export type Asked = {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly security: SnmpSecurity;
};

/** What each agent tells; those that do not answer are left out. */
export async function readAll(asked: readonly Asked[]): Promise<ReadonlyMap<string, Told>> {
  const snmp = createSnmp();
  const wirings = new Map<string, Told>();
  const left = [...asked];
  const work = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { id, host, port, security } = next;
      try {
        const wiring = await readWiring(snmp.open({ host, port }, security));
        wirings.set(id, { at: Date.now(), wiring });
      } catch (thrown) {
        console.error(`${id}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await snmp.close();
  return wirings;
}

/** Links of one fusion, and how long it took. */
export function fuseAll(wirings: ReadonlyMap<string, Told>, addressOf: (id: string) => string) {
  const hosts = [...wirings].map(
    ([id, { wiring }]): KnownHost => ({
      id,
      isWatched: true,
      name: wiring.identity.sysName ?? id,
      addresses: [addressOf(id)],
      macs: [],
      type: 'unknown',
      vendor: null,
      site: '',
      groups: [],
    }),
  );
  const began = performance.now();
  const fused = fuse({ wirings, hosts });
  return { ...fused, ms: performance.now() - began };
}

export const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 10_000) / 10_000;
