import { Fault } from '../../contract/faults.ts';
import { durationMs } from '../promql/promql.ts';

const refuse = (name: string, text: string, wanted: string): Fault =>
  new Fault('invalid-input', `The parameter "${name}" takes ${wanted}, not "${text.slice(0, 60)}".`);

/** Latest time that is taken, ms since 1970: the last a date can be. */
const LAST_MS = 8.64e15;
/** Seconds as a decimal number, such as `1767225600.5`. */
const SECONDS = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/;

/** Parameters of a request of Prometheus' HTTP API, from its address and its form. All throw `invalid-input`. */
export function queryParams(params: URLSearchParams) {
  /** A length of time in ms: seconds as a number, or a duration such as 5m. */
  function length(name: string): number | undefined {
    const text = params.get(name);
    if (text === null) return undefined;
    const ms = SECONDS.test(text) ? Math.round(Number(text) * 1000) : durationMs(text);
    if (ms === undefined || Math.abs(ms) > LAST_MS) throw refuse(name, text, 'seconds or a duration such as 5m');
    return ms;
  }
  /** A moment, ms since 1970: seconds as a number, or RFC 3339. */
  function time(name: string): number | undefined {
    const text = params.get(name);
    if (text === null || text === '') return undefined;
    const ms = SECONDS.test(text) ? Math.round(Number(text) * 1000) : DATE.test(text) ? Date.parse(text) : Number.NaN;
    if (!(Math.abs(ms) <= LAST_MS)) throw refuse(name, text, 'seconds since 1970 or a time of RFC 3339');
    return ms;
  }
  return {
    length,
    time,
    text: (name: string): string | undefined => params.get(name) ?? undefined,
    all: (name: string): readonly string[] => params.getAll(name),
    /** Most rows of an answer; 0 and nothing: all. */
    limit(name = 'limit'): number {
      const text = params.get(name);
      if (text === null || text === '') return Infinity;
      if (!/^\d{1,9}$/.test(text)) throw refuse(name, text, 'a whole number');
      return Number(text) || Infinity;
    },
    neededTime(name: string): number {
      const moment = time(name);
      if (moment === undefined) throw new Fault('invalid-input', `The parameter "${name}" is missing.`);
      return moment;
    },
    neededLength(name: string): number {
      const ms = length(name);
      if (ms === undefined) throw new Fault('invalid-input', `The parameter "${name}" is missing.`);
      return ms;
    },
  };
}
export type QueryParams = ReturnType<typeof queryParams>;
