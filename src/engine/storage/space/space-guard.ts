import type { Ballast } from './ballast.ts';
import type { Disk, Floors } from './floors.ts';

/** Told again when so much changed, even if the state did not. */
const NEWS_BYTES = 16 * 1024 ** 2;

type Options = {
  readonly floors: Floors;
  readonly read: () => Disk | undefined;
  readonly ballast: Ballast;
  /** Makes room with what the ballast left: retention, checkpoint, pages given back. */
  readonly relieve: () => void;
  readonly onNews: (disk: Disk) => void;
};

/**
 * Watches the room on the disk: gives up the ballast when it gets too little, and makes it again when there is enough.
 * Only files of the data folder are ever touched.
 */
export function createSpaceGuard({ floors, read, ballast, relieve, onNews }: Options) {
  let told: Disk | undefined;
  let isSaving = false;
  return {
    /** Measurements are not to be written every second. */
    isSaving: (): boolean => isSaving,
    /** To be called every second. @throws an error of the file system; the next look tries again */
    look(): void {
      const disk = read();
      if (disk === undefined) return;
      isSaving = disk.state === 'saving' || disk.state === 'critical';
      if (told?.state !== disk.state || Math.abs(told.free - disk.free) > NEWS_BYTES) {
        told = disk;
        onNews(disk);
      }
      if (disk.state === 'critical' && ballast.drop()) relieve();
      const missing = ballast.missing();
      if (missing > 0 && disk.free - missing >= floors.savingBytes) ballast.grow();
    },
  };
}
export type SpaceGuard = ReturnType<typeof createSpaceGuard>;
