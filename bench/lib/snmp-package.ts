// Reads routers with the package net-snmp, and prints what it cost. Argument: PollInput as JSON, `how`: bulk or columns.
import netSnmp from 'net-snmp';
import { PEER_COLUMNS, type PollCost, type PollInput } from './snmp-plan.ts';

const { port, routers, how } = JSON.parse(process.argv[2] ?? '{}') as PollInput;
const AT_ONCE = 12;
const REPETITIONS = 5;
type Cell = { readonly oid: string };

const sessions = Array.from({ length: routers }, () =>
  netSnmp.createSession('127.0.0.1', 'public', { port, version: netSnmp.Version2c, retries: 1, timeout: 3000 }),
);
type Session = (typeof sessions)[number];

const bulk = (session: Session, oids: readonly string[]) =>
  new Promise<readonly (readonly Cell[])[]>((resolve, reject) => {
    session.getBulk([...oids], 0, REPETITIONS, (error: Error | null, found: unknown) => {
      if (error) reject(error);
      else resolve(found as Cell[][]);
    });
  });

/** As many GETBULK requests as it takes. */
async function readBulk(session: Session): Promise<number> {
  let cells = 0;
  let oids = PEER_COLUMNS;
  for (;;) {
    const found = await bulk(session, oids);
    const rows = Math.min(...found.map((column) => column.length));
    let isEnd = rows === 0;
    for (const [at, column] of found.entries())
      for (const { oid } of column) {
        if (oid.startsWith(`${PEER_COLUMNS[at] ?? ''}.`)) cells += 1;
        else isEnd = true;
      }
    if (isEnd) return cells;
    oids = found.map((column) => column[rows - 1]?.oid ?? '');
  }
}

const TABLES = ['1.3.6.1.2.1.2.2', '1.3.6.1.2.1.31.1.1'] as const;
async function readColumns(session: Session): Promise<number> {
  let cells = 0;
  for (const table of TABLES) {
    const columns = PEER_COLUMNS.filter((oid) => oid.startsWith(`${table}.1.`)).map(
      (oid) => oid.split('.').at(-1) ?? '',
    );
    const found = await new Promise<Record<string, Record<string, unknown>>>((resolve, reject) => {
      session.tableColumns(table, columns, REPETITIONS * 4, (error: Error | null, rows: unknown) => {
        if (error) reject(error);
        else resolve(rows as Record<string, Record<string, unknown>>);
      });
    });
    for (const cellsOfRow of Object.values(found)) cells += Object.keys(cellsOfRow).length;
  }
  return cells;
}

const read = how === 'columns' ? readColumns : readBulk;
async function readAll(): Promise<number> {
  let cells = 0;
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let session = sessions[next++]; session !== undefined; session = sessions[next++]) {
      const found = await read(session);
      cells += found;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return cells;
}

await readAll();
const before = process.cpuUsage();
const varbinds = await readAll();
const { user, system } = process.cpuUsage(before);
const output: PollCost = { varbinds, cpuUs: user + system, rounds: routers };
console.log(JSON.stringify(output));
for (const session of sessions) session.close();
