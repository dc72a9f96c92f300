import { parentPort } from 'node:worker_threads';
import { Fault } from '../../contract/faults.ts';
import { vendorOfMac } from '../lib/oui.ts';
import { sayBegun } from '../threads/begun.ts';
import { createMapper } from './mapper.ts';
import type { ToTopologyThread } from './messages.ts';

const port = parentPort;
if (port === null) throw new Fault('internal', 'This file is a worker.');
sayBegun(port);

const STEP_MS = 250;
const mapper = createMapper({
  now: () => Date.now(),
  post: (message) => port.postMessage(message),
  vendorOf: (mac) => vendorOfMac(mac) ?? null,
});
port.on('message', (message: ToTopologyThread) => mapper.handle(message));
setInterval(() => mapper.step(), STEP_MS);
