import { classifyTarget, isIpv4, isIpv6 } from '../../../contract/addresses.ts';
import type { Device, DeviceState } from '../../../contract/devices.ts';
import { filterValue } from '../../../contract/filter/filter.ts';

export const KINDS = ['command', 'view', 'device', 'tag', 'group', 'site', 'filter', 'setting'] as const;
export type Kind = (typeof KINDS)[number];

/** Something that can be found; `run` is what choosing it does. */
export type PaletteItem = {
  readonly id: string;
  readonly kind: Kind;
  readonly text: string;
  /** Shown beside it: an address, how many. */
  readonly note: string;
  /** `text` in small letters, and what else it can be found by. */
  readonly needle: string;
  readonly more: string;
  readonly state?: DeviceState;
  readonly run: () => void;
};

/** Where to look, by the first character that was typed. */
const PREFIXES: Readonly<Record<string, readonly Kind[]>> = {
  '>': ['command', 'view'],
  '@': ['device'],
  '#': ['tag', 'group', 'site', 'filter'],
  ',': ['setting'],
};

export const itemOf = (item: Omit<PaletteItem, 'needle' | 'more'> & { readonly more?: string }): PaletteItem => ({
  ...item,
  needle: item.text.toLowerCase(),
  more: `${item.note} ${item.more ?? ''}`.toLowerCase(),
});

const isEdge = (text: string, at: number): boolean => at === 0 || /[\s\-._:/#,()]/.test(text[at - 1] ?? '');

/** How well one word fits; 0: not at all. */
function scoreWord(word: string, { needle, more }: PaletteItem): number {
  const at = needle.indexOf(word);
  if (at === 0) return needle.length === word.length ? 140 : 100;
  if (at > 0) return isEdge(needle, at) ? 78 : 52;
  const beside = more.indexOf(word);
  if (beside >= 0) return isEdge(more, beside) ? 48 : 34;
  return word.length < 2 ? 0 : scatter(word, needle);
}

/** The letters in their order, though not side by side: "rte1" finds rt-edge-01. Closer together is better. */
function scatter(word: string, text: string): number {
  let first = -1;
  let at = -1;
  for (const letter of word) {
    at = text.indexOf(letter, at + 1);
    if (at < 0) return 0;
    if (first < 0) first = at;
  }
  return Math.max(0, 24 - (at - first + 1 - word.length) * 2);
}

type Query = { readonly kinds: readonly Kind[] | undefined; readonly words: readonly string[] };

export function queryOf(text: string): Query {
  const trimmed = text.trimStart();
  const kinds = PREFIXES[trimmed[0] ?? ''];
  const rest = kinds === undefined ? trimmed : trimmed.slice(1);
  return { kinds, words: rest.toLowerCase().split(/\s+/).filter(Boolean) };
}

/** More than fit without scrolling; who wants another types on. */
export const MOST = 24;

/**
 * The items that fit, best first.
 *
 * @param boostOf how often and how lately an item was chosen, as points
 */
export function rank(
  items: readonly PaletteItem[],
  text: string,
  boostOf: (id: string) => number,
): readonly PaletteItem[] {
  const { kinds, words } = queryOf(text);
  if (words.length === 0 && kinds === undefined) return [];
  const found: { item: PaletteItem; score: number }[] = [];
  for (const item of items) {
    if (kinds && !kinds.includes(item.kind)) continue;
    let score = 1;
    for (const word of words) {
      const points = scoreWord(word, item);
      score = points === 0 ? 0 : score + points / words.length;
      if (score === 0) break;
    }
    if (score > 0) found.push({ item, score: score + boostOf(item.id) });
  }
  return found
    .toSorted((a, b) => b.score - a.score || a.item.needle.length - b.item.needle.length)
    .slice(0, MOST)
    .map(({ item }) => item);
}

/** An address that was typed whole and is not watched yet. A single word is a search, not a host name. */
export function newAddress(text: string, known: ReadonlySet<string>): string | undefined {
  const written = text.trim();
  const isLiteral = isIpv4(written) || isIpv6(written);
  if (!isLiteral && !/^[^\s]+\.[a-z]{2,}$/i.test(written)) return undefined;
  return 'refused' in classifyTarget(written) || known.has(written.toLowerCase()) ? undefined : written;
}

/** A filter of the list of devices: tag:wan, site:"Gudang B". */
export const filterText = (field: 'tag' | 'group' | 'site', value: string): string => `${field}:${filterValue(value)}`;

/** How many devices have each word of a field. */
export function countWords(
  devices: Iterable<Device>,
  wordsOf: (device: Device) => readonly string[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const device of devices)
    for (const word of wordsOf(device)) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
