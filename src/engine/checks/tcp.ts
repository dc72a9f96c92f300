import { once } from 'node:events';
import { connect } from 'node:net';
import * as z from 'zod';
import { defineCheck, socketReason } from './check.ts';

/** Opens a TCP connection and closes it; the time is that of the hand-shake. */
export default defineCheck({
  type: 'tcp',
  title: 'TCP port',
  intervalS: 30,
  timeoutMs: 3000,
  settings: z.strictObject({ port: z.number().int().min(1).max(65_535).meta({ title: 'Port' }) }),
  async run(target, { port }, io) {
    const began = io.monotonic();
    const socket = connect({ host: target.ip, port });
    try {
      await once(socket, 'connect', { signal: io.signal });
      return { ok: true, rttMs: io.monotonic() - began };
    } catch (thrown) {
      return { ok: false, reason: socketReason(thrown, `TCP ${String(port)}`) };
    } finally {
      socket.on('error', () => undefined);
      socket.destroy();
    }
  },
});
