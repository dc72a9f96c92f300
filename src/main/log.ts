import { type Logger, pino } from 'pino';
import { createRedactor, type Redactor } from '../engine/lib/redaction.ts';
import { createLineRing } from './line-ring.ts';
import { visible, visibleLine } from './visible-text.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogFormat = 'text' | 'json';

/** Turns a JSON log line into one line for people. */
function plain(line: string): string {
  const { time, level, msg, err, pid: _pid, hostname: _host, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const why = typeof err === 'object' && err !== null && 'message' in err ? `: ${String(err.message)}` : '';
  const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  return `${visibleLine(`${String(time)} ${String(level)} ${typeof msg === 'string' ? msg : ''}${why}${more}`)}\n`;
}

/** So much stays in memory, for a report of trouble: about a thousand lines. */
const KEPT_BYTES = 256 * 1024;

/** `lines`: the newest of what was logged, oldest first. */
export type ProgramLog = { readonly logger: Logger; readonly lines: () => readonly string[] };

/**
 * The log of engine and headless host, on stderr; stdout belongs to results.
 *
 * @param redactor knows the secrets that are in the clear; what looks like one is left out in any case
 */
export function createLog(level: LogLevel, format: LogFormat, redactor: Redactor = createRedactor()): ProgramLog {
  const kept = createLineRing(KEPT_BYTES);
  const options = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const write = (raw: string): void => {
    const line = redactor.redact(raw);
    kept.push(line);
    process.stderr.write(visible(format === 'json' ? line : plain(line)));
  };
  return { logger: pino(options, { write }), lines: kept.lines };
}
