import type { Audit } from './audit/audit.ts';
import { createCredentials, type Credentials } from './credentials/credentials.ts';
import type { Devices } from './devices/devices.ts';
import { createRedactor } from './lib/redaction.ts';
import { createSerial } from './lib/serial.ts';
import type { Ports } from './ports.ts';
import type { Mutation } from './storage/storage.ts';
import { createVault, type Vault } from './vault/vault.ts';

type KeyParts = {
  readonly ports: Ports;
  readonly commit: (mutations: readonly Mutation[]) => Promise<void>;
  readonly audit: Pick<Audit, 'revealed'>;
  readonly devices: Pick<Devices, 'get'>;
};

/** The vault and what lies in it: they change one after the other, so that a new key misses nothing. */
export function createKeys({ ports, commit, audit, devices }: KeyParts): {
  readonly vault: Vault;
  readonly credentials: Credentials;
} {
  const now = () => ports.clock.now();
  const serial = createSerial();
  const vault = createVault({
    now,
    commit,
    serial,
    secrets: ports.secrets ?? {},
    redactor: ports.redactor ?? createRedactor(),
    onRotate: (turn) => credentials.turned(turn),
  });
  const credentials = createCredentials({
    now,
    newId: ports.newId,
    commit,
    vault,
    serial,
    device: devices.get,
    onReveal: audit.revealed,
  });
  return { vault, credentials };
}
