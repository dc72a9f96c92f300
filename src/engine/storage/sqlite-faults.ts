import { Fault } from '../../contract/faults.ts';

type Rule = { readonly code: RegExp; readonly fault: (thrown: unknown) => Fault };

const RULES: readonly Rule[] = [
  {
    code: /^SQLITE_(CORRUPT|NOTADB)/,
    fault: (cause) =>
      new Fault('internal', 'The database is damaged. Nothing was changed or deleted.', {
        reason: 'data-corrupt',
        cause,
      }),
  },
  {
    code: /^(SQLITE_FULL|ENOSPC|EDQUOT)/,
    fault: (cause) =>
      new Fault('internal', 'The disk that holds the data folder is full.', {
        reason: 'data-unwritable',
        retryable: true,
        cause,
      }),
  },
  {
    code: /^(SQLITE_(READONLY|CANTOPEN|PERM|AUTH|IOERR)|EACCES|EPERM|EROFS|ENOTDIR|EIO|ENOENT|EEXIST|EISDIR)/,
    fault: (cause) =>
      new Fault('internal', 'The data folder cannot be written.', {
        reason: 'data-unwritable',
        retryable: true,
        cause,
      }),
  },
  {
    code: /^SQLITE_(BUSY|LOCKED)/,
    fault: (cause) =>
      new Fault('conflict', 'Another program is using the database.', {
        reason: 'data-locked',
        retryable: true,
        cause,
      }),
  },
  {
    code: /^SQLITE_CONSTRAINT_FOREIGNKEY/,
    fault: (cause) => new Fault('not-found', 'The change names a device or check that does not exist.', { cause }),
  },
  {
    code: /^SQLITE_CONSTRAINT/,
    fault: (cause) => new Fault('conflict', 'The change contradicts what is stored already.', { cause }),
  },
];

const codeOf = (thrown: unknown): string =>
  thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';

/** The Fault that an error of SQLite or of the file system means. */
export function storageFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const code = codeOf(thrown);
  return RULES.find((rule) => rule.code.test(code))?.fault(thrown) ?? Fault.from(thrown);
}
