import { Readable } from 'node:stream';
import type { Fault, FaultCode } from '../../contract/faults.ts';
import type { AnswerLine, Answer } from '../promql/promql.ts';
import { problemOf } from './problem.ts';
import { Refusal } from './refusal.ts';

/** Points written without letting others have their turn. */
const PIECE = 2000;

/** Prometheus' words and HTTP status for a fault. */
const ERRORS: Readonly<Record<FaultCode, { readonly type: string; readonly status: number }>> = {
  'invalid-input': { type: 'bad_data', status: 400 },
  'auth-failed': { type: 'unauthorized', status: 401 },
  forbidden: { type: 'forbidden', status: 403 },
  'not-found': { type: 'not_found', status: 404 },
  conflict: { type: 'execution', status: 422 },
  'rate-limited': { type: 'too_many_requests', status: 429 },
  unsupported: { type: 'execution', status: 422 },
  internal: { type: 'internal', status: 500 },
  unreachable: { type: 'unavailable', status: 503 },
  timeout: { type: 'timeout', status: 503 },
};

export function failure(fault: Fault) {
  const { type, status } = ERRORS[fault.code];
  return {
    status: fault instanceof Refusal ? fault.status : status,
    body: { status: 'error', errorType: type, error: problemOf(fault).detail },
  };
}

function valueText(value: number): string {
  return Math.abs(value) === Infinity ? (value > 0 ? '"+Inf"' : '"-Inf"') : `"${String(value)}"`;
}
const pointText = (at: number, value: number): string => `[${String(at / 1000)},${valueText(value)}]`;

function* lineTexts(line: AnswerLine, isMatrix: boolean): Generator<string> {
  const metric = `{"metric":${JSON.stringify(line.labels)}`;
  if (!isMatrix) {
    yield `${metric},"value":${pointText(line.at[0] ?? 0, line.values[0] ?? Number.NaN)}}`;
    return;
  }
  yield `${metric},"values":[`;
  for (let first = 0; first < line.at.length; first += PIECE) {
    const points = line.at.slice(first, first + PIECE).map((at, index) => {
      return pointText(at, line.values[first + index] ?? Number.NaN);
    });
    yield (first > 0 ? ',' : '') + points.join(',');
  }
  yield ']}';
}

function* resultTexts(answer: Answer): Generator<string> {
  yield `{"resultType":"${answer.type}","result":`;
  if (answer.type === 'scalar') yield pointText(answer.at, answer.value);
  else if (answer.type === 'string') yield `[${String(answer.at / 1000)},${JSON.stringify(answer.value)}]`;
  else {
    yield '[';
    for (const [index, line] of answer.lines.entries()) {
      if (index > 0) yield ',';
      yield* lineTexts(line, answer.type === 'matrix');
    }
    yield ']';
  }
  yield '}';
}

function* rowTexts(rows: readonly unknown[]): Generator<string> {
  yield '[';
  for (const [index, row] of rows.entries()) yield (index > 0 ? ',' : '') + JSON.stringify(row);
  yield ']';
}

async function* envelope(data: Generator<string>, warnings: readonly string[], turn: () => Promise<void>) {
  let text = '{"status":"success","data":';
  for (const piece of data) {
    text += piece;
    if (text.length < PIECE * 20) continue;
    yield text;
    text = '';
    await turn();
  }
  yield `${text}${warnings.length > 0 ? `,"warnings":${JSON.stringify(warnings)}` : ''}}`;
}

/** A result as text that comes piece by piece: it may be many megabytes. */
export const resultStream = (answer: Answer, turn: () => Promise<void>): Readable =>
  Readable.from(envelope(resultTexts(answer), [], turn), { objectMode: false });

/** The first rows of a list, with a warning where there are more. */
export function rowStream(rows: readonly unknown[], limit: number, turn: () => Promise<void>): Readable {
  const warnings = rows.length > limit ? ['results truncated due to limit'] : [];
  return Readable.from(envelope(rowTexts(rows.slice(0, limit)), warnings, turn), { objectMode: false });
}
