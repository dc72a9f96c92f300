import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { WebSocket, WebSocketServer } from 'ws';
import type { Output, Payload, Request } from '../../src/contract/contract.ts';
import type { Device } from '../../src/contract/devices.ts';
import type { SnmpState } from '../../src/contract/facts.ts';
import { Fault } from '../../src/contract/faults.ts';
import type { Round } from '../../src/contract/metrics.ts';
import type { TopicName } from '../../src/contract/system.ts';
import { fakeDiscovery } from './fake-discovery.ts';
import { fakeFacts } from './fake-facts.ts';
import { fakeHistory } from './fake-history.ts';
import { fakeInterfaces } from './fake-interfaces.ts';
import { fakeMaps, fakeTopology } from './fake-topology.ts';
import { FAKE_KINDS, fakeDevice, fakeDevices, fakeEvents, fakeLive, fakeStatus } from './fake-devices.ts';

/** As strict as the real host. */
const CONTENT_SECURITY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export type FakeHostOptions = {
  /** The built interface. */
  readonly webDir: string;
  readonly isSignedIn?: boolean;
  readonly isEmpty?: boolean;
  readonly isOffline?: boolean;
  /** How often every port is there, for looking at a long list. */
  readonly portTimes?: number;
  readonly snmp?: Partial<SnmpState>;
  /** How it is wired; a small network unless told. */
  readonly wiring?: ReturnType<typeof fakeTopology>;
  /** Told of each call. */
  readonly onCall?: (name: string) => void;
};
export type FakeHost = { readonly url: string; close(): Promise<void> };

function fakeRounds(now: number): Round[] {
  return Array.from({ length: 120 }, (_, index) => {
    const rtt = index === 70 ? null : 3 + Math.sin(index / 7) + (index > 90 && index < 97 ? 5 : 0);
    const at = now - (120 - index) * 30_000;
    const loss = { sent: 5, received: rtt === null ? 0 : 5, lossPct: rtt === null ? 100 : 0 };
    return { at, ...loss, minMs: rtt, avgMs: rtt, medianMs: rtt, p95Ms: rtt, maxMs: rtt, jitterMs: 0.2, mos: 4.3 };
  });
}

const push = <T extends TopicName>(socket: WebSocket, topic: T, payload: Payload<T>): void =>
  socket.send(JSON.stringify({ topic, payload }));

/** A host with a made-up network, for looking at the window and for testing it in a browser. */
export async function startFakeHost(options: FakeHostOptions): Promise<FakeHost> {
  const now = Date.now();
  let isSignedIn = options.isSignedIn ?? true;
  let devices: Device[] = options.isEmpty ? [] : fakeDevices(now);
  const topology = options.wiring ?? fakeTopology(devices, now);
  const known: Readonly<Record<string, unknown>> = {
    ...fakeMaps({}, topology),
    ...fakeHistory(devices, now),
    ...fakeInterfaces(devices, now, options.portTimes),
    ...fakeFacts(devices, now, options.snmp),
    ...fakeDiscovery.answers,
  };
  const sockets = new WebSocketServer({ noServer: true });

  const publish = (payload: Payload<'devices'>): void => {
    for (const socket of sockets.clients) push(socket, 'devices', payload);
  };
  const status = () => ({
    ...fakeStatus(devices, now),
    selfOffline: options.isOffline ? { since: new Date(now - 60_000).toISOString(), reason: 'no-link' } : null,
  });

  function change(patch: Partial<Device> & { readonly id: string }): Device {
    const before = devices.find((device) => device.id === patch.id);
    if (before === undefined) throw new Fault('not-found', 'There is no such device; it may have been removed.');
    const after: Device = { ...before, ...patch, checks: before.checks };
    const shown = patch.paused === undefined ? after : { ...after, state: patch.paused ? 'paused' : 'unknown' };
    devices = devices.map((device) => (device.id === patch.id ? (shown as Device) : device));
    publish({ kind: 'delta', upserted: [shown as Device], removed: [] });
    return shown as Device;
  }

  function add(input: { readonly address: string; readonly name?: string }): Device {
    if (input.address === 'refused.example')
      throw new Fault('invalid-input', 'The name is taken.', {
        errors: [{ path: '/name', message: 'The name is taken.' }],
      });
    const device = fakeDevice(
      [input.name ?? input.address, input.address, 'unknown', null, ''],
      devices.length + 1,
      now,
    );
    devices = [...devices, device];
    publish({ kind: 'delta', upserted: [device], removed: [] });
    return device;
  }

  function answer(socket: WebSocket, { name, input }: Request): unknown {
    options.onCall?.(name);
    switch (name) {
      case 'system.subscribe':
        push(socket, 'devices', { kind: 'snapshot', items: devices });
        push(socket, 'live', { kind: 'snapshot', columns: fakeLive(now) });
        push(socket, 'events', { kind: 'snapshot', items: fakeEvents(devices, now) });
        push(socket, 'status', status());
        push(socket, 'scans', fakeDiscovery.snapshot);
        push(socket, 'topology', { kind: 'snapshot', nodes: topology.nodes, links: topology.links });
        return {};
      case 'access.me':
        return {
          kind: 'session',
          name: 'laptop',
          role: 'admin',
          scope: null,
          readOnly: false,
          hasTotp: null,
        } satisfies Output<'access.me'>;
      case 'checks.kinds':
        return { items: FAKE_KINDS, nextCursor: null };
      case 'events.list':
        return { items: [], nextCursor: null };
      case 'metrics.rounds':
        return { checkId: devices[0]?.checks[0]?.id ?? '', items: fakeRounds(now), nextCursor: null };
      case 'devices.poll':
        return { checks: 2 };
      case 'devices.add':
        return add(input as { address: string });
      case 'devices.update':
        return change(input as Device);
      case 'devices.remove': {
        const { id } = input as { id: string };
        devices = devices.filter((device) => device.id !== id);
        publish({ kind: 'delta', upserted: [], removed: [id] });
        return {};
      }
      case 'system.status':
        return status();
      default:
        if (typeof known[name] === 'function') return (known[name] as (input: unknown) => unknown)(input);
        throw new Fault('unsupported', `The fake host does not know ${name}.`);
    }
  }

  function serveSocket(socket: WebSocket): void {
    socket.on('message', (data: Buffer) => {
      const request = JSON.parse(data.toString()) as Request;
      try {
        socket.send(JSON.stringify({ id: request.id, ok: true, value: answer(socket, request) }));
      } catch (thrown) {
        socket.send(JSON.stringify({ id: request.id, ok: false, fault: Fault.from(thrown).toData() }));
      }
    });
  }

  async function serveSession(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      isSignedIn = body.includes('letmein');
    }
    if (request.method === 'DELETE') isSignedIn = false;
    response.writeHead(isSignedIn ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isSignedIn ? {} : { code: 'auth-failed', detail: 'This token is not known here.' }));
  }

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/api/v1/session') {
      void serveSession(request, response);
      return;
    }
    const file = join(options.webDir, normalize(path === '/' ? '/index.html' : path));
    readFile(file).then(
      (bytes) =>
        response
          .writeHead(200, {
            'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
            'content-security-policy': CONTENT_SECURITY,
          })
          .end(bytes),
      () => response.writeHead(404).end(),
    );
  });
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (opened) => {
      if (isSignedIn) serveSocket(opened);
      else opened.close(4401, 'sign in first');
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/`,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets.clients) socket.terminate();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
