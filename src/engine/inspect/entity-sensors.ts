import type { SensorFacts } from './facts.ts';
import type { Reader } from './reader.ts';
import { numberOf, textOf } from './values.ts';

/** @see ENTITY-SENSOR-MIB, RFC 3433; CISCO-ENTITY-SENSOR-MIB, its forerunner with the same columns */
const ENTRIES = ['1.3.6.1.2.1.99.1.1.1', '1.3.6.1.4.1.9.9.91.1.1.1.1'] as const;
const ENTITY_NAME = '1.3.6.1.2.1.47.1.1.1.1.7';
const ENTITY_DESCR = '1.3.6.1.2.1.47.1.1.1.1.2';
const CLASSES: Readonly<Record<number, string>> = {
  3: 'voltage',
  4: 'voltage',
  5: 'current',
  6: 'power',
  7: 'frequency',
  8: 'temperature',
  9: 'humidity',
  10: 'fanspeed',
  11: 'airflow',
  14: 'dbm',
};
/** Powers of ten of EntitySensorDataScale, from yocto (1) to yotta (17). */
const SCALES = [-24, -21, -18, -15, -12, -9, -6, -3, 0, 3, 6, 9, 12, 15, 18, 21, 24] as const;
const OK = 1;

/** Sensors as the standard MIB describes them: type, scale and precision stand beside each value. */
export async function readEntitySensors(reader: Reader): Promise<readonly SensorFacts[]> {
  const found = [];
  for (const entry of ENTRIES) found.push(...(await readTable(entry, reader)));
  return found;
}

async function readTable(entry: string, reader: Reader): Promise<readonly SensorFacts[]> {
  await reader.load(entry);
  const column = (number: number) => reader.column(`${entry}.${String(number)}`);
  const [types, scales, precisions, values, states] = await Promise.all([
    column(1),
    column(2),
    column(3),
    column(4),
    column(5),
  ]);
  if (values.size === 0) return [];
  const [names, descrs] = await Promise.all([reader.column(ENTITY_NAME), reader.column(ENTITY_DESCR)]);
  return [...values].flatMap(([index, cell]): SensorFacts[] => {
    const kind = CLASSES[numberOf(types.get(index)) ?? 0];
    const raw = numberOf(cell);
    if (kind === undefined || raw === undefined || (numberOf(states.get(index)) ?? OK) !== OK) return [];
    const exponent = (SCALES[(numberOf(scales.get(index)) ?? 9) - 1] ?? 0) - (numberOf(precisions.get(index)) ?? 0);
    return [
      {
        class: kind,
        descr: textOf(descrs.get(index)) ?? textOf(names.get(index)) ?? `Sensor ${index}`,
        value: Number((raw * 10 ** exponent).toPrecision(12)),
        oid: cell.oid,
        index,
        divisor: exponent < 0 ? 10 ** -exponent : undefined,
        multiplier: exponent > 0 ? 10 ** exponent : undefined,
      },
    ];
  });
}
