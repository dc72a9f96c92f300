import { timingSafeEqual } from 'node:crypto';
import * as z from 'zod';
import { Kdf, newPasswordKdf, stretch } from '../lib/kdf.ts';
import { parseJson } from '../lib/json.ts';
import { createTurns } from './turns.ts';

const HALF = 32;
/** The first half of what the password stretches to; the second half is a key and is never stored. */
const StoredPassword = z.strictObject({ kdf: Kdf, check: z.base64() });

/** A password as it is kept, and the key that follows from it. */
export type MadePassword = { readonly stored: string; readonly key: Buffer };

/** At most two at once: each costs up to 128 MiB for a moment. */
const MOST_AT_ONCE = 2;
const MOST_WAITING = 8;

/** Stretches passwords and compares them. */
export function createPasswords() {
  const turns = createTurns(MOST_AT_ONCE, MOST_WAITING);
  const nobody = newPasswordKdf();

  return {
    make: (password: string): Promise<MadePassword> =>
      turns('', async () => {
        const kdf = newPasswordKdf();
        const bytes = await stretch(kdf, password, 2 * HALF);
        const check = bytes.subarray(0, HALF).toString('base64');
        return { stored: JSON.stringify({ kdf, check }), key: bytes.subarray(HALF) };
      }),
    /**
     * @param stored undefined for an account that does not exist: takes as long as one that does
     * @param remote address of who asks; one at a time for each
     * @returns the key that follows from the password; undefined when it is wrong
     */
    verify: (stored: string | undefined, password: string, remote: string | undefined): Promise<Buffer | undefined> =>
      turns(remote ?? '', async () => {
        const known = stored === undefined ? undefined : StoredPassword.parse(parseJson(stored));
        const bytes = await stretch(known?.kdf ?? nobody, password, 2 * HALF);
        const check = known === undefined ? Buffer.alloc(HALF) : Buffer.from(known.check, 'base64');
        return timingSafeEqual(bytes.subarray(0, HALF), check) ? bytes.subarray(HALF) : undefined;
      }),
  };
}
export type Passwords = ReturnType<typeof createPasswords>;
