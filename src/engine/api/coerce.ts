import * as z from 'zod';

/** Looks through optional, default and nullable to the schema that decides the type. */
function bare(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return bare(schema.unwrap() as z.ZodType);
  return schema;
}

function valueFor(schema: z.ZodType, raw: string | readonly string[]): unknown {
  const wanted = bare(schema);
  if (wanted instanceof z.ZodArray) {
    const list = typeof raw === 'string' ? [raw] : raw;
    return list.map((one) => valueFor(wanted.element as z.ZodType, one));
  }
  if (typeof raw !== 'string') return raw;
  if (wanted instanceof z.ZodNumber) return raw.trim() === '' ? raw : Number(raw);
  if (wanted instanceof z.ZodBoolean) return raw === 'true' ? true : raw === 'false' ? false : raw;
  return raw;
}

/**
 * Turns the text of a query string into the types a call expects. What does not fit is left as it is,
 * so that the schema names it.
 *
 * @param query values as the URL gave them; a repeated key is an array
 */
export function coerceQuery(
  input: z.ZodType,
  query: Readonly<Record<string, string | readonly string[]>>,
): Record<string, unknown> {
  const shape = input instanceof z.ZodObject ? (input.shape as Record<string, z.ZodType>) : {};
  return Object.fromEntries(
    Object.entries(query).map(([key, raw]) => {
      const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
      return [key, schema === undefined ? raw : valueFor(schema, raw)];
    }),
  );
}
