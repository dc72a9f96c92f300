import { createHash } from 'node:crypto';
import type { EngineTime, AuthProtocol } from '../protocols/snmp-usm.ts';
import { authKey, privKey } from '../protocols/snmp-usm.ts';
import type { UsmKeys } from '../protocols/snmp-v3.ts';
import type { SnmpSecurity } from './security.ts';

/** Stretching a password costs milliseconds, and thousands of engines may share a few users. */
const MOST_KEYS = 4000;
const text = new TextEncoder();

export type KnownEngine = EngineTime & {
  readonly engineId: Uint8Array;
  /** `performance.now()` when `time` was told. */
  readonly at: number;
};
type V3 = Extract<SnmpSecurity, { version: 3 }>;

/** Keys of users at engines, each made once; the oldest are forgotten. */
export function createKeyring() {
  const keys = new Map<string, Buffer>();
  function keep(name: string, make: () => Buffer): Buffer {
    const known = keys.get(name);
    if (known !== undefined) return known;
    const made = make();
    keys.set(name, made);
    if (keys.size > MOST_KEYS) keys.delete(keys.keys().next().value ?? '');
    return made;
  }
  /** No password stands in memory as the name of its key. */
  const nameOf = (kind: string, password: string, engineId: Uint8Array): string =>
    `${kind} ${createHash('sha256').update(password).update('\0').update(engineId).digest('base64')}`;
  const signing = (protocol: AuthProtocol, password: string, engineId: Uint8Array): Buffer =>
    keep(nameOf(protocol, password, engineId), () => authKey(protocol, text.encode(password), engineId));

  return {
    keysOf({ user, auth, priv }: V3, engineId: Uint8Array): UsmKeys {
      return {
        user: text.encode(user),
        auth: auth && { protocol: auth.protocol, key: signing(auth.protocol, auth.password, engineId) },
        priv:
          auth && priv
            ? {
                protocol: priv.protocol,
                key: keep(nameOf(`${auth.protocol} ${priv.protocol}`, priv.password, engineId), () =>
                  privKey({ auth: auth.protocol, priv: priv.protocol }, text.encode(priv.password), engineId),
                ),
              }
            : undefined,
      };
    },
  };
}
export type Keyring = ReturnType<typeof createKeyring>;

/** What an engine's clock shows now. */
export const clockOf = ({ boots, time, at }: KnownEngine): EngineTime => ({
  boots,
  time: time + Math.floor((performance.now() - at) / 1000),
});
