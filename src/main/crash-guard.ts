import type { Logger } from 'pino';
import type { CrashFiles } from '../engine/diagnostics/crash-files.ts';

/** More crashes than this within the window, and starting again would only hide the trouble. */
const MOST = 3;
const WINDOW_MS = 5 * 60_000;

type Options = {
  readonly crashes: CrashFiles;
  readonly version: string;
  readonly log: Logger;
  /** Ends what runs and starts it again. */
  readonly restart: () => void;
  /** It crashed too often. */
  readonly giveUp: () => void;
};

/**
 * What nobody caught: writes it down and starts anew, because what goes on afterwards would go on in an unknown state.
 *
 * @returns how to stop guarding
 */
export function guardProcess({ crashes, version, log, restart, giveUp }: Options): () => void {
  const take = (thrown: unknown): void => {
    const file = crashes.write(thrown, { version, uptimeS: Math.round(process.uptime()) });
    log.fatal({ err: thrown, file }, 'something went wrong that nobody caught');
    // A crash that could not be written down is not counted, and what cannot be counted is not repeated.
    if (file === undefined || crashes.recent(WINDOW_MS) > MOST) giveUp();
    else restart();
  };
  process.on('uncaughtException', take);
  process.on('unhandledRejection', take);
  return () => {
    process.off('uncaughtException', take);
    process.off('unhandledRejection', take);
  };
}
