/** Columns of one round of one interface: number, ms since 1970, then `INTERFACE_METRICS` in their order. NaN: unknown. */
export const INTERFACE_STRIDE = 16;
export const INTERFACE_COLUMN = {
  number: 0,
  at: 1,
  /** ifAdminStatus * 10 + ifOperStatus; 0 in a place that is unknown. */
  state: 2,
  inBps: 3,
  outBps: 4,
  inUnicast: 5,
  outUnicast: 6,
  inMulticast: 7,
  outMulticast: 8,
  inBroadcast: 9,
  outBroadcast: 10,
  inErrors: 11,
  outErrors: 12,
  inDiscards: 13,
  outDiscards: 14,
  speed: 15,
} as const;
export const FIRST_METRIC = 2;
