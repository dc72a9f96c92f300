import { Reason } from '../contract/reasons.ts';
import { type Access, POLICY_KEY } from './access/access.ts';
import type { Credentials } from './credentials/credentials.ts';
import type { Devices } from './devices/devices.ts';
import type { Maintenance } from './maintenance/maintenance.ts';
import { parseJson } from './lib/json.ts';
import { COLUMN, OUTCOME, ROUND_STRIDE, roundCount } from './lib/round-columns.ts';
import type { Storage } from './storage/storage.ts';
import { VAULT_KEY, type Vault } from './vault/vault.ts';
import type { Watch } from './watch.ts';

/** Rounds this old still fill the bars of the list after a restart. */
const RECALL_MS = 20 * 60_000;
const RECALL_ROWS = 100_000;
/** A stop shorter than this is a restart, not a gap worth recording. */
const GAP_MS = 5000;

export type RecallOptions = {
  readonly storage: Storage;
  readonly devices: Devices;
  readonly watch: Watch;
  readonly access: Access;
  readonly credentials: Credentials;
  readonly vault: Vault;
  readonly maintenance: Maintenance;
  readonly now: () => number;
  /** False when nothing will be polled: then the time at rest goes on and is no gap yet. */
  readonly willRun: boolean;
};

function reasonOf(text: string): Reason | null {
  const parsed = Reason.safeParse(parseJson(text));
  return parsed.success ? parsed.data : null;
}

/** Who may call, and what devices are signed in to with. */
async function recallSecrets({ storage, access, credentials, vault }: RecallOptions): Promise<void> {
  const [tokens, sessions, users, policy, stored, header] = await Promise.all([
    storage.tokens(),
    storage.sessions(),
    storage.users(),
    storage.setting(POLICY_KEY),
    storage.credentials(),
    storage.setting(VAULT_KEY),
  ]);
  access.load({ tokens, sessions, users, policy });
  credentials.load(stored);
  await vault.load(header);
}

/** Fills the engine with what the data folder remembers; the time the program was not running becomes a gap. */
export async function recall(options: RecallOptions): Promise<void> {
  const { storage, devices, watch, maintenance, now, willRun } = options;
  const at = now();
  const [inventory, windows] = await Promise.all([storage.inventory(), storage.maintenance(), recallSecrets(options)]);
  devices.load(inventory.devices, inventory.nextCheckNumber);
  const states = new Map(inventory.states.map((state) => [state.deviceId, state]));
  const checkStates = new Map(
    inventory.checkStates.map(({ checkId, state, since, reason }) => [
      checkId,
      { state, since, reason: reason === null ? null : reasonOf(reason) },
    ]),
  );
  for (const device of inventory.devices) watch.recall(device, states.get(device.id), checkStates);

  const lastSeenAt = storage.opened.lastSeenAt;
  maintenance.load(windows, lastSeenAt ?? at);
  if (willRun && lastSeenAt !== null && at - lastSeenAt > GAP_MS)
    await storage.commit([{ type: 'gap.add', gap: { from: lastSeenAt, to: at, reason: 'not-running' } }]);

  const rows = await storage.rounds({ from: at - RECALL_MS, to: at, limit: RECALL_ROWS });
  watch.values.take(rows);
  for (let index = 0; index < roundCount(rows); index += 1) {
    const base = index * ROUND_STRIDE;
    if (rows[base + COLUMN.outcome] !== OUTCOME.measured) continue;
    watch.status.remember(rows[base + COLUMN.check] ?? -1, rows[base + COLUMN.at] ?? 0);
  }
  watch.values.delta();
}
