import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Fault } from '../../contract/faults.ts';

export const isNmapXml = (text: string): boolean => /^\s*(?:<\?xml|<!DOCTYPE nmaprun|<nmaprun)/i.test(text);

type Element = Readonly<Record<string, unknown>>;
const elements = (value: unknown): readonly Element[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is Element => typeof one === 'object' && one !== null);

/**
 * Addresses of the hosts that were up in a report of nmap (`-oX`). Entities are not expanded: a report needs none.
 *
 * @throws {Fault} `invalid-input` when it is no such report
 */
export function nmapAddresses(text: string): readonly string[] {
  // What a report says of itself before its first element would be the only use for entities.
  const body = text.replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/i, '');
  const wrong = (cause?: unknown) =>
    new Fault('invalid-input', 'This is XML, but not a report of nmap (nmap -oX).', { cause });
  if (XMLValidator.validate(body) !== true) throw wrong();
  let report: unknown;
  try {
    report = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', processEntities: false }).parse(body);
  } catch (thrown) {
    throw wrong(thrown);
  }
  const [run] = elements((report as Element)['nmaprun']);
  if (run === undefined) throw wrong();
  return elements(run['host'])
    .filter((host) => elements(host['status']).every((status) => status['state'] !== 'down'))
    .flatMap((host) => elements(host['address']))
    .filter(({ addrtype }) => addrtype === 'ipv4' || addrtype === 'ipv6')
    .flatMap(({ addr }) => (typeof addr === 'string' ? [addr] : []));
}
