import { INTERFACE_ORDERS, type InterfaceOrder, OPER_STATES } from '../../../contract/interfaces.ts';
import type { InterfaceQuery } from './interface-list.ts';

/** What the page lists; the address holds it. */
export type InterfaceFilter = {
  readonly text: string;
  readonly oper: (typeof OPER_STATES)[number] | undefined;
  readonly hidesDisabled: boolean;
  readonly minUtilPct: number | undefined;
  readonly order: InterfaceOrder;
  /** Against the usual direction: largest first for figures, A first for names. */
  readonly isReversed: boolean;
};
export const NO_FILTER: InterfaceFilter = {
  text: '',
  oper: undefined,
  hidesDisabled: false,
  minUtilPct: undefined,
  order: 'util',
  isReversed: false,
};
export const UTIL_STEPS = [1, 10, 50, 70, 90] as const;

const NAMES = new Set<InterfaceOrder>(['name', 'device']);
/** Whether an order begins with the largest. */
export const descends = ({ order, isReversed }: Pick<InterfaceFilter, 'order' | 'isReversed'>): boolean =>
  NAMES.has(order) === isReversed;

type Params = Readonly<Record<string, string>>;

export function filterOf(params: Params): InterfaceFilter {
  const util = Number(params['util']);
  return {
    text: params['q'] ?? '',
    oper: OPER_STATES.find((state) => state === params['oper']),
    hidesDisabled: params['disabled'] === 'hide',
    minUtilPct: params['util'] !== undefined && util > 0 && util <= 100 ? util : undefined,
    order: INTERFACE_ORDERS.find((order) => order === params['order']) ?? NO_FILTER.order,
    isReversed: params['reversed'] === 'yes',
  };
}

/** Empty parameters are left out of the address. */
export const paramsOf = ({ text, oper, hidesDisabled, minUtilPct, order, isReversed }: InterfaceFilter): Params => ({
  q: text,
  oper: oper ?? '',
  disabled: hidesDisabled ? 'hide' : '',
  util: minUtilPct === undefined ? '' : String(minUtilPct),
  order: order === NO_FILTER.order ? '' : order,
  reversed: isReversed ? 'yes' : '',
});

export const isNarrowed = ({ text, oper, hidesDisabled, minUtilPct }: InterfaceFilter): boolean =>
  text.trim() !== '' || oper !== undefined || hidesDisabled || minUtilPct !== undefined;

/** What the host is asked. */
export const queryOf = (filter: InterfaceFilter): InterfaceQuery => ({
  ...(filter.text.trim() !== '' && { q: filter.text.trim().slice(0, 300) }),
  ...(filter.oper !== undefined && { oper: filter.oper }),
  hideAdminDown: filter.hidesDisabled,
  ...(filter.minUtilPct !== undefined && { minUtilPct: filter.minUtilPct }),
  order: filter.order,
  descending: descends(filter),
});

/** A press on the head of a column: sorts by it, and the other way round when it already is. */
export const ordered = (filter: InterfaceFilter, order: InterfaceOrder): InterfaceFilter => ({
  ...filter,
  order,
  isReversed: filter.order === order && !filter.isReversed,
});
