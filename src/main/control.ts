import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { platform, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Principal } from '../contract/access.ts';
import type { CallName, Input, Output, Reply, StreamName } from '../contract/contract.ts';
import { Fault } from '../contract/faults.ts';
import { answer, type Take } from '../engine/api/invoke.ts';
import type { Engine } from '../engine/engine.ts';
import { parseJson } from '../engine/lib/json.ts';

/** Longest path a UNIX socket may have (sun_path). */
const PATH_LIMIT = 100;
/** Room for an imported file. */
const LINE_LIMIT = 64 * 1024 * 1024;

/** The person at this computer: may read the data folder, so may do everything. */
export const LOCAL: Principal = { kind: 'local', id: 'local', name: 'this computer', role: 'admin' };

/** A socket only this user can open: inside the data folder (0700), or a named pipe on Windows. */
export function controlPath(dataDir: string): string {
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 16);
  if (platform() === 'win32') return `\\\\.\\pipe\\ronda-${userInfo().username}-${name}`;
  const inside = join(dataDir, 'control.sock');
  return inside.length <= PATH_LIMIT ? inside : join(process.env['XDG_RUNTIME_DIR'] ?? tmpdir(), `ronda-${name}.sock`);
}

function serve(socket: Socket, engine: Engine): void {
  socket.on('error', () => socket.destroy());
  socket.setEncoding('utf8');
  let pending = '';
  const take: Take = async (id, chunk) => {
    const hasRoom = socket.write(`${JSON.stringify({ id, chunk })}\n`);
    if (!hasRoom && !socket.destroyed) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
    if (socket.destroyed) throw new Fault('unreachable', 'The reader went away.');
  };
  socket.on('data', (chunk: Buffer | string) => {
    pending += String(chunk);
    if (pending.length > LINE_LIMIT) socket.destroy();
    for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 1);
      void answer(engine, parseJson(line), { principal: LOCAL }, take).then((reply) =>
        socket.write(`${JSON.stringify(reply)}\n`),
      );
    }
  });
}

/** Lets the command line of the same user talk to the running program. */
export async function startControl(engine: Engine, dataDir: string): Promise<{ close(): Promise<void> }> {
  const path = controlPath(dataDir);
  const isFile = platform() !== 'win32';
  // The data folder's lock is ours by now: whatever lies there is left over from a crash.
  if (isFile) rmSync(path, { force: true });
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    serve(socket, engine);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (isFile) chmodSync(path, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

export type ControlClient = {
  readonly call: <N extends CallName>(name: N, input: Input<N>) => Promise<Output<N>>;
  /** Hands over a long answer piece by piece; no more is read while `take` is busy. */
  readonly read: <N extends StreamName>(
    name: N,
    input: Input<N>,
    take: (chunk: string) => Promise<void>,
  ) => Promise<void>;
  readonly close: () => void;
};

/** Connects to the program that runs on this data folder; undefined when none does. */
export async function connectControl(dataDir: string): Promise<ControlClient | undefined> {
  const socket = connect(controlPath(dataDir));
  const open = await new Promise<boolean>((resolve) => {
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
  });
  if (!open) return undefined;
  const waiting = new Map<number, (reply: Reply) => void>();
  const readers = new Map<number, (chunk: string) => Promise<void>>();
  const lines = createInterface({ input: socket });
  lines.on('line', (line) => {
    const message = JSON.parse(line) as Reply | { readonly id: number; readonly chunk: string };
    if ('ok' in message) {
      waiting.get(message.id)?.(message);
      waiting.delete(message.id);
      return;
    }
    lines.pause();
    void readers
      .get(message.id)?.(message.chunk)
      .then(
        () => lines.resume(),
        () => socket.destroy(),
      );
  });
  socket.on('close', () => {
    const fault = new Fault('unreachable', 'The running Ronda went away.').toData();
    for (const [id, resolve] of waiting) resolve({ id, ok: false, fault });
  });
  let next = 1;
  async function send(id: number, name: CallName, input: unknown): Promise<unknown> {
    const reply = await new Promise<Reply>((resolve) => {
      waiting.set(id, resolve);
      socket.write(`${JSON.stringify({ id, name, input })}\n`);
    });
    if (!reply.ok) throw Fault.fromData(reply.fault);
    return reply.value;
  }
  return {
    call: async <N extends CallName>(name: N, input: Input<N>) => (await send(next++, name, input)) as Output<N>,
    async read(name, input, take) {
      const id = next++;
      let taken = Promise.resolve();
      // One after the other, also those that were read before the pause.
      readers.set(id, (chunk) => (taken = taken.then(() => take(chunk))));
      try {
        await send(id, name, input);
      } finally {
        await taken;
        readers.delete(id);
      }
    },
    close: () => socket.destroy(),
  };
}
