import type { States } from '../profiles/profile.ts';
import type { Varbind } from '../protocols/snmp-pdu.ts';
import type { SensorFacts } from '../../contract/facts.ts';
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
const STATUS: States = { '1': ['ok', 0], '2': ['unavailable', 3], '3': ['nonoperational', 2] };
/** Digital optical monitoring tells in watts, or as "other", what everybody reads in dBm. */
const MONITORED = /\bDOM\b.*power/i;
const OPTICAL = /\b(?:[tr]x|dom|optical|transmit|receive|laser)\b.*power|power.*\b[tr]x\b/i;
const LEAST_DBM = -40;

const inDbm = (watts: number): number => (watts > 0 ? 10 * Math.log10(watts * 1000) : LEAST_DBM);

type Row = Pick<SensorFacts, 'descr' | 'index'> & {
  readonly kind: string | undefined;
  readonly unit: string | undefined;
  readonly exponent: number;
  readonly value: Varbind;
  readonly status: Varbind | undefined;
};

/** Whether a sensor without a quantity is well. */
function healthOf({ descr, index, status }: Row): readonly SensorFacts[] {
  const value = numberOf(status);
  if (value === undefined || status === undefined) return [];
  const [state, severity] = STATUS[String(value)] ?? ['unknown', 3];
  return [{ class: 'state', descr, index, oid: status.oid, value, state, severity }];
}

function sensorOf(row: Row): readonly SensorFacts[] {
  const { descr, index, unit, exponent, value: cell } = row;
  const kind = row.kind ?? (OPTICAL.test(descr) || /^dbm$/i.test(unit ?? '') ? 'dbm' : undefined);
  if (kind === undefined) return healthOf(row);
  const raw = numberOf(cell);
  if (raw === undefined || (numberOf(row.status) ?? OK) !== OK) return [];
  const value = Number((raw * 10 ** exponent).toPrecision(12));
  const about = { descr, index, oid: cell.oid };
  if (kind === 'power' && MONITORED.test(descr)) return [{ ...about, class: 'dbm', value: inDbm(value) }];
  const divisor = exponent < 0 ? 10 ** -exponent : undefined;
  const multiplier = exponent > 0 ? 10 ** exponent : undefined;
  return [{ ...about, class: kind, value, divisor, multiplier }];
}

/** Sensors as the standard MIB describes them: type, scale and precision stand beside each value. */
export async function readEntitySensors(reader: Reader): Promise<readonly SensorFacts[]> {
  const found = [];
  for (const entry of ENTRIES) found.push(...(await readTable(entry, reader)));
  return found;
}

async function readTable(entry: string, reader: Reader): Promise<readonly SensorFacts[]> {
  await reader.load(entry);
  const column = (number: number) => reader.column(`${entry}.${String(number)}`);
  const [types, scales, precisions, values] = await Promise.all([column(1), column(2), column(3), column(4)]);
  const [states, units] = await Promise.all([column(5), column(6)]);
  if (values.size === 0) return [];
  const [names, descrs] = await Promise.all([reader.column(ENTITY_NAME), reader.column(ENTITY_DESCR)]);
  return [...values].flatMap(([index, value]) =>
    sensorOf({
      index,
      descr: textOf(descrs.get(index)) ?? textOf(names.get(index)) ?? `Sensor ${index}`,
      kind: CLASSES[numberOf(types.get(index)) ?? 0],
      unit: textOf(units.get(index)),
      exponent: (SCALES[(numberOf(scales.get(index)) ?? 9) - 1] ?? 0) - (numberOf(precisions.get(index)) ?? 0),
      value,
      status: states.get(index),
    }),
  );
}
