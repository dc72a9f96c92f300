import { parentPort, workerData } from 'node:worker_threads';
import { Fault } from '../../contract/faults.ts';
import { withOwn } from '../inspect/own-profiles.ts';
import { openSocket } from '../probing/methods.ts';
import { profiles } from '../profiles/registry.gen.ts';
import { createSnmp } from '../snmp/snmp.ts';
import { sayBegun } from '../threads/begun.ts';
import { createEcho } from './echo.ts';
import type { DiscoveryWorkerData, FromDiscoveryThread, ToDiscoveryThread } from './messages.ts';
import { createNeighbourCache } from './neighbour-cache.ts';
import { createSlots } from './slots.ts';
import { createSweep, PROBES, type Sweep } from './sweep.ts';

const port = parentPort;
if (port === null) throw new Fault('internal', 'This file is a worker.');
const post = (message: FromDiscoveryThread): void => port.postMessage(message);

const clock = { mono: () => performance.now(), wall: () => Date.now() };
const { socket } = await openSocket(undefined);
sayBegun(port);
const neighbours = createNeighbourCache(() => post({ kind: 'neighbours-wanted' }), clock);
const shared = {
  clock,
  post,
  neighbours,
  echo: createEcho(socket),
  snmp: createSnmp(),
  slots: createSlots(PROBES),
  profiles: withOwn(workerData as DiscoveryWorkerData, profiles),
};
const sweeps = new Map<string, Sweep>();

/** The socket of pings is not Node's: it stays open in the process unless somebody closes it. */
async function stop(): Promise<void> {
  for (const sweep of sweeps.values()) sweep.cancel();
  shared.echo.close();
  await shared.snmp.close();
  port?.close();
}

port.on('message', (message: ToDiscoveryThread) => {
  if (message.kind === 'neighbours') neighbours.take(message.entries);
  else if (message.kind === 'stop') void stop();
  else if (message.kind === 'scan') {
    const sweep = createSweep(message.order, shared);
    sweeps.set(message.order.id, sweep);
    void sweep.run().finally(() => sweeps.delete(message.order.id));
  } else if (message.kind === 'keys') sweeps.get(message.id)?.addKeys(message.keys, message.addresses);
  else sweeps.get(message.id)?.[message.kind]();
});
