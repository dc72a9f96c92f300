import { randomBytes } from 'node:crypto';
import { Fault } from '../../contract/faults.ts';
import { type Place, seal, Sealed, unseal } from '../lib/envelope.ts';
import { parseJson } from '../lib/json.ts';
import type { StoredUser } from '../storage/storage.ts';
import { hashOf } from './secrets.ts';
import { base32, newSeed, stepOf, totpUri } from './totp.ts';

const CODES = 10;
/** So long a seed that was shown waits for its first code. */
const PENDING_MS = 10 * 60_000;
const placeOf = (userId: string): Place => ({ table: 'users', row: userId, field: 'totp' });
/** How a recovery code is written down does not matter. */
const plain = (code: string): string => code.toUpperCase().replaceAll(/[^A-Z2-7]/g, '');

type Pending = { readonly seed: Buffer; readonly key: Buffer; readonly until: number };
/** What confirming stores, and the codes to write down. */
export type Confirmed = Pick<StoredUser, 'totp' | 'recovery'> & { readonly codes: readonly string[] };

/**
 * The second factor (RFC 6238). Its seed is sealed with a key that follows from the password alone, so whoever reads
 * the database has neither, and a password that is set anew by somebody else takes the second factor away.
 */
export function createSecondFactor(now: () => number) {
  const pending = new Map<string, Pending>();
  const lastStep = new Map<string, number>();

  return {
    /** Proposes a seed. @param key follows from the password */
    begin({ id, name }: StoredUser, key: Buffer): { readonly secret: string; readonly uri: string } {
      const seed = newSeed();
      pending.set(id, { seed, key, until: now() + PENDING_MS });
      return { secret: base32(seed), uri: totpUri(seed, name) };
    },
    /** @throws {Fault} `auth-failed` for a wrong code, `conflict` when nothing waits for one */
    confirm({ id }: StoredUser, code: string): Confirmed {
      const waiting = pending.get(id);
      if (waiting === undefined || waiting.until <= now())
        throw new Fault('conflict', 'This took too long; begin with the second factor once more.');
      const step = stepOf(waiting.seed, code, now(), -1);
      if (step === undefined) throw new Fault('auth-failed', 'This is not the code of the app; is its clock right?');
      pending.delete(id);
      lastStep.set(id, step);
      const codes = Array.from({ length: CODES }, () => base32(randomBytes(10)));
      const totp = JSON.stringify(seal(waiting.key, 1, placeOf(id), waiting.seed));
      return {
        totp,
        recovery: codes.map(hashOf),
        codes: codes.map((one) => one.replaceAll(/(.{4})(?=.)/g, '$1-')),
      };
    },
    /**
     * @param key follows from the password
     * @returns the user as he is to be stored after a recovery code was used up, else the same; undefined for a wrong code
     */
    check(user: StoredUser, key: Buffer, code: string): StoredUser | undefined {
      const seed = unseal(key, Sealed.parse(parseJson(user.totp ?? '')), placeOf(user.id));
      const step = stepOf(seed, code, now(), lastStep.get(user.id) ?? -1);
      seed.fill(0);
      if (step !== undefined) {
        lastStep.set(user.id, step);
        return user;
      }
      const used = hashOf(plain(code));
      return user.recovery.includes(used)
        ? { ...user, recovery: user.recovery.filter((hash) => hash !== used) }
        : undefined;
    },
    /** The seed under the key of another password. */
    resealed: (user: StoredUser, oldKey: Buffer, key: Buffer): string | null =>
      user.totp === null
        ? null
        : JSON.stringify(
            seal(key, 1, placeOf(user.id), unseal(oldKey, Sealed.parse(parseJson(user.totp)), placeOf(user.id))),
          ),
  };
}
