import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Fault } from '../../../contract/faults.ts';
import { listBackups } from '../care/care.ts';
import type { BackupFile } from '../care/care-messages.ts';
import { createCareThread } from '../care/care-thread.ts';
import type { Finding } from '../care/findings.ts';
import { dataFolder, fileBytes, removeFile } from '../data-folder.ts';
import type { Restored } from './restore.ts';
import type { Salvaged } from './salvage.ts';
import { setAside } from './set-aside.ts';

/** What became of a database that does not open. Times are ms since 1970. */
export type Damage = {
  readonly fault: Fault;
  /** Undefined when the file is missing. */
  readonly bytes: number | undefined;
  readonly changedAt: number | undefined;
  /** What a check found, as far as the file can be read; undefined while it goes on. */
  readonly findings: readonly Finding[] | undefined;
  readonly backups: readonly BackupFile[];
};
type Options = { readonly dataDir: string; readonly careUrl: URL; readonly fault: Fault };
export type Recovery = ReturnType<typeof createRecovery>;

/** Ways back from a database that does not open. The data folder must be locked; nothing in it is ever deleted. */
export function createRecovery({ dataDir, careUrl, fault }: Options) {
  const folder = dataFolder(resolve(dataDir));
  const thread = createCareThread(careUrl);
  let findings: readonly Finding[] | undefined;
  let isBusy = false;
  if ((fileBytes(folder.database) ?? 0) === 0) findings = [];
  else
    thread.verify(folder.database, true).then(
      (verified) => {
        findings = verified.findings;
      },
      () => {
        // A file that is no database at all has nothing to be named.
        findings = [];
      },
    );

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (isBusy) throw new Fault('conflict', 'The recovery is under way already.');
    isBusy = true;
    try {
      thread.cancel();
      return await work();
    } finally {
      isBusy = false;
    }
  }
  const known = (name: string): string => {
    if (!listBackups(folder.backups).some((one) => one.name === name))
      throw new Fault('not-found', `There is no copy named ${name}.`);
    return join(folder.backups, name);
  };

  return {
    damage(): Damage {
      const found = statSync(folder.database, { throwIfNoEntry: false });
      const changedAt = found && Math.round(found.mtimeMs);
      return { fault, bytes: found?.size, changedAt, findings, backups: listBackups(folder.backups) };
    },
    /** @param name of a copy in the folder of backups @throws {Fault} not-found or invalid-input; nothing was changed */
    restore: (name: string): Promise<Restored> => alone(() => thread.restore(folder.root, known(name))),
    /** @throws {Fault} internal when nothing can be read; nothing was changed */
    salvage: (): Promise<Salvaged> => alone(() => thread.salvage(folder.root)),
    /** Begins with nothing, beside what was. */
    startEmpty: (): Promise<Restored> =>
      alone(async () => {
        const aside = setAside(folder, new Date());
        for (const path of [folder.marker, folder.seal]) removeFile(path);
        return { aside };
      }),
    dispose: thread.dispose,
  };
}
