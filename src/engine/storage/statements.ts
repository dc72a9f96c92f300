import type { Database } from 'better-sqlite3';

const SLOW_MS = 40;

/** What SQLite can hold, by parameter name (`@name` in the text). */
export type Bind = Readonly<Record<string, string | number | null | Uint8Array>>;

export type Statement<P extends Bind, R> = {
  /** @returns number of rows changed */
  run(params: P): number;
  get(params: P): R | undefined;
  all(params: P): R[];
};

/** Prepares once, at start-up. The text is always a constant; values only ever go in as parameters. */
export type Prepare = <P extends Bind = Bind, R = never>(name: string, text: string) => Statement<P, R>;

/** @param onSlow told the name of each statement that took more than 40 ms */
export function statements(db: Database, onSlow: (name: string, ms: number) => void): Prepare {
  return <P extends Bind, R>(name: string, text: string): Statement<P, R> => {
    const statement = db.prepare<[P], R>(text);
    const timed = <T>(work: () => T): T => {
      const before = performance.now();
      const result = work();
      const ms = performance.now() - before;
      if (ms > SLOW_MS) onSlow(name, ms);
      return result;
    };
    return {
      run: (params) => timed(() => statement.run(params).changes),
      get: (params) => timed(() => statement.get(params)),
      all: (params) => timed(() => statement.all(params)),
    };
  };
}
