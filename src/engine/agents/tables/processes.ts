import type { Kind, ProcessShape } from '../kinds/kind.ts';
import type { ObjectSpec, Put } from '../shape.ts';
import { chance } from '../traffic.ts';
import type { Moment } from '../world.ts';
import { fixed, fixedBy, integerOf, scalar, table } from './table.ts';

/** hrSWRun; hrSWRunPerf follows it. */
export const SOFTWARE = '1.3.6.1.2.1.25.4';
const RUN = `${SOFTWARE}.2.1`;
const PERF = '1.3.6.1.2.1.25.5.1.1';
const TYPE = { operatingSystem: 2, application: 4 } as const;
const STATUS = { running: 1, runnable: 2 } as const;
const TWO_31 = 2 ** 31;
/** What the kernel starts has the lowest numbers; services begin here, with gaps of up to so many. */
const FIRST_SERVICE = 380;
const WIDEST_GAP = 70;
/** Numbers are given in so many ways: devices that are alike share a table. */
const VARIANTS = 8;
const [ROLE, GAP, DILIGENCE] = [35, 36, 37];

type Columns = { readonly run: Readonly<Record<number, Put>>; readonly perf: Readonly<Record<number, Put>> };
type Catalogue = { readonly shapes: readonly ProcessShape[]; readonly columns: Columns };

/** Columns of all devices of a kind: a row is a place in the list of everything that runs on some of them. */
function columnsOf(shapes: readonly ProcessShape[]): Columns {
  const at = (row: number): ProcessShape => shapes[row] ?? { name: '', path: '', parameters: '', cpu: 0, memory: 0 };
  return {
    run: {
      2: fixedBy('text', (row) => at(row).name),
      3: fixed('oid', '0.0'),
      4: fixedBy('text', (row) => at(row).path),
      5: fixedBy('text', (row) => at(row).parameters),
      6: fixedBy('integer', (row) => (at(row).path === '' ? TYPE.operatingSystem : TYPE.application)),
      // The one that answers is the one that runs.
      7: fixedBy('integer', (row) => (at(row).name === 'snmpd' ? STATUS.running : STATUS.runnable)),
    },
    perf: {
      // Hundredths of a second, as ticks are.
      1: integerOf(({ world, router, uptimeTicks }, row) => {
        const diligence = 0.5 + chance(world.network.seed, router.number * 64 + row, DILIGENCE);
        return Math.floor(uptimeTicks * at(row).cpu * diligence) % TWO_31;
      }),
      2: integerOf(({ vitals }, row) => Math.floor((vitals.memoryUsed / 1024) * at(row).memory)),
    },
  };
}
const catalogues = new Map<Kind, Catalogue>();
function catalogueOf(kind: Kind): Catalogue | undefined {
  const known = catalogues.get(kind);
  if (known !== undefined || kind.processes === undefined) return known;
  const shapes = [...kind.processes.base, ...kind.processes.roles.flat()];
  const made = { shapes, columns: columnsOf(shapes) };
  catalogues.set(kind, made);
  return made;
}

const roleOf = ({ world, router }: Moment): number =>
  Math.floor(chance(world.network.seed, router.number, ROLE) * (router.kind.processes?.roles.length ?? 0));
const variantOf = ({ router }: Moment): number => router.number % VARIANTS;
/** The same for devices on which the same runs under the same numbers. */
export const processesAlike = (moment: Moment): string =>
  `${moment.router.kind.name} ${String(roleOf(moment))} ${String(variantOf(moment))}`;

/** Places in the list of its kind: what every device has, and what this one is for. */
function runningOn(moment: Moment): readonly number[] {
  const { base = [], roles = [] } = moment.router.kind.processes ?? {};
  const role = roleOf(moment);
  const from = base.length + roles.slice(0, role).flat().length;
  return [...base.keys(), ...Array.from({ length: roles[role]?.length ?? 0 }, (_, at) => from + at)];
}

/** What runs on a device since it was started. @see HOST-RESOURCES-MIB, RFC 2790: hrSWRunTable, hrSWRunPerfTable */
export function processTables(moment: Moment): readonly ObjectSpec[] {
  const { world, router } = moment;
  const catalogue = catalogueOf(router.kind);
  if (catalogue === undefined) return [];
  const { shapes, columns } = catalogue;
  let [pid, next] = [0, FIRST_SERVICE];
  const rows = runningOn(moment).map((row) => {
    // The first one is 1, and threads of the kernel come next.
    if (pid === 0 || shapes[row]?.path === '') pid += 1;
    else {
      next += 1 + Math.floor(chance(world.network.seed, variantOf(moment) * 64 + row, GAP) * WIDEST_GAP);
      pid = next;
    }
    return { index: [pid], row };
  });
  return [
    scalar(`${SOFTWARE}.1.0`, fixed('integer', 1)),
    ...rows.flatMap((one) => table(RUN, { 1: fixed('integer', one.index[0] ?? 0) }, [one])),
    ...table(RUN, columns.run, rows),
    ...table(PERF, columns.perf, rows),
  ];
}
