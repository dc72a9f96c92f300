import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { platform, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Principal } from '../contract/access.ts';
import type { CallName, Input, Output, Reply } from '../contract/contract.ts';
import { Fault } from '../contract/faults.ts';
import { answer } from '../engine/api/invoke.ts';
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
  socket.on('data', (chunk: Buffer | string) => {
    pending += String(chunk);
    if (pending.length > LINE_LIMIT) socket.destroy();
    for (let end = pending.indexOf('\n'); end >= 0; end = pending.indexOf('\n')) {
      const line = pending.slice(0, end);
      pending = pending.slice(end + 1);
      void answer(engine.handlers, parseJson(line), { principal: LOCAL }).then((reply) =>
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
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  close(): void;
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
  createInterface({ input: socket }).on('line', (line) => {
    const reply = JSON.parse(line) as Reply;
    waiting.get(reply.id)?.(reply);
    waiting.delete(reply.id);
  });
  socket.on('close', () => {
    const fault = new Fault('unreachable', 'The running Ronda went away.').toData();
    for (const [id, resolve] of waiting) resolve({ id, ok: false, fault });
  });
  let next = 1;
  return {
    async call<N extends CallName>(name: N, input: Input<N>) {
      const id = next++;
      const reply = await new Promise<Reply>((resolve) => {
        waiting.set(id, resolve);
        socket.write(`${JSON.stringify({ id, name, input })}\n`);
      });
      if (!reply.ok) throw Fault.fromData(reply.fault);
      return reply.value as Output<N>;
    },
    close: () => socket.destroy(),
  };
}
