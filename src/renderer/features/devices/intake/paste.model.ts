import { classifyTarget } from '../../../../contract/addresses.ts';
import type { DeviceInput } from '../../../../contract/devices.ts';
import type { TranslationKey } from '../../../../contract/i18n/i18n.ts';
import { parseWords } from '../../../ui/schema-fields.ts';
import { addressProblem } from '../device-form.model.ts';

/** What a pasted column can be. */
export const PASTE_FIELDS = ['address', 'name', 'site', 'groups', 'tags', 'partner', 'country', 'notes'] as const;
export type PasteField = (typeof PASTE_FIELDS)[number];
/** Undefined: the column is left out. */
export type Mapping = readonly (PasteField | undefined)[];
export type Cells = readonly (readonly string[])[];

export const MOST_ROWS = 5000;

/** Fields of a line; a field between quotation marks may hold the separator. */
function cut(line: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line[at] ?? '';
    if (isQuoted && letter === '"' && line[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"' && (isQuoted || cell.trim() === '')) isQuoted = !isQuoted;
    else if (letter === separator && !isQuoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += letter;
  }
  return [...cells, cell.trim()];
}

const isNumeric = (text: string): boolean => {
  const verdict = classifyTarget(text);
  return 'family' in verdict && /^[\d.]+$|:/.test(text);
};

/** "10.0.0.1 core router" is an address and a name; one token alone is an address. */
function byBlanks(line: string): string[] {
  const [first = '', ...rest] = line.trim().split(/\s+/);
  const last = rest.at(-1);
  if (!isNumeric(first) && last !== undefined && isNumeric(last))
    return [last, [first, ...rest.slice(0, -1)].join(' ')];
  return rest.length === 0 ? [first] : [first, rest.join(' ')];
}

/** Cuts pasted text into cells: from a spreadsheet (tabs), CSV with commas or semicolons, or plain lines. */
export function cellsOf(text: string): Cells {
  const lines = text
    .replace(/^\u{feff}/u, '')
    .split(/\r\n|\r|\n/)
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
  const [first = ''] = lines;
  // A list within a cell may use the other sign: the one that cuts the first line into more cells is meant.
  const separator = ['\t', ',', ';']
    .filter((sign) => lines.some((line) => line.includes(sign)))
    .toSorted((a, b) => cut(first, b).length - cut(first, a).length)[0];
  return lines.map((line) => (separator === undefined ? byBlanks(line) : cut(line, separator)));
}

const HEADS: Readonly<Record<PasteField, RegExp>> = {
  address: /^(?:address|alamat|ip|ip ?address|host|hostname or ip|target)$/i,
  name: /^(?:name|nama|hostname|device|perangkat|label)$/i,
  site: /^(?:site|situs|lokasi|location|cabang|branch)$/i,
  groups: /^(?:groups?|grup|kelompok)$/i,
  tags: /^(?:tags?|label ?list)$/i,
  partner: /^(?:partner|mitra|customer|pelanggan|owner)$/i,
  country: /^(?:country|negara)$/i,
  notes: /^(?:notes?|catatan|comments?|description|keterangan)$/i,
};

const headOf = (cell: string): PasteField | undefined => PASTE_FIELDS.find((field) => HEADS[field].test(cell.trim()));

/** Whether the first line names its columns. */
export const hasHead = ([first]: Cells): boolean =>
  first !== undefined && first.some((cell) => headOf(cell) !== undefined) && !first.some(isNumeric);

const isAddress = (cell: string): boolean => addressProblem(cell) === undefined;

/** Which column is what: by its head, else the one with the addresses first and the rest in the usual order. */
export function guessMapping(cells: Cells): Mapping {
  const width = Math.max(0, ...cells.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, index) => index);
  if (hasHead(cells)) {
    const heads = columns.map((index) => headOf(cells[0]?.[index] ?? ''));
    const unique = heads.map((head, index) => (heads.indexOf(head) === index ? head : undefined));
    if (unique.includes('address')) return unique;
  }
  const sample = cells.slice(0, 50);
  const share = (index: number, test: (cell: string) => boolean) =>
    sample.filter((row) => test(row[index] ?? '')).length / Math.max(1, sample.length);
  const best = (test: (cell: string) => boolean) => columns.toSorted((a, b) => share(b, test) - share(a, test))[0] ?? 0;
  const numeric = best(isNumeric);
  const address = share(numeric, isNumeric) > 0.2 ? numeric : best(isAddress);
  const others = PASTE_FIELDS.filter((field) => field !== 'address');
  return columns.map((index) => (index === address ? 'address' : others[index < address ? index : index - 1]));
}

/** A column becomes something; whatever was that before is left out. */
export const remapped = (mapping: Mapping, index: number, field: PasteField | undefined): Mapping =>
  mapping.map((known, at) => (at === index ? field : known === field ? undefined : known));

export type PastedRow = {
  /** Line of the cells, from 0. */
  readonly index: number;
  readonly input: DeviceInput;
  readonly verdict:
    | { readonly kind: 'new' }
    | { readonly kind: 'known'; readonly name: string }
    | { readonly kind: 'twice'; readonly line: number }
    | { readonly kind: 'wrong'; readonly key: TranslationKey };
};

function inputOf(cells: readonly string[], mapping: Mapping): DeviceInput {
  const value = (field: PasteField): string => (cells[mapping.indexOf(field)] ?? '').trim();
  const words = (field: PasteField) => parseWords(value(field).replaceAll(/[;|]/g, ','));
  const address = value('address');
  const texts = (['site', 'partner', 'country', 'notes'] as const).filter((field) => value(field) !== '');
  return {
    address,
    ...(value('name') !== '' && { name: value('name') }),
    ...(value('groups') !== '' && { groups: words('groups') }),
    ...(value('tags') !== '' && { tags: words('tags') }),
    ...Object.fromEntries(texts.map((field) => [field, value(field)])),
  };
}

/**
 * The devices the cells come down to, each with its verdict.
 *
 * @param nameAt the name of a device that is watched already, by its address in lower case
 */
export function rowsOf(
  cells: Cells,
  mapping: Mapping,
  nameAt: (address: string) => string | undefined,
): readonly PastedRow[] {
  const first = new Map<string, number>();
  const skip = hasHead(cells) ? 1 : 0;
  return cells.slice(skip).map((row, offset): PastedRow => {
    const index = offset + skip;
    const input = inputOf(row, mapping);
    const address = input.address.toLowerCase();
    const problem = addressProblem(input.address);
    if (problem !== undefined) return { index, input, verdict: { kind: 'wrong', key: problem } };
    const known = nameAt(address);
    if (known !== undefined) return { index, input, verdict: { kind: 'known', name: known } };
    const line = first.get(address);
    if (line !== undefined) return { index, input, verdict: { kind: 'twice', line: line + 1 } };
    first.set(address, index);
    return { index, input, verdict: { kind: 'new' } };
  });
}
