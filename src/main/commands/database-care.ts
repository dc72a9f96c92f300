import type { BackupMade, StorageWork, VerifyReport } from '../../contract/storage.ts';
import { Fault } from '../../contract/faults.ts';
import { backupView, verifyView } from '../../engine/calls/storage.ts';
import { assertDatabase, careAtRest } from '../../engine/storage/care/at-rest.ts';
import type { Replacing } from '../../engine/storage/care/care.ts';
import { makeFolder } from '../../engine/storage/data-folder.ts';
import { connectControl } from '../control.ts';
import { text } from '../flags.ts';
import { dataDirOf } from '../paths.ts';
import type { CommandContext } from './command.ts';

const LOOK_EVERY_MS = 250;

/** Checks and copies of a database, whoever does them. */
export type DatabaseCare = {
  verify(quick: boolean): Promise<VerifyReport>;
  /** @param path absolute */
  backup(path: string, force: boolean): Promise<BackupMade>;
  work(): Promise<Pick<StorageWork, 'kind' | 'done' | 'total'> | null>;
  cancel(): Promise<unknown>;
  close(): Promise<void>;
};

export const dataDirOfContext = ({ flags }: Pick<CommandContext, 'flags'>): string =>
  dataDirOf(text(flags, 'data-dir'));

async function running(dataDir: string): Promise<DatabaseCare | undefined> {
  const control = await connectControl(dataDir);
  return (
    control && {
      verify: (quick) => control.call('storage.verify', { quick }),
      backup: (path, force) => control.call('storage.backupTo', { path, force }),
      work: async () => (await control.call('storage.work', {})).work,
      cancel: () => control.call('storage.cancel', {}),
      close: async () => control.close(),
    }
  );
}

function atRest(dataDir: string, careUrl: URL): DatabaseCare {
  assertDatabase(dataDir);
  const care = careAtRest(dataDir, careUrl);
  const before = performance.now();
  return {
    verify: async (quick) => verifyView(await care.verify({ quick }), performance.now() - before),
    backup: async (path, force) => backupView(await care.backup({ path, force }), performance.now() - before),
    work: async () => care.work() ?? null,
    cancel: async () => care.cancel(),
    close: () => care.dispose(),
  };
}

/** Shows on a terminal how far it is. @returns how to stop */
function showProgress(care: DatabaseCare): () => void {
  const { stderr } = process;
  if (!stderr.isTTY) return () => undefined;
  const clear = '\r\u001B[K';
  const timer = setInterval(() => {
    care.work().then(
      (work) => {
        if (work && work.total > 0)
          stderr.write(`${clear}${work.kind} ${Math.floor((100 * work.done) / work.total).toString()} %`);
      },
      () => undefined,
    );
  }, LOOK_EVERY_MS);
  return () => {
    clearInterval(timer);
    stderr.write(clear);
  };
}

/**
 * Works on the database of a data folder: through the program that runs on it, else on its files. Ctrl-C stops it with
 * nothing half done.
 *
 * @throws {Fault} of the work, or with a reason when the folder is in use or the database lost
 */
export async function withCare<T>(
  context: CommandContext,
  work: (care: DatabaseCare) => Promise<T>,
): Promise<T | 'interrupted'> {
  const dataDir = dataDirOfContext(context);
  const care = (await running(dataDir)) ?? atRest(dataDir, context.layout.threads.workerUrl('care'));
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
    care.cancel().catch(() => undefined);
  };
  process.once('SIGINT', interrupt);
  const stopShowing = showProgress(care);
  try {
    return await work(care);
  } catch (thrown) {
    if (!isInterrupted) throw thrown;
    context.complain(`ronda: ${Fault.from(thrown).message}`);
    return 'interrupted';
  } finally {
    stopShowing();
    process.off('SIGINT', interrupt);
    await care.close();
  }
}

/**
 * Replaces the database of a data folder on which no program runs.
 *
 * @throws {Fault} conflict with reason data-locked when one does; of the work, and then nothing was changed
 */
export async function atRestOnly<T>(context: CommandContext, work: (care: Replacing) => Promise<T>): Promise<T> {
  const dataDir = dataDirOfContext(context);
  makeFolder(dataDir);
  const care = careAtRest(dataDir, context.layout.threads.workerUrl('care'));
  try {
    return await work(care);
  } finally {
    await care.dispose();
  }
}
