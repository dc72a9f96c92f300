import type { Handlers } from '../../contract/contract.ts';
import type { Maps } from '../maps/maps.ts';

type MapCalls = Pick<
  Handlers,
  | 'maps.list'
  | 'maps.get'
  | 'maps.create'
  | 'maps.update'
  | 'maps.remove'
  | 'maps.place'
  | 'maps.background'
  | 'maps.setBackground'
>;

export const mapCalls = (maps: Maps): MapCalls => ({
  'maps.list': () => ({ items: maps.list(), nextCursor: null }),
  'maps.get': ({ id }) => maps.get(id),
  'maps.create': (input) => maps.create(input),
  'maps.update': (input) => maps.update(input),
  'maps.remove': async ({ id }) => {
    await maps.remove(id);
    return {};
  },
  'maps.place': (input) => maps.place(input),
  'maps.background': ({ id }) => maps.background(id),
  'maps.setBackground': (input) => maps.setBackground(input),
});
