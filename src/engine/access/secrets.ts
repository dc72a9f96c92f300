import { createHash, randomBytes } from 'node:crypto';

/** Secrets of ours have 256 bits of randomness, so one SHA-256 is enough: there is nothing to guess. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
export const newSecret = (prefix: string): string => `${prefix}${randomBytes(32).toString('base64url')}`;
