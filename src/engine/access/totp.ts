import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const STEP_S = 30;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
/** Clocks of telephones and computers differ: one step before and after is taken, too (RFC 6238 section 5.2). */
const DRIFT = [0, -1, 1];

type Form = { readonly digits: number; readonly algorithm: 'sha1' | 'sha256' | 'sha512' };
/** What every authenticator app can do. */
const COMMON: Form = { digits: 6, algorithm: 'sha1' };

/** 160 bits, as RFC 4226 section 4 recommends. */
export const newSeed = (): Buffer => randomBytes(20);

/** The code of a step (HOTP, RFC 4226 section 5.3). */
export function codeAt(seed: Buffer, step: number, { digits, algorithm }: Form = COMMON): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac(algorithm, seed).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0x0f;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** Which step a moment belongs to. @param at ms since 1970 */
export const stepAt = (at: number): number => Math.floor(at / 1000 / STEP_S);

/**
 * @param after no code of this step or an earlier one is taken: each is good once
 * @returns the step whose code it is, or undefined
 */
export function stepOf(seed: Buffer, code: string, at: number, after: number): number | undefined {
  const given = Buffer.from(code.replaceAll(/\s/g, ''));
  return DRIFT.map((drift) => stepAt(at) + drift).find((step) => {
    const right = Buffer.from(codeAt(seed, step));
    return step > after && right.length === given.length && timingSafeEqual(right, given);
  });
}

/** RFC 4648 section 6, without padding: the form in which seeds are typed. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What an authenticator app reads from a QR code. */
export const totpUri = (seed: Buffer, account: string): string =>
  `otpauth://totp/Ronda:${encodeURIComponent(account)}?secret=${base32(seed)}&issuer=Ronda`;
