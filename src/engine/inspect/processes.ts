import { PROCESS_STATUSES, PROCESS_TYPES, type ProcessFacts } from '../../contract/facts.ts';
import type { SnmpSession } from '../snmp/snmp.ts';
import { readColumns } from './columns.ts';
import { numberOf, textOf } from './values.ts';

/** @see HOST-RESOURCES-MIB, RFC 2790: hrSWRunTable and hrSWRunPerfTable */
const RUN = '1.3.6.1.2.1.25.4.2.1';
const PERF = '1.3.6.1.2.1.25.5.1.1';
const COLUMNS = {
  name: `${RUN}.2`,
  path: `${RUN}.4`,
  parameters: `${RUN}.5`,
  type: `${RUN}.6`,
  status: `${RUN}.7`,
  cpu: `${PERF}.1`,
  memory: `${PERF}.2`,
} as const;

const wordOf = <T extends string>(words: readonly T[], value: number | undefined): T | undefined =>
  value === undefined ? undefined : words[value - 1];
const times = (value: number | undefined, factor: number): number | undefined =>
  value === undefined ? undefined : value * factor;

/** What runs on a device. @throws {Fault} as the session */
export async function readProcesses(
  session: Pick<SnmpSession, 'walk'>,
  signal?: AbortSignal,
): Promise<{ readonly items: readonly ProcessFacts[]; readonly cut: boolean }> {
  const columns = await readColumns(session, COLUMNS, signal && { signal });
  const items = columns.indexes.map((index) => ({
    pid: Number(index),
    name: textOf(columns.name.get(index)) ?? '',
    path: textOf(columns.path.get(index)),
    parameters: textOf(columns.parameters.get(index)),
    type: wordOf(PROCESS_TYPES, numberOf(columns.type.get(index))),
    status: wordOf(PROCESS_STATUSES, numberOf(columns.status.get(index))),
    // Told in hundredths of a second and in KiB.
    cpuS: times(numberOf(columns.cpu.get(index)), 0.01),
    memoryBytes: times(numberOf(columns.memory.get(index)), 1024),
  }));
  return { items, cut: columns.isCut };
}
