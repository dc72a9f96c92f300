import type { Handlers } from '../../contract/contract.ts';
import type { Views } from '../views/views.ts';

type Calls = Pick<Handlers, 'views.list' | 'views.create' | 'views.update' | 'views.remove'>;

export const savedViewCalls = (views: Views): Calls => ({
  'views.list': (_input, { principal }) => ({ items: views.list(principal), nextCursor: null }),
  'views.create': (input, { principal }) => views.create(input, principal),
  'views.update': (input, { principal }) => views.update(input, principal),
  'views.remove': async ({ id }, { principal }) => {
    await views.remove(id, principal);
    return {};
  },
});
