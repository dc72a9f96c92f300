import type { CallContext, Handlers } from '../../contract/contract.ts';
import { roleCovers } from '../../contract/define.ts';
import { Fault } from '../../contract/faults.ts';
import type { DeviceFacts } from '../../contract/facts.ts';
import type { Collection } from '../collection/collection.ts';
import { readProcesses } from '../inspect/processes.ts';
import { readRoutes } from '../inspect/routes.ts';
import type { Inspections } from '../inspections.ts';
import type { Interfaces } from '../interfaces/interfaces.ts';
import type { DevicesView } from '../scope.ts';

export const inspectCalls = (inspections: Inspections): Pick<Handlers, 'inspect.run'> => ({
  'inspect.run': (input) => inspections.once(input),
});

type FactParts = {
  readonly inspections: Inspections;
  readonly collection: Collection;
  readonly interfaces: Interfaces;
};
type FactCalls = Pick<
  Handlers,
  | 'devices.facts'
  | 'devices.interfaces'
  | 'devices.sensors'
  | 'devices.processes'
  | 'devices.routes'
  | 'devices.snmp'
  | 'devices.metrics'
  | 'devices.survey'
>;
/** Who waits for a table does not wait longer. */
const TABLE_MS = 60_000;

export const factCalls = (devices: DevicesView, { inspections, collection, interfaces }: FactParts): FactCalls => {
  /** Of the last survey; of a device that is not read all the time, read now. */
  async function facts(id: string, isFresh: boolean, { principal }: CallContext): Promise<DeviceFacts> {
    const device = devices.get(id);
    const known = isFresh ? undefined : await collection.facts(id);
    if (known !== undefined) return known.facts;
    if (roleCovers(principal?.role, 'operator')) return inspections.device(device);
    throw new Fault('forbidden', 'This device was not read yet; only operators and above may have it read now.');
  }
  return {
    'devices.facts': ({ id, fresh }, context) => facts(id, fresh, context),
    'devices.interfaces': async ({ id }, context) => {
      const { name } = devices.get(id);
      const { ports } = await facts(id, false, context);
      const rows = new Map(interfaces.of(id).map((one) => [one.ifIndex, interfaces.view(one, name)]));
      const items = ports.map((port) => {
        const row = rows.get(port.index);
        if (row === undefined) return port;
        const { id: own, label, admin, oper, at, inBps, outBps, utilInPct, utilOutPct, inPps, outPps } = row;
        return {
          ...port,
          admin: admin ?? port.admin,
          oper: oper ?? port.oper,
          id: own,
          label,
          at,
          inBps,
          outBps,
          utilInPct,
          utilOutPct,
          inPps,
          outPps,
          inErrorRate: row.inErrors,
          outErrorRate: row.outErrors,
          inDiscardRate: row.inDiscards,
          outDiscardRate: row.outDiscards,
        };
      });
      return { items, nextCursor: null };
    },
    'devices.sensors': async ({ id }, context) => ({
      items: (await facts(id, false, context)).sensors,
      nextCursor: null,
    }),
    'devices.processes': async ({ id }) => {
      const session = await inspections.session(devices.get(id));
      return { ...(await readProcesses(session, AbortSignal.timeout(TABLE_MS))), nextCursor: null };
    },
    'devices.routes': async ({ id }) => {
      const session = await inspections.session(devices.get(id));
      return { ...(await readRoutes(session, AbortSignal.timeout(TABLE_MS))), nextCursor: null };
    },
    'devices.snmp': ({ id }) => collection.state(devices.get(id)),
    'devices.metrics': ({ id }) => ({ items: collection.metrics(devices.get(id).id), nextCursor: null }),
    'devices.survey': ({ id }) => {
      const device = devices.get(id);
      collection.survey(id);
      return collection.state(device);
    },
  };
};
