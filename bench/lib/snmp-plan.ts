import { COLUMN_OIDS } from '../../src/engine/collecting/columns.ts';
import type { SnmpSecurity } from '../../src/engine/snmp/snmp.ts';

export const PORTS = 48;
/** What the peers read of each port, twelve counters and states: octets, packets, errors, discards and the state. */
export const PEER_COLUMNS: readonly string[] = [0, 1, 2, 3, 4, 5, 6, 16, 17, 18, 19, 20].map(
  (at) => COLUMN_OIDS[at] ?? '',
);
export const BENCH_USER: Extract<SnmpSecurity, { version: 3 }> = {
  version: 3,
  user: 'bench',
  auth: { protocol: 'sha256', password: 'maplesyrup' },
  priv: { protocol: 'aes128', password: 'maplesyrup' },
};
export const COMMUNITY = { version: 2, community: 'public' } as const satisfies SnmpSecurity;

export type PollCost = { readonly varbinds: number; readonly cpuUs: number; readonly rounds: number };
export type PollInput = {
  readonly port: number;
  readonly routers: number;
  readonly isUser?: boolean;
  readonly how?: string;
  /** Makes rates of what was read, too; the peers only read. */
  readonly hasRates?: boolean;
};
