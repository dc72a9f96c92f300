import { formatBytes } from '../../contract/units.ts';
import type { DeviceFacts } from '../../contract/facts.ts';
import { textTable as table } from './text-table.ts';

/** Nothing of a device may steer the terminal it is printed on. */
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const safe = (text: string): string => text.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '␛');

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)];

function speedText(speed: number | undefined): string | undefined {
  if (speed === undefined || speed === 0) return undefined;
  return speed >= 1e9 ? `${String(speed / 1e9)} Gbit/s` : `${String(speed / 1e6)} Mbit/s`;
}

/** A device on paper: what it is, then each part that is known. */
export function report(facts: DeviceFacts): string {
  const head = [
    ['name', facts.sysName],
    ['system', facts.os],
    ['vendor', facts.vendor],
    ['hardware', facts.hardware],
    ['version', facts.version],
    ['serial', facts.serial],
    ['location', facts.location],
    ['description', facts.sysDescr?.split(/\r?\n/)[0]],
  ].filter(([, value]) => value !== undefined);
  const lines = [
    ...head.map(([name, value]) => `${(name ?? '').padEnd(12)} ${value ?? ''}`),
    ...section(
      'Ports',
      table(
        ['#', 'name', 'alias', 'state', 'speed', 'MAC'],
        facts.ports.map((port) => [
          port.index,
          port.name,
          port.alias,
          `${port.admin ?? '?'}/${port.oper ?? '?'}`,
          speedText(port.speed),
          port.mac,
        ]),
      ),
    ),
    ...section(
      'Processors',
      table(
        ['name', 'load %'],
        facts.processors.map(({ descr, usage }) => [descr, usage]),
      ),
    ),
    ...section(
      'Memory',
      table(
        ['name', 'used %', 'total'],
        facts.mempools.map(({ descr, perc, total }) => [
          descr,
          perc,
          // Where only a share is known, the whole is 100.
          total === undefined || total === 100 ? undefined : formatBytes(total, 'en'),
        ]),
      ),
    ),
    ...section(
      'Storage',
      table(
        ['name', 'used %', 'size'],
        facts.storage.map(({ descr, perc, size }) => [descr, perc, formatBytes(size, 'en')]),
      ),
    ),
    ...section(
      'Sensors',
      table(
        ['kind', 'name', 'value'],
        facts.sensors.map((one) => [one.class, one.descr, one.state ?? one.value]),
      ),
    ),
    ...section(
      'Wireless',
      table(
        ['kind', 'name', 'value'],
        facts.wireless.map((one) => [one.class, one.descr, one.value]),
      ),
    ),
    ...section(
      'Neighbours',
      table(
        ['port', 'device', 'its port'],
        facts.neighbours.map((one) => [one.localName, one.remoteHost, one.remotePort]),
      ),
    ),
    ...section(
      'VLANs',
      table(
        ['id', 'name'],
        facts.vlans.map(({ id, name }) => [id, name]),
      ),
    ),
    ...section(
      'Addresses',
      [...facts.ipv4, ...facts.ipv6].map(({ address, prefix }) => `${address}/${String(prefix)}`),
    ),
  ];
  return safe(lines.join('\n'));
}
