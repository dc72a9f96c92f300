import type { Layout } from '../network.ts';
import type { ObjectSpec } from '../shape.ts';
import { fixed, fixedBy, integerOf, scalar, table, textOf } from './table.ts';

const ENTRY = '1.3.6.1.2.1.47.1.1.1.1';
const SENSOR = '1.3.6.1.2.1.99.1.1.1';
const CLASS = { chassis: 3, powerSupply: 6, sensor: 8, port: 10 } as const;
/** EntitySensorDataType and EntitySensorDataScale. */
const CELSIUS = 8;
const UNITS = 9;

type Part = {
  readonly index: number;
  readonly parent: number;
  readonly kind: number;
  readonly name: string;
  readonly descr: string;
};

function partsOf({ ports, physical, kind }: Layout): readonly Part[] {
  const parts: Part[] = [
    { index: 1, parent: 0, kind: CLASS.chassis, name: 'Chassis', descr: `${kind.model} chassis` },
    { index: 2, parent: 1, kind: CLASS.powerSupply, name: 'Power Supply 1', descr: 'Power supply' },
    { index: 3, parent: 1, kind: CLASS.sensor, name: 'Inlet temperature', descr: 'Inlet temperature' },
  ];
  const jacks = ports
    .slice(0, physical)
    .map(({ name, descr }, at): Part => ({ index: 1001 + at, parent: 1, kind: CLASS.port, name, descr }));
  return [...parts, ...jacks];
}

/** What the device is made of. @see ENTITY-MIB, RFC 6933; ENTITY-SENSOR-MIB, RFC 3433 */
export function entities(layout: Layout): readonly ObjectSpec[] {
  const { kind } = layout;
  if (kind.model === undefined) return [];
  const parts = partsOf(layout);
  const byIndex = new Map(parts.map((part) => [part.index, part]));
  const isChassis = (row: number): boolean => row === 1;
  const [sensor] = parts.filter((part) => part.kind === CLASS.sensor);
  const sensors = sensor === undefined ? [] : [{ index: [sensor.index], row: sensor.index }];
  return [
    ...table(
      ENTRY,
      {
        2: fixedBy('text', (row) => byIndex.get(row)?.descr ?? ''),
        4: fixedBy('integer', (row) => byIndex.get(row)?.parent ?? 0),
        5: fixedBy('integer', (row) => byIndex.get(row)?.kind ?? 1),
        6: fixedBy('integer', (row) => (row > 1000 ? row - 1000 : row)),
        7: fixedBy('text', (row) => byIndex.get(row)?.name ?? ''),
        10: fixedBy('text', (row) => (isChassis(row) ? (kind.version ?? '') : '')),
        11: textOf(({ serial }, row) => (isChassis(row) ? serial : '')),
        12: fixedBy('text', (row) => (isChassis(row) ? kind.vendor : '')),
        13: fixedBy('text', (row) => (isChassis(row) ? (kind.model ?? '') : '')),
      },
      parts.map(({ index }) => ({ index: [index], row: index })),
    ),
    ...table(
      SENSOR,
      {
        1: fixed('integer', CELSIUS),
        2: fixed('integer', UNITS),
        3: fixed('integer', 0),
        4: integerOf(({ vitals }) => Math.round(vitals.temperatureC)),
        5: fixed('integer', 1),
      },
      sensors,
    ),
    scalar('1.3.6.1.2.1.47.1.4.1.0', fixed('ticks', 0)),
  ];
}
