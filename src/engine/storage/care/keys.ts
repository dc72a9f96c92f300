/** Keys of settings that storage itself reads or writes. */
export const RETENTION_KEY = 'retention';
/** Bytes by tier that retention took away since the data folder began; written in the transaction that takes them. */
export const REMOVED_KEY = 'retention.removed';
