import type { Handlers } from '../../contract/contract.ts';
import type { Inspections } from '../inspections.ts';
import type { DevicesView } from '../scope.ts';

export const inspectCalls = (inspections: Inspections): Pick<Handlers, 'inspect.run'> => ({
  'inspect.run': (input) => inspections.once(input),
});

type FactCalls = Pick<Handlers, 'devices.facts' | 'devices.interfaces' | 'devices.sensors'>;

export const factCalls = (devices: DevicesView, inspections: Inspections): FactCalls => {
  const facts = (id: string) => inspections.device(devices.get(id));
  return {
    'devices.facts': ({ id }) => facts(id),
    'devices.interfaces': async ({ id }) => ({ items: (await facts(id)).ports, nextCursor: null }),
    'devices.sensors': async ({ id }) => ({ items: (await facts(id)).sensors, nextCursor: null }),
  };
};
