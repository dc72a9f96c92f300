import type { InterfaceOrder, InterfaceRow } from '../../../../contract/interfaces.ts';
import { busiest, byName, sumOf } from '../../interfaces/port.model.ts';

const VALUES: Readonly<Record<Exclude<InterfaceOrder, 'name' | 'device'>, (row: InterfaceRow) => number | null>> = {
  util: busiest,
  in: ({ inBps }) => inBps,
  out: ({ outBps }) => outBps,
  errors: ({ inErrors, outErrors }) => sumOf(inErrors, outErrors),
  discards: ({ inDiscards, outDiscards }) => sumOf(inDiscards, outDiscards),
  speed: ({ speedBps }) => speedBps,
  changed: ({ changedAt }) => (changedAt === null ? null : Date.parse(changedAt)),
};

export type PortSorting = { readonly order: InterfaceOrder; readonly isDescending: boolean };
export const BY_NAME: PortSorting = { order: 'name', isDescending: false };

/** A press on the head of a column: figures begin with the largest, names with A; another press turns it round. */
export const sortedBy = (present: PortSorting, order: InterfaceOrder): PortSorting =>
  present.order === order
    ? { order, isDescending: !present.isDescending }
    : { order, isDescending: order !== 'name' && order !== 'device' };

/** The ports of one device in an order; what is not known stands last, equals by name. */
export function sortedPorts(
  rows: readonly InterfaceRow[],
  { order, isDescending }: PortSorting,
): readonly InterfaceRow[] {
  const sign = isDescending ? -1 : 1;
  if (order === 'name' || order === 'device') return rows.toSorted((a, b) => sign * byName.compare(a.name, b.name));
  const valueOf = VALUES[order];
  return rows.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === y) return byName.compare(a.name, b.name);
    if (x === null || y === null) return x === null ? 1 : -1;
    return sign * (x - y);
  });
}

/** Ports in which every word of a search is found. */
export function foundPorts(rows: readonly InterfaceRow[], text: string): readonly InterfaceRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter(({ name, alias, label, neighbour, vlan, mac }) => {
    const whole = [name, alias, label, neighbour?.name, vlan, mac].join(' ').toLowerCase();
    return words.every((word) => whole.includes(word));
  });
}
