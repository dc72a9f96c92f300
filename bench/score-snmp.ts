// How much of recorded devices is read right: each recording of a folder is served by its replay agent, inspected, and
// the facts are scored by the folder's own tool. `npm run score:snmp -- --corpora DIR [--only PREFIX]` (or RONDA_CORPORA).
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createSocket } from 'node:dgram';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault } from '../src/contract/faults.ts';
import { inspect } from '../src/engine/inspect/inspect.ts';
import { profiles } from '../src/engine/profiles/registry.gen.ts';
import { createSnmp } from '../src/engine/snmp/snmp.ts';

const { values } = parseArgs({ options: { corpora: { type: 'string' }, only: { type: 'string', default: '' } } });
const corpora = values.corpora ?? process.env['RONDA_CORPORA'] ?? '';
const at = (...parts: readonly string[]): string => join(corpora, ...parts);
const EXPECTED = at('snmp', 'expected');

/** A port that nobody has at this moment. */
async function freePort(): Promise<number> {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  return port;
}

/** Serves every recording; the community names it. */
async function startReplay(port: number): Promise<ChildProcess> {
  const agent = spawn('python3', [at('tools', 'replay_agent.py'), at('snmp', 'devices'), String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(agent.stdout, 'data');
  return agent;
}

async function score(): Promise<number> {
  const port = await freePort();
  const agent = await startReplay(port);
  const folder = mkdtempSync(join(tmpdir(), 'ronda-facts-'));
  const snmp = createSnmp();
  try {
    for (const file of readdirSync(EXPECTED).filter((name) => name.startsWith(values.only))) {
      const community = file.replace(/\.json$/, '');
      const session = snmp.open({ host: '127.0.0.1', port }, { version: 2, community });
      try {
        writeFileSync(join(folder, file), JSON.stringify((await inspect(session, { profiles })).facts));
      } catch (thrown) {
        console.error(`${community}: ${Fault.from(thrown).message}`);
      }
    }
    const { status } = spawnSync('python3', [at('tools', 'score_facts.py'), EXPECTED, folder], { stdio: 'inherit' });
    return status ?? 1;
  } finally {
    await snmp.close();
    agent.kill();
    rmSync(folder, { recursive: true });
  }
}

if (existsSync(EXPECTED)) process.exitCode = await score();
else console.log('skipped: no recordings; name their folder with --corpora DIR');
