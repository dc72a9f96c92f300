import { toldConfidence, withoutPort } from './confidence.ts';
import { endKey, type Ground, type Reader } from './ground.ts';
import type { End, Proof, Sight } from './model.ts';
import { endOf } from './port-match.ts';
import type { ToldRecord } from './told-records.ts';

/** A link that is told, by one end or by both, before it is known whether the ends share a segment with others. */
export type ToldLink = { readonly first: ToldRecord; readonly second: ToldRecord | undefined };

/** Whether both may mean the same port: one of them may be unknown, or be the bundle the other is in. */
function agrees(reader: Reader, one: number | undefined, other: number | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return true;
  return reader.bundleOf(one) === other || reader.bundleOf(other) === one;
}
const isExact = (reader: Reader, one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && agrees(reader, one, other);

/** Brings together what both ends tell of the same cable. */
function pair(group: readonly ToldRecord[]): readonly ToldLink[] {
  const [lead] = group;
  const ones = group.filter(({ teller }) => teller === lead?.teller);
  const others = new Set(group.filter(({ teller }) => teller !== lead?.teller));
  const links = new Map<ToldRecord, ToldRecord>();
  const match = (isMatch: (one: ToldRecord, other: ToldRecord) => boolean, isUnique: boolean): void => {
    for (const one of ones) {
      if (links.has(one)) continue;
      const fitting = [...others].filter((other) => isMatch(one, other));
      const [first] = fitting;
      if (first === undefined || (isUnique && fitting.length > 1)) continue;
      const rivals = ones.filter((rival) => !links.has(rival) && isMatch(rival, first));
      if (isUnique && rivals.length > 1) continue;
      links.set(one, first);
      others.delete(first);
    }
  };
  const there = (one: ToldRecord, other: ToldRecord) => [other.teller, one.remotePort?.ifIndex, other.ifIndex] as const;
  const here = (one: ToldRecord, other: ToldRecord) => [one.teller, other.remotePort?.ifIndex, one.ifIndex] as const;
  match((one, other) => isExact(...there(one, other)) && isExact(...here(one, other)), false);
  const fits = (one: ToldRecord, other: ToldRecord) => agrees(...there(one, other)) && agrees(...here(one, other));
  match((one, other) => fits(one, other) && (isExact(...there(one, other)) || isExact(...here(one, other))), true);
  match(fits, true);
  return [
    ...ones.map((first) => ({ first, second: links.get(first) })),
    ...[...others].map((first) => ({ first, second: undefined })),
  ];
}

/**
 * Which of the told links are still so. Devices are read one after another: of what they say of the same port, the
 * younger holds.
 *
 * @param wasMutual whether both ends told of this link at the last fusion
 */
function current(
  links: readonly ToldLink[],
  wasMutual: (a: End, b: End) => boolean,
  end: Ground['end'],
): readonly ToldLink[] {
  const atPort = new Map<string, ToldLink[]>();
  const put = (reader: Reader | undefined, ifIndex: number | undefined, link: ToldLink): void => {
    if (reader === undefined || ifIndex === undefined) return;
    const key = `${reader.id} ${String(reader.bundleOf(ifIndex))}`;
    atPort.set(key, [...(atPort.get(key) ?? []), link]);
  };
  for (const link of links) {
    put(link.first.teller, link.first.ifIndex, link);
    put(link.second?.teller, link.second?.ifIndex, link);
  }
  const gone = new Set<ToldLink>();
  for (const link of links) {
    const { first, second } = link;
    const port = first.remotePort?.ifIndex;
    if (second !== undefined || first.reader === undefined || port === undefined) continue;
    const rivals = (atPort.get(`${first.reader.id} ${String(first.reader.bundleOf(port))}`) ?? []).filter(
      (one) => one !== link,
    );
    const isOlder = first.reader.at >= first.teller.at;
    if (rivals.length === 0) {
      const ends = [end(first.teller, first.ifIndex), endOf(first.reader.id, first.remotePort)] as const;
      if (isOlder && wasMutual(...ends)) gone.add(link);
    } else if (isOlder) gone.add(link);
    else for (const rival of rivals.filter((one) => newest(one) < first.teller.at)) gone.add(rival);
  }
  return links.filter((link) => !gone.has(link));
}
const newest = ({ first, second }: ToldLink): number => Math.max(first.teller.at, second?.teller.at ?? 0);

/** All links that neighbours tell of, each once. */
export function pairRecords(
  records: readonly ToldRecord[],
  ground: Ground,
  wasMutual: (a: End, b: End) => boolean,
): readonly ToldLink[] {
  const groups = Map.groupBy(records, ({ teller, remote }) => [teller.id, remote].toSorted().join(' '));
  return current([...groups.values()].flatMap(pair), wasMutual, ground.end);
}

/** The ends of a told link: each as the device itself calls its port, else as the other calls it. */
export function endsOf({ first, second }: ToldLink, { end }: Ground): readonly [End, End] {
  const near = first.ifIndex ?? second?.remotePort?.ifIndex;
  const here = end(first.teller, near);
  if (second?.ifIndex !== undefined) return [here, end(second.teller, second.ifIndex)];
  if (first.remotePort !== undefined) return [here, endOf(first.remote, first.remotePort)];
  return [here, { node: first.remote, port: first.remoteName, ifIndex: null }];
}

const sees = (record: ToldRecord, here: End, there: End, name: string): string =>
  `${here.port ?? '?'} sees ${name} ${record.remoteName ?? there.port ?? ''}`.trim();

/** A told link as it is drawn. */
export function sightOf(link: ToldLink, ground: Ground, nameOf: (node: string) => string): Sight {
  const { first, second } = link;
  const [a, b] = endsOf(link, ground);
  const sources = [...new Set([...first.sources, ...(second?.sources ?? [])])];
  const proofs = sources.map((source): Proof => {
    const [by1, by2] = [first.sources.includes(source), second?.sources.includes(source) === true];
    const teller = by1 || second === undefined ? first : second;
    const detail = teller === first ? sees(first, a, b, nameOf(b.node)) : sees(teller, b, a, nameOf(a.node));
    return { source, by: by1 && by2 ? 'both' : by1 ? 'a' : 'b', at: newest(link), detail };
  });
  // Who can be read and speaks LLDP should tell of it, too.
  const isSilent = first.reader?.wiring.identity.chassisId !== undefined;
  const confidence = toldConfidence(sources, second !== undefined ? 'both' : isSilent ? 'doubted' : 'one');
  const isKnown = a.port !== null && b.port !== null;
  return { layer: 'l2', a, b, proofs, confidence: withoutPort(confidence, isKnown), state: 'confirmed' };
}

export const linkKey = (a: End, b: End): string => [endKey(a), endKey(b)].toSorted().join(' | ');
