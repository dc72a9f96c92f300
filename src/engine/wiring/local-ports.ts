import type { LldpLocal } from '../inspect/lldp.ts';
import type { Column } from '../inspect/reader.ts';
import { numberOf, textOf } from '../inspect/values.ts';
import { lldpIdOf, macOfId, PORT_ID } from './lldp-id.ts';
import type { LldpId, WiringPort } from './wiring.ts';

type Bare = Omit<WiringPort, 'lldpId' | 'lldpDescr'>;
type Local = {
  readonly ifIndex: number | undefined;
  readonly id: LldpId | undefined;
  readonly descr: string | undefined;
};

/** A name, where exactly one port has it. */
function uniques(ports: readonly Bare[], keyOf: (port: Bare) => string | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number | undefined>();
  for (const port of ports) {
    const key = keyOf(port)?.toLowerCase();
    if (key !== undefined) found.set(key, found.has(key) ? undefined : port.ifIndex);
  }
  return new Map([...found].filter((one): one is [string, number] => one[1] !== undefined));
}

/**
 * What the numbers of LLDP mean at this agent. The standard ties them neither to ifIndex nor to bridge ports, so they are
 * learnt from the ports that tell who they are (lldpLocPortId, lldpLocPortDesc).
 */
export function portNumbering(ports: readonly Bare[], bridge: Column, local: LldpLocal | undefined) {
  const byName = uniques(ports, ({ name }) => name);
  const byDescr = uniques(ports, ({ descr }) => descr);
  const byAlias = uniques(ports, ({ alias }) => alias);
  const byMac = uniques(ports, ({ mac }) => mac);
  const known = new Set(ports.map(({ ifIndex }) => ifIndex));
  const bridged = (number: string): number | undefined => numberOf(bridge.get(number));
  const numbered = (number: string): number | undefined => (known.has(Number(number)) ? Number(number) : undefined);

  function named(id: LldpId | undefined, descr: string | undefined): number | undefined {
    const mac = macOfId(id, PORT_ID.mac);
    if (mac !== undefined) {
      const found = byMac.get(mac);
      if (found !== undefined) return found;
    }
    const text = id?.text?.toLowerCase();
    const [first, second] = id?.subtype === PORT_ID.alias ? [byAlias, byName] : [byName, byAlias];
    const found = text === undefined ? undefined : (first.get(text) ?? byDescr.get(text) ?? second.get(text));
    const told = descr?.toLowerCase();
    return found ?? (told === undefined ? undefined : (byDescr.get(told) ?? byName.get(told) ?? byAlias.get(told)));
  }

  const rows = new Map<string, Local>();
  let [asIndex, asBridge] = [0, 0];
  for (const number of new Set([...(local?.ids.keys() ?? []), ...(local?.descrs.keys() ?? [])])) {
    const id = lldpIdOf(local?.subtypes.get(number), local?.ids.get(number), PORT_ID);
    const descr = textOf(local?.descrs.get(number));
    const ifIndex = local?.isIfIndex === true ? numbered(number) : named(id, descr);
    rows.set(number, { ifIndex, id, descr });
    if (ifIndex === undefined) continue;
    if (ifIndex === Number(number)) asIndex += 1;
    if (ifIndex === bridged(number)) asBridge += 1;
  }
  const isIndex = asIndex > asBridge || (asIndex === asBridge && bridge.size === 0);
  const meant = (number: string): number | undefined =>
    isIndex ? (numbered(number) ?? bridged(number)) : (bridged(number) ?? numbered(number));

  return {
    /** The interface a number of LLDP stands for; undefined when it cannot be told. */
    ifIndexOf: (number: string): number | undefined => rows.get(number)?.ifIndex ?? meant(number),
    /** What LLDP calls each interface. */
    names(): ReadonlyMap<number, Pick<WiringPort, 'lldpId' | 'lldpDescr'>> {
      const found = new Map<number, Pick<WiringPort, 'lldpId' | 'lldpDescr'>>();
      for (const [number, { ifIndex = meant(number), id, descr }] of rows)
        if (ifIndex !== undefined) found.set(ifIndex, { lldpId: id, lldpDescr: descr });
      return found;
    },
  };
}
export type PortNumbering = ReturnType<typeof portNumbering>;
