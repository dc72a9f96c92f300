// Reads routers one after another, some at once, with the product's own rounds, and prints what it cost. Argument: PollInput as JSON.
import { adoptPlan, createAgent } from '../../src/engine/collecting/agent.ts';
import { createCellPool } from '../../src/engine/collecting/cells.ts';
import { learn } from '../../src/engine/collecting/learning.ts';
import { createQuestions } from '../../src/engine/collecting/questions.ts';
import { portTable } from '../../src/engine/collecting/port-table.ts';
import { noneDropped } from '../../src/engine/collecting/readings.ts';
import { createReplyReader } from '../../src/engine/collecting/reply-reader.ts';
import { type RoundParts, startRound } from '../../src/engine/collecting/round.ts';
import { createWire } from '../../src/engine/collecting/linux-wire.ts';
import { createKeyring } from '../../src/engine/snmp/engines.ts';
import { createSnmp } from '../../src/engine/snmp/snmp.ts';
import { Fault } from '../../src/contract/faults.ts';
import { BENCH_USER, COMMUNITY, type PollCost, type PollInput, PORTS } from './snmp-plan.ts';

const { port, routers, isUser, hasRates } = JSON.parse(process.argv[2] ?? '{}') as PollInput;
const AT_ONCE = 12;
const clock = { mono: () => performance.now() };
const wire = createWire();
const snmp = createSnmp();
const keyring = createKeyring();
const counts = { varbinds: 0 };
const dropped = noneDropped();
const row = new Float64Array(16);
const security = isUser === true ? BENCH_USER : COMMUNITY;
const agents = Array.from({ length: routers }, (_, at) => {
  const target = { id: String(at), host: '127.0.0.1', port, security, intervalMs: 30_000 };
  const agent = createAgent(target, { keyring, session: snmp.open(target, security) });
  const ports = Array.from({ length: PORTS }, (__, index) => ({ ifIndex: index + 1, number: index }));
  adoptPlan(agent, portTable(ports), [], dropped);
  return agent;
});

let ended: () => void = () => undefined;
const parts: RoundParts = {
  questions: createQuestions({ wire, clock }),
  pool: createCellPool(),
  reader: createReplyReader(),
  clock,
  counts,
  onEnd(agent, result) {
    if (result instanceof Fault) throw result;
    if (!result.isWhole) throw new Fault('internal', 'A round was not whole.');
    learn(agent, result, clock.mono());
    if (hasRates === true) agent.readings?.take(result.cells, Date.now(), () => row);
    ended();
  },
};

/** All routers once. */
async function readAll(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let begun = 0;
  let left = agents.length;
  const next = (): void => {
    const agent = agents[begun++];
    if (agent !== undefined) startRound(agent, parts, false);
  };
  ended = () => {
    left -= 1;
    if (left === 0) resolve();
    else next();
  };
  for (let each = 0; each < AT_ONCE; each += 1) next();
  await promise;
}

const timer = setInterval(() => parts.questions.expire(clock.mono()), 100);
// The first round asks for all there is, the second has its requests made; then it is as it stays.
for (let warm = 0; warm < 8; warm += 1) await readAll();
counts.varbinds = 0;
const before = process.cpuUsage();
const TURNS = 20;
for (let turn = 0; turn < TURNS; turn += 1) await readAll();
const { user, system } = process.cpuUsage(before);
const output: PollCost = { varbinds: counts.varbinds, cpuUs: user + system, rounds: routers * TURNS };
clearInterval(timer);
wire.close();
await snmp.close();
console.log(JSON.stringify(output));
