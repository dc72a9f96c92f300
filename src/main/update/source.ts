import type { UpdateKey } from './signature.ts';

/** Where updates come from and who may sign them. `keys`: ed25519, SPKI in base64; an old one stays while it is replaced. */
export type UpdateSource = { readonly url: string; readonly keys: readonly UpdateKey[] };

/**
 * Undefined until the first release has an address and a key: nothing is looked for, and nothing is accepted.
 * `node scripts/sign-update.ts key FILE` makes the pair and prints the line for here.
 */
export const UPDATE_SOURCE: UpdateSource | undefined = undefined;
