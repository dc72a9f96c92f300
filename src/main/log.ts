import { type Logger, pino } from 'pino';
import { createRedactor, type Redactor } from '../engine/lib/redaction.ts';

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogFormat = 'text' | 'json';

/** Turns a JSON log line into one line for people. */
function plain(line: string): string {
  const { time, level, msg, err, pid: _pid, hostname: _host, ...rest } = JSON.parse(line) as Record<string, unknown>;
  const why = typeof err === 'object' && err !== null && 'message' in err ? `: ${String(err.message)}` : '';
  const more = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  return `${String(time)} ${String(level)} ${typeof msg === 'string' ? msg : ''}${why}${more}\n`;
}

/**
 * The log of engine and headless host, on stderr; stdout belongs to results.
 *
 * @param redactor knows the secrets that are in the clear; what looks like one is left out in any case
 */
export function createLog(level: LogLevel, format: LogFormat, redactor: Redactor = createRedactor()): Logger {
  const options = {
    level,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  const write = (line: string) => {
    const text = redactor.redact(line);
    process.stderr.write(format === 'json' ? text : plain(text));
  };
  return pino(options, { write });
}
