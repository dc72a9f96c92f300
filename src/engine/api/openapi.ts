import * as z from 'zod';
import { type Call, ROLES } from '../../contract/define.ts';
import { calls } from '../../contract/contract.ts';

type Schema = Record<string, unknown>;
const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' }) as Schema;
  return schema;
};

const PROBLEM: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string' },
    reason: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};

function parametersOf(path: string, method: string, input: z.ZodType): readonly Schema[] {
  const schema = schemaOf(input, 'input');
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const required = new Set((schema['required'] ?? []) as readonly string[]);
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));
  return Object.entries(properties)
    .filter(([name]) => inPath.has(name) || method === 'get')
    .map(([name, property]) => ({
      name,
      in: inPath.has(name) ? 'path' : 'query',
      required: inPath.has(name) || required.has(name),
      schema: property,
      ...(typeof property['description'] === 'string' && { description: property['description'] }),
    }));
}

function contentOf(call: Call): Schema {
  if (call.kind !== 'stream') return { 'application/json': { schema: schemaOf(call.output, 'output') } };
  return Object.fromEntries((call.media ?? []).map((media) => [media, { schema: { type: 'string' } }]));
}

function operationOf(name: string, call: Call, route: { path: string; method: string }): Schema {
  const status = String(call.status ?? 200);
  const body = route.method === 'post' || route.method === 'patch';
  return {
    operationId: name,
    summary: call.summary,
    tags: [name.split('.')[0]],
    'x-role': call.role,
    security: call.role === 'anyone' ? [] : [{ bearer: [] }, { session: [] }],
    parameters: parametersOf(route.path, route.method, call.input),
    ...(body && { requestBody: { content: { 'application/json': { schema: bodyOf(call.input, route.path) } } } }),
    responses: {
      [status]: {
        description: call.summary,
        ...(status !== '204' && { content: contentOf(call) }),
      },
      default: {
        description: 'A problem (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}

/** The body is the input without what stands in the path. */
function bodyOf(input: z.ZodType, path: string): Schema {
  const schema = schemaOf(input, 'input');
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');
  if (inPath.length === 0 || typeof schema['properties'] !== 'object') return schema;
  const properties = Object.fromEntries(
    Object.entries(schema['properties'] ?? {}).filter(([key]) => !inPath.includes(key)),
  );
  const required = ((schema['required'] ?? []) as readonly string[]).filter((key) => !inPath.includes(key));
  return { ...schema, properties, required };
}

/** OpenAPI 3.1 of every call that has a route, made from the contract. */
export function openApi(version: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const [name, call] of Object.entries(calls) as [string, Call][]) {
    if (call.http === undefined) continue;
    const [verb = '', path = ''] = call.http.split(' ');
    const method = verb.toLowerCase();
    paths[path] = { ...paths[path], [method]: operationOf(name, call, { path, method }) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Ronda',
      version,
      license: { name: 'MIT', identifier: 'MIT' },
      description: `Roles, from least to most: ${ROLES.join(', ')}. Live streams: WebSocket at /api/v1/ws.`,
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Problem: PROBLEM },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'ronda_session' },
      },
    },
  };
}
