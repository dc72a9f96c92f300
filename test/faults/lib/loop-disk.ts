import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MIB = 1024 ** 2;
const sh = (command: string, ...args: readonly string[]): void => void execFileSync(command, args, { stdio: 'pipe' });

/** Disks of our own need Linux, root, loop devices and the tools of ext4. */
export const hasLoopDisks: boolean =
  process.platform === 'linux' &&
  process.getuid?.() === 0 &&
  existsSync('/dev/loop-control') &&
  ['/usr/sbin/mkfs.ext4', '/sbin/mkfs.ext4'].some((path) => existsSync(path));

type Disk = { readonly image: string; readonly mount: string };

/**
 * Disks in files. Each has a name that was never used before: one that is used again may come with the device of the
 * last one, and with what that still held.
 */
export function createLoopDisks() {
  const root = mkdtempSync(join(tmpdir(), 'ronda-disks-'));
  const mounted = new Set<string>();
  let count = 0;
  const next = (): { image: string; mount: string } => {
    count += 1;
    const mount = join(root, `mount-${String(count)}`);
    mkdirSync(mount);
    return { image: join(root, `image-${String(count)}`), mount };
  };
  const attach = (image: string, mount: string): void => {
    sh('mount', '-o', 'loop', image, mount);
    mounted.add(mount);
  };
  return {
    /** @param blockBytes 1024 or 4096 */
    make(mib: number, blockBytes: number): Disk {
      const disk = next();
      writeFileSync(disk.image, '');
      truncateSync(disk.image, mib * MIB);
      sh('mkfs.ext4', '-q', '-F', '-m', '0', '-b', String(blockBytes), disk.image);
      attach(disk.image, disk.mount);
      return disk;
    },
    /** What had reached the disk at this moment, as a disk of its own: its journal is replayed like after a power cut. */
    cut(image: string): Disk {
      const disk = next();
      copyFileSync(image, disk.image);
      return disk;
    },
    attach: ({ image, mount }: Disk): void => attach(image, mount),
    remove({ image, mount }: Disk): void {
      if (mounted.delete(mount)) sh('umount', mount);
      rmSync(image, { force: true });
    },
    dispose(): void {
      // Lazily: after a failure something may still run on it.
      for (const mount of mounted) sh('umount', '-l', mount);
      rmSync(root, { recursive: true, force: true });
    },
  };
}
