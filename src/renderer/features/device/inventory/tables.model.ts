import type { DeviceFacts } from '../../../../contract/facts.ts';

export const FACT_TABLES = ['neighbours', 'vlans', 'addresses', 'arp', 'fdb'] as const;
export type FactTableName = (typeof FACT_TABLES)[number];
/** A row with a key of its own, and its cells as text. */
export type FactLine = { readonly key: string; readonly cells: readonly string[] };

/** Names of the columns, by table; their words are under `inventory.columns`. */
export const FACT_COLUMNS = {
  neighbours: ['port', 'neighbour', 'remotePort', 'platform', 'protocol'],
  vlans: ['vlan', 'name'],
  addresses: ['address', 'port'],
  arp: ['address', 'mac', 'port'],
  fdb: ['mac', 'vlan', 'port'],
} as const satisfies Readonly<Record<FactTableName, readonly string[]>>;

/** "48:a9:8a:00:12:ff" of 12 hex digits. */
export const macText = (mac: string): string => mac.match(/../g)?.join(':') ?? mac;

/** What a port is called, by its ifIndex. */
export function portNames({ ports }: Pick<DeviceFacts, 'ports'>): (ifIndex: number) => string {
  const names = new Map(ports.map(({ index, name, descr }) => [index, name ?? descr ?? String(index)]));
  return (ifIndex) => names.get(ifIndex) ?? String(ifIndex);
}

type Cells = readonly (string | number | undefined)[];

/** What a device tells, as tables of text; ports by their names. */
export function linesOf(facts: DeviceFacts, table: FactTableName): readonly FactLine[] {
  const portOf = portNames(facts);
  const rows: Readonly<Record<FactTableName, () => readonly Cells[]>> = {
    neighbours: () =>
      facts.neighbours.map((one) => [
        one.localName ?? one.localDescr,
        one.remoteHost,
        one.remotePort,
        one.remotePlatform ?? one.remoteVersion,
        one.protocol.toUpperCase(),
      ]),
    vlans: () => facts.vlans.map(({ id, name }) => [id, name]),
    addresses: () =>
      [...facts.ipv4, ...facts.ipv6].map(({ address, prefix, ifIndex }) => [
        `${address}/${String(prefix)}`,
        portOf(ifIndex),
      ]),
    arp: () => facts.arp.map(({ address, mac, ifIndex }) => [address, macText(mac), portOf(ifIndex)]),
    fdb: () => facts.fdb.map(({ mac, vlan, ifIndex }) => [macText(mac), vlan, portOf(ifIndex)]),
  };
  return rows[table]().map((cells, index) => ({
    key: `${table} ${String(index)}`,
    cells: cells.map((cell) => (cell === undefined ? '' : String(cell))),
  }));
}

/** Lines with every word in some cell; a MAC address is found however it is written. */
export function foundLines(lines: readonly FactLine[], text: string): readonly FactLine[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return lines;
  const bare = (one: string): string => one.replaceAll(/[:.-]/g, '');
  return lines.filter(({ cells }) => {
    const whole = cells.join(' ').toLowerCase();
    return words.every(
      (word) => whole.includes(word) || (/^[\da-f:.-]{4,}$/.test(word) && bare(whole).includes(bare(word))),
    );
  });
}
