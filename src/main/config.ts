import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { Fault } from '../contract/faults.ts';
import { issuesOf } from '../engine/lib/issues.ts';
import { UsageError } from './exit-codes.ts';
import { LOG_LEVELS } from './log.ts';

const LISTEN = /^(?:\[([^\]]+)\]|([^:]*)):(\d{1,5})$/;

const Config = z.strictObject({
  dataDir: z.string().min(1).optional(),
  listen: z.string().regex(LISTEN, 'This is not ADDRESS:PORT, for example 127.0.0.1:8470.').optional(),
  tlsCert: z.string().min(1).optional(),
  tlsKey: z.string().min(1).optional(),
  insecureBehindProxy: z.boolean().optional(),
  trustedProxies: z.array(z.string()).optional(),
  hostNames: z.array(z.string()).optional(),
  rateLimit: z.int().min(1).max(100_000).optional(),
  logLevel: z.enum(LOG_LEVELS).optional(),
  logFormat: z.enum(['text', 'json']).optional(),
});
export type Config = z.infer<typeof Config>;

/**
 * Reads a configuration file (JSON); flags win over it.
 *
 * @throws {Fault} with reason `config-invalid` and every wrong field
 */
export function readConfig(file: string): Config {
  const refuse = (message: string, cause: unknown) =>
    new Fault('invalid-input', message, { reason: 'config-invalid', cause });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (thrown) {
    throw refuse(`The configuration file ${file} cannot be read.`, thrown);
  }
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch (thrown) {
    throw refuse(
      `The configuration file ${file} is not valid JSON: ${thrown instanceof Error ? thrown.message : ''}`,
      thrown,
    );
  }
  const parsed = Config.safeParse(raw);
  if (parsed.success) return parsed.data;
  const errors = issuesOf(parsed.error);
  throw new Fault(
    'invalid-input',
    `The configuration file ${file} is wrong:\n${errors.map((one) => `  ${one.path}: ${one.message}`).join('\n')}`,
    {
      reason: 'config-invalid',
      errors,
    },
  );
}

/** "ADDR:PORT", "[::1]:8470" or ":8470". @throws {UsageError} */
export function parseListen(value: string): { readonly host: string; readonly port: number } {
  const match = LISTEN.exec(value);
  const port = Number(match?.[3]);
  if (match === null || port > 65_535)
    throw new UsageError(`"${value}" is not ADDRESS:PORT, for example 127.0.0.1:8470.`);
  return { host: match[1] ?? (match[2] === undefined || match[2] === '' ? '127.0.0.1' : match[2]), port };
}
