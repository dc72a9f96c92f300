// How well a network is drawn. JSON lines.
// node bench/topology.ts --sim 1000          simulated agents, scored against the truth of the simulator
// node bench/topology.ts --scanned 1000      the same through the whole program, found by a scan
// node bench/topology.ts --cost 1000         what asking again costs the poll thread
// node bench/topology.ts --corpora DIR       neighbours of recorded devices: are the ports of both ends found?
// node bench/topology.ts --lab DIR           a network of real daemons through the whole program, scored by its own tool
import { parseArgs } from 'node:util';
import { scoreCorpora } from './lib/topology-corpora.ts';
import { costSim } from './lib/topology-cost.ts';
import { scoreLab } from './lib/topology-lab.ts';
import { scoreScanned } from './lib/topology-scanned.ts';
import { scoreSim } from './lib/topology-sim.ts';

const { values } = parseArgs({
  options: {
    sim: { type: 'string' },
    scanned: { type: 'string' },
    cost: { type: 'string' },
    corpora: { type: 'string' },
    lab: { type: 'string' },
  },
});
const print = (what: string, figures: object): void => console.log(JSON.stringify({ what, ...figures }));
if (values.sim !== undefined) print('sim', await scoreSim(Number(values.sim)));
if (values.scanned !== undefined) print('scanned', await scoreScanned(Number(values.scanned)));
if (values.cost !== undefined) print('cost', await costSim(Number(values.cost)));
if (values.corpora !== undefined) print('corpora', await scoreCorpora(values.corpora));
if (values.lab !== undefined) await scoreLab(values.lab, print);
