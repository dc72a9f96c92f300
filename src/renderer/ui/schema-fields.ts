/** One field of a form made from a JSON Schema. */
export type SchemaField = {
  readonly name: string;
  readonly title: string;
  readonly kind: 'text' | 'number' | 'integer' | 'boolean' | 'choice' | 'list';
  readonly unit: string | undefined;
  readonly hint: string | undefined;
  readonly choices: readonly string[];
  readonly initial: unknown;
  readonly isRequired: boolean;
  readonly min: number | undefined;
  readonly max: number | undefined;
  /** The items of a list are numbers. */
  readonly isNumeric: boolean;
};
/** What the person typed: text, or a tick. */
export type SchemaValues = Readonly<Record<string, string | boolean>>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function kindOf(schema: Readonly<Record<string, unknown>>): SchemaField['kind'] {
  if (Array.isArray(schema['enum'])) return 'choice';
  const type = schema['type'];
  if (type === 'array') return 'list';
  return type === 'integer' || type === 'number' || type === 'boolean' ? type : 'text';
}

function fieldOf(name: string, schema: Readonly<Record<string, unknown>>, isRequired: boolean): SchemaField {
  const items = isRecord(schema['items']) ? schema['items'] : {};
  return {
    name,
    title: text(schema['title']) ?? name,
    kind: kindOf(schema),
    unit: text(schema['unit']),
    hint: text(schema['description']),
    choices: Array.isArray(schema['enum']) ? schema['enum'].map(String) : [],
    initial: schema['default'],
    isRequired: isRequired && schema['default'] === undefined,
    min: number(schema['minimum']),
    max: number(schema['maximum']),
    isNumeric: items['type'] === 'integer' || items['type'] === 'number',
  };
}

/** The fields of a JSON Schema object, without those the form shows itself. */
export function schemaFields(
  schema: Readonly<Record<string, unknown>>,
  without: ReadonlySet<string>,
): readonly SchemaField[] {
  const properties = isRecord(schema['properties']) ? schema['properties'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(properties).flatMap(([name, property]) =>
    without.has(name) || !isRecord(property) ? [] : [fieldOf(name, property, required.includes(name))],
  );
}

/** A stored value as the form shows it. */
export function shownValue(field: SchemaField, value: unknown): string | boolean {
  const given = value ?? field.initial;
  if (field.kind === 'boolean') return given === true;
  if (Array.isArray(given)) return given.join(', ');
  return typeof given === 'string' || typeof given === 'number' ? String(given) : '';
}

/** A number as people write it: with a comma or a point. NaN when it is none. */
export const parseNumber = (written: string): number =>
  /^-?\d+(?:[.,]\d+)?$/.test(written.trim()) ? Number(written.trim().replace(',', '.')) : Number.NaN;

/** Words separated by commas, each once. */
export const parseWords = (written: string): string[] => [
  ...new Set(
    written
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];

/** What is wrong with a number, as a key of the language files. */
export type NumberProblem =
  | { readonly key: 'form.wholeNumber' | 'form.number' | 'form.required' }
  | { readonly key: 'form.between'; readonly min: number; readonly max: number };
type Limits = Pick<SchemaField, 'min' | 'max'> & { readonly isWhole: boolean };

export function numberProblem(written: string, { min, max, isWhole }: Limits): NumberProblem | undefined {
  const value = parseNumber(written);
  if (Number.isNaN(value)) return { key: isWhole ? 'form.wholeNumber' : 'form.number' };
  if (isWhole && !Number.isInteger(value)) return { key: 'form.wholeNumber' };
  const [low, high] = [min ?? -Infinity, max ?? Infinity];
  return value < low || value > high ? { key: 'form.between', min: low, max: high } : undefined;
}

export function fieldProblem(field: SchemaField, value: string | boolean): NumberProblem | undefined {
  if (typeof value === 'boolean') return undefined;
  if (value.trim() === '') return field.isRequired ? { key: 'form.required' } : undefined;
  if (field.kind !== 'integer' && field.kind !== 'number') return undefined;
  return numberProblem(value, { ...field, isWhole: field.kind === 'integer' });
}

/** What was typed as the host wants it; what was left empty is left out, so that the default holds. */
export function settingsOf(fields: readonly SchemaField[], values: SchemaValues): Record<string, unknown> {
  const entries = fields.flatMap((field): [string, unknown][] => {
    const value = values[field.name];
    if (value === undefined || value === '') return [];
    if (typeof value === 'boolean') return [[field.name, value]];
    if (field.kind === 'integer' || field.kind === 'number') return [[field.name, parseNumber(value)]];
    if (field.kind === 'list')
      return [[field.name, field.isNumeric ? parseWords(value).map(parseNumber) : parseWords(value)]];
    return [[field.name, value]];
  });
  return Object.fromEntries(entries);
}
