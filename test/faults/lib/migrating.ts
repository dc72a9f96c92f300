// Opens a database of an older version with more and more statements, and dies without warning after one of them.
// argv: data folder, number of the statement after which it ends (-1: none).
import Database from 'better-sqlite3';
import { dataFolder } from '../../../src/engine/storage/data-folder.ts';
import { migrations } from '../../../src/engine/storage/migrations.gen.ts';
import { openDatabase } from '../../../src/engine/storage/open-database.ts';

const [, , dataDir = '', last = '-1'] = process.argv;
let left = Number(last);
// oxlint-disable-next-line typescript/unbound-method -- it is called on its database below
const { exec } = Database.prototype;

/** The statements of a migration, one by one, so that the process can end between any two of them. */
Database.prototype.exec = function (this: Database.Database, sql: string) {
  for (const statement of sql.split(/;\s*(?:--[^\n]*)?\n/).filter((one) => one.trim() !== '')) {
    exec.call(this, `${statement};`);
    if (left === 0) process.kill(process.pid, 'SIGKILL');
    left -= 1;
  }
  return this;
};
openDatabase(dataFolder(dataDir), migrations).db.close();
process.stdout.write(`done ${String(Number(last) - left)}\n`);
