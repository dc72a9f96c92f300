import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createSnmp } from '../../src/engine/snmp/snmp.ts';
import { packWiring } from '../../src/engine/wiring/packing.ts';
import { readWiring } from '../../src/engine/wiring/read-wiring.ts';
import type { Wiring } from '../../src/engine/wiring/wiring.ts';

const BASE = '127.60.0.1';
const AT_ONCE = 12;
/** How often the poll thread asks. */
const EVERY_S = 300;

/** What it costs to ask simulated agents again who is at the other ends: share of a processor core, packing included. */
export async function costSim(agents: number): Promise<object> {
  const flags = ['sim', '--json', `--agents=${String(agents)}`, `--base=${BASE}`, '--udp=0', '--listen=127.0.0.1:0'];
  const child = spawn(process.execPath, ['src/main/cli.ts', ...flags], { stdio: ['ignore', 'pipe', 'inherit'] });
  const snmp = createSnmp();
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    const { udp, control } = JSON.parse(line) as { udp: number; control: string };
    const { items } = (await (await fetch(`${control}/sim/routers?limit=${String(agents)}`)).json()) as {
      items: readonly { readonly address: string }[];
    };
    const sessions = items.map(({ address }) =>
      snmp.open({ host: address, port: udp }, { version: 2, community: 'public' }),
    );
    const before: Wiring[] = [];
    let bytes = 0;
    const pass = async (): Promise<{ readonly cpuS: number; readonly requests: number }> => {
      const [cpu, sent] = [process.cpuUsage(), snmp.counts.sent];
      const left = [...sessions.keys()];
      const work = async (): Promise<void> => {
        for (let at = left.shift(); at !== undefined; at = left.shift()) {
          const session = sessions[at];
          if (session === undefined) continue;
          const wiring = await readWiring(session, { before: before[at] });
          before[at] ??= wiring;
          bytes += packWiring(wiring).length;
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      const { user, system } = process.cpuUsage(cpu);
      return {
        cpuS: (user + system) / 1e6,
        requests: snmp.counts.sent - sent,
      };
    };
    const whole = await pass();
    bytes = 0;
    await pass();
    const light = await pass();
    const packedKb = Math.round(bytes / 2 / sessions.length / 102.4) / 10;
    return {
      agents: sessions.length,
      wholeCpuS: whole.cpuS,
      lightCpuS: light.cpuS,
      corePct: Math.round((light.cpuS / EVERY_S) * 10_000) / 100,
      requestsEach: light.requests / sessions.length,
      packedKb,
    };
  } finally {
    await snmp.close();
    child.kill();
  }
}
