import type { Database } from 'better-sqlite3';
import { attempt, createFindings, type Finding, type Findings } from './findings.ts';
import { verifyChunks } from './verify-chunks.ts';
import { verifyJournal } from './verify-journal.ts';
import { verifyParts } from './verify-parts.ts';

/** Sentences of SQLite about one database. */
const MOST_SENTENCES = 200;
/** A bad row is reported again and again by hundreds of rows that refer to it. */
const MOST_REFERENCES = 100;

export type Verified = {
  readonly findings: readonly Finding[];
  /** How many were found; the list may be shorter. */
  readonly count: number;
  readonly checked: {
    readonly tables: number;
    readonly chunks: number;
    readonly samples: number;
    readonly journalRows: number;
    readonly bytes: number;
  };
};
type Options = {
  /** Leaves out the comparison of indexes with their tables. */
  readonly quick: boolean;
  /** Told of every step done; throws when the check was cancelled. */
  readonly onStep: (done: number, total: number) => void;
};
type Named = { readonly name: string; readonly tbl_name: string; readonly rootpage: number };
type Violation = { readonly table: string; readonly rowid: number | null; readonly parent: string };

/** The table a sentence of SQLite is about: it names a tree by its root page ("Tree 12 page 90 …"), or an index. */
function tableOf(sentence: string, schema: readonly Named[]): string | null {
  const root = /\btree (?:page )?(\d+)/i.exec(sentence)?.[1];
  const found =
    root === undefined
      ? schema.find(({ name }) => new RegExp(`\\b${name}\\b`).test(sentence))
      : schema.find(({ rootpage }) => rootpage === Number(root));
  return found?.tbl_name ?? null;
}

const sentencesOf = (row: Readonly<Record<string, string>>): string[] =>
  Object.values(row)
    .flatMap((text) => text.split('\n'))
    .filter((sentence) => sentence !== 'ok' && sentence !== '' && !sentence.startsWith('***'));

/** Sentences of one check, up to where it had to give up. @returns false when it gave up */
function collect(db: Database, pragma: string, into: Set<string>): boolean {
  try {
    for (const row of db.prepare<[], Record<string, string>>(`PRAGMA ${pragma}`).iterate())
      for (const sentence of sentencesOf(row)) into.add(sentence);
    return true;
  } catch {
    return false;
  }
}

function verifyPages(db: Database, quick: boolean, schema: readonly Named[], findings: Findings): void {
  const name = quick ? 'quick_check' : 'integrity_check';
  const sentences = new Set<string>();
  const isWhole = collect(db, `${name}(${String(MOST_SENTENCES)})`, sentences);
  // A page that cannot be read at all ends the check of the file; those of the other tables go on.
  const tables = isWhole ? [] : new Set(schema.map((one) => one.tbl_name));
  for (const table of tables) collect(db, `${name}("${table.replaceAll('"', '""')}")`, sentences);
  for (const sentence of sentences) findings.add('page', tableOf(sentence, schema), sentence);
  if (!isWhole && sentences.size === 0) findings.add('page', null, 'Some pages cannot be read.');
}

function verifyReferences(db: Database, findings: Findings): void {
  const found = attempt(
    () => db.pragma('foreign_key_check') as Violation[],
    (words) => findings.add('page', null, words),
  );
  for (const { table, rowid, parent } of (found ?? []).slice(0, MOST_REFERENCES))
    findings.add('reference', table, `Row ${String(rowid ?? '?')} refers to a row of ${parent} that does not exist.`);
}

const countOf = (db: Database, sql: string): number => {
  const count = attempt(
    () => db.prepare(sql).pluck().get(),
    () => undefined,
  );
  return Number(count ?? 0);
};

/**
 * Reads a database from its first page to its last sample: the pages and references by SQLite, every chunk and journal
 * row by its own checksums, which SQLite does not have. All of it sees one moment, and nothing is changed.
 *
 * `integrity_check` goes over the whole file in one statement and cannot be done in parts without missing pages that two
 * tables claim. So a check runs on a connection of its own, in a thread of its own (`care.worker.ts`), and keeps nobody
 * waiting. Its read transaction holds the write-ahead log back for as long as it takes.
 *
 * @param db read-only
 * @throws what `onStep` throws; never because of damage
 */
export function verifyDatabase(db: Database, { quick, onStep }: Options): Verified {
  const findings = createFindings();
  const nothing = { tables: 0, chunks: 0, samples: 0, journalRows: 0, bytes: 0 };
  const begun = attempt(
    () => {
      db.exec('BEGIN');
      return db.prepare<[], Named>('SELECT name, tbl_name, rootpage FROM sqlite_schema WHERE rootpage > 0').all();
    },
    (words) => findings.add('page', null, words),
  );
  if (!begun) return { findings: findings.list, count: findings.count, checked: nothing };
  // The transaction ends with the connection: damage may have ended it already.
  const journal = countOf(db, 'SELECT count(*) FROM series_journal');
  const parts = countOf(db, 'SELECT count(*) FROM series_parts');
  const total = 1 + journal + parts + countOf(db, 'SELECT sum(chunks) FROM series_totals');
  let done = 0;
  const step = () => {
    done += 1;
    onStep(Math.min(done, total), total);
  };
  onStep(0, total);
  verifyPages(db, quick, begun, findings);
  verifyReferences(db, findings);
  step();
  const journalRows = verifyJournal(db, findings, step);
  verifyParts(db, findings, step);
  const chunks = verifyChunks({ db, findings, onChunk: step });
  const tables = new Set(begun.map(({ tbl_name }) => tbl_name)).size;
  return { findings: findings.list, count: findings.count, checked: { ...nothing, ...chunks, tables, journalRows } };
}
