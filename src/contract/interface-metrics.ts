// Plain values: the storage thread reads them, too, and does without schemas.
/**
 * What is measured of every interface at every round, in the order of the columns of `INTERFACE_COLUMN`. Rates are per
 * second since the round before; a rate that cannot be told honestly is missing, never zero.
 *
 * @see IF-MIB, RFC 2863
 */
export const INTERFACE_METRICS = [
  ['if.state', ''],
  ['if.in.bps', 'bit/s'],
  ['if.out.bps', 'bit/s'],
  ['if.in.unicast', 'pkt/s'],
  ['if.out.unicast', 'pkt/s'],
  ['if.in.multicast', 'pkt/s'],
  ['if.out.multicast', 'pkt/s'],
  ['if.in.broadcast', 'pkt/s'],
  ['if.out.broadcast', 'pkt/s'],
  ['if.in.errors', 'pkt/s'],
  ['if.out.errors', 'pkt/s'],
  ['if.in.discards', 'pkt/s'],
  ['if.out.discards', 'pkt/s'],
  ['if.speed', 'bit/s'],
] as const;
export type InterfaceMetric = (typeof INTERFACE_METRICS)[number][0];
