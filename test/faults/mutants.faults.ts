import { createSocket } from 'node:dgram';
import { createServer as createTcp, type Server, type AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { Fault } from '../../src/contract/faults.ts';
import dns from '../../src/engine/checks/dns.ts';
import http from '../../src/engine/checks/http.ts';
import tcp from '../../src/engine/checks/tcp.ts';
import { report, seeded } from './lib/built.ts';
import { decoders } from './lib/decoders.ts';
import { mutant } from './lib/mutate.ts';

const MUTANTS = 1_000_000;
const ANSWERS = 1500;
const SLOW_MS = 1000;
/** Memory after the first tenth, when everything is compiled, is what the end is compared with. */
const GROWTH_BYTES = 32 * 1024 ** 2;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** What is in use once garbage is gone. */
const heap = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

it('a million mutants of everything that is read throw nothing but a Fault, keep nobody waiting and leave nothing behind', async () => {
  const random = seeded(1_000_000);
  const total = decoders.reduce((sum, { share }) => sum + share, 0);
  const strange = new Map<string, string>();
  const counts: Record<string, number> = {};
  let [all, slowest, before] = [0, 0, 0];
  for (let round = 0; round < 10; round += 1) {
    for (const { name, share, seeds, read } of decoders) {
      const times = Math.ceil((MUTANTS * share) / total / 10);
      counts[name] = (counts[name] ?? 0) + times;
      for (let index = 0; index < times; index += 1) {
        const bytes = mutant(seeds, random);
        const began = performance.now();
        try {
          await read(bytes);
        } catch (thrown) {
          if (!(thrown instanceof Fault)) strange.set(`${name}: ${String(thrown)}`, bytes.toString('base64'));
        }
        slowest = Math.max(slowest, performance.now() - began);
        all += 1;
      }
    }
    if (round === 0) before = heap();
  }
  const grown = heap() - before;
  report('mutants', {
    mutants: all,
    uncaught: strange.size,
    slowestMs: Math.round(slowest),
    grownMiB: Math.round(grown / 1024 ** 2),
    counts,
  });
  expect([...strange]).toEqual([]);
  expect(all).toBeGreaterThanOrEqual(MUTANTS);
  expect(slowest).toBeLessThan(SLOW_MS);
  expect(grown).toBeLessThan(GROWTH_BYTES);
});

const portOf = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
};
const io = () => ({
  signal: AbortSignal.timeout(150),
  monotonic: () => performance.now(),
  resolve: async () => '127.0.0.1',
});
const target = { ip: '127.0.0.1', host: '127.0.0.1' };

it('thousands of broken answers of web, name and other servers are results of the check, and nothing else', async () => {
  const random = seeded(4711);
  const pages = [
    'HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello',
    'HTTP/1.1 302 Found\r\nlocation: /x\r\nconnection: close\r\n\r\n',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n',
  ].map((page) => Buffer.from(page));
  const web = createTcp((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(mutant(pages, random)));
  });
  const webPort = await portOf(web);
  const names = createSocket('udp4');
  const reply = Buffer.from('0000818000010001000000000161026262000001000100c00c000100010000003c0004c0000201', 'hex');
  names.on('message', (question, from) => {
    const bytes = mutant([reply, Buffer.concat([question.subarray(0, 2), reply.subarray(2)])], random);
    if (bytes.length >= 2) question.copy(bytes, 0, 0, 2);
    names.send(bytes, from.port, from.address, () => undefined);
  });
  await new Promise<void>((resolve) => names.bind(0, '127.0.0.1', resolve));
  const namePort = names.address().port;
  const figures = { web: 0, names: 0, tcp: 0, answeredOk: 0 };
  const lane = async (index: number): Promise<void> => {
    for (let round = index; round < ANSWERS; round += 30) {
      const results = await Promise.all([
        http.run(target, http.settings.parse({ url: `http://127.0.0.1:${String(webPort)}/` }), io()),
        dns.run(target, dns.settings.parse({ name: 'a.bb', port: namePort }), io()),
        tcp.run(target, tcp.settings.parse({ port: webPort }), io()),
      ]);
      figures.web += 1;
      figures.names += 1;
      figures.tcp += 1;
      figures.answeredOk += results.filter(({ ok }) => ok).length;
    }
  };
  await Promise.all(Array.from({ length: 30 }, (_, index) => lane(index)));
  web.close();
  names.close();
  report('mutants: answers', figures);
  expect(figures).toMatchObject({ web: ANSWERS, names: ANSWERS, tcp: ANSWERS });
});
