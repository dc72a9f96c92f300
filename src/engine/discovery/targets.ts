import { MOST_ADDRESSES } from '../../contract/discovery-limits.ts';
import { Fault } from '../../contract/faults.ts';
import { ipText, type IpRange, joined, sizeOf, without } from '../lib/ip.ts';
import { isNmapXml, nmapAddresses } from './nmap-xml.ts';
import { looksLikeAddress, parseTarget, type Target } from './target-syntax.ts';

export type NameTarget = { readonly name: string; readonly prefix: number | undefined };
export type TargetError = { readonly text: string; readonly message: string };
/** `ranges` are in order and do not overlap, so that every address comes once. */
export type Targets = {
  readonly ranges: readonly IpRange[];
  readonly names: readonly NameTarget[];
  readonly errors: readonly TargetError[];
};

const MOST_ERRORS = 100;
const SHOWN = 80;
/** "10.0.0.1 - 10.0.0.9" is one range, whatever stands around the dash. */
const SPACED_RANGE = /(\d|[0-9a-f]:*)\s+[-–—]\s+(?=[\d:[a-f])/gi;
const SEPARATOR = /[\s;]+|,(?![^[]*\])/;

const wordsOf = (line: string): readonly string[] =>
  line
    .replace(/#.*$/, '')
    .replaceAll(SPACED_RANGE, '$1-')
    .replaceAll('–', '-')
    .split(SEPARATOR)
    .map((word) => word.replace(/^["'(<]+|["')>]+$/g, ''))
    .filter((word) => word !== '');

/** Expressions of a text. In a table that was pasted, the first address of each line counts. */
function expressions(text: string): readonly string[] {
  if (isNmapXml(text)) return nmapAddresses(text);
  const lines = text.split(/\r?\n/).map(wordsOf);
  const isTable = lines.length > 1 && lines.some((words) => words.some(looksLikeAddress));
  return lines.flatMap((words) => {
    const addresses = words.filter(looksLikeAddress);
    if (addresses.length === words.length) return words;
    if (addresses.length > 0) return addresses.slice(0, 1);
    // A line of words in a table of addresses is its heading.
    return isTable && words.length > 1 ? [] : words;
  });
}

/** All targets of some texts. What is wrong is told, and the rest is taken. */
export function parseTargets(texts: readonly string[], isWhole = false): Targets {
  const ranges: IpRange[] = [];
  const names = new Map<string, NameTarget>();
  const errors: TargetError[] = [];
  const attempt = <T>(text: string, work: () => T): T | undefined => {
    try {
      return work();
    } catch (thrown) {
      if (errors.length < MOST_ERRORS) errors.push({ text: text.slice(0, SHOWN), message: Fault.from(thrown).message });
      return undefined;
    }
  };
  const take = (target: Target | undefined): void => {
    if (target?.kind === 'ranges') for (const range of target.ranges) ranges.push(range);
    else if (target) names.set(`${target.name}/${String(target.prefix)}`, target);
  };
  for (const text of texts)
    for (const one of attempt(text, () => expressions(text)) ?? []) take(attempt(one, () => parseTarget(one, isWhole)));
  return { ranges: joined(ranges), names: [...names.values()].map(({ name, prefix }) => ({ name, prefix })), errors };
}

/**
 * What is to be scanned: some targets without others.
 *
 * @returns `errors` names also what is too much in all
 */
export function planTargets(texts: readonly string[], exclude: readonly string[]): Targets {
  const wanted = parseTargets(texts);
  const left = parseTargets(exclude, true);
  const ranges = without(wanted.ranges, left.ranges);
  const names = wanted.names.filter(({ name }) => !left.names.some((other) => other.name === name));
  const count = sizeOf(ranges);
  const errors = [...wanted.errors, ...left.errors];
  if (count > BigInt(MOST_ADDRESSES))
    errors.push({
      text: texts.join(' ').slice(0, SHOWN),
      message: `These are ${count.toLocaleString('en')} addresses in all; a scan takes at most ${MOST_ADDRESSES.toLocaleString('en')}.`,
    });
  return { ranges, names, errors };
}

/** The addresses of ranges one by one, from the one with this number on. */
export function* addressesOf(ranges: readonly IpRange[], from = 0): Generator<string, void> {
  let skip = BigInt(from);
  for (const { first, last, bits } of ranges) {
    const size = last - first + 1n;
    if (skip >= size) {
      skip -= size;
      continue;
    }
    for (let value = first + skip; value <= last; value += 1n) yield ipText({ value, bits });
    skip = 0n;
  }
}
