import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fileBytes } from '../data-folder.ts';
import { createBallast } from './ballast.ts';
import { type Disk, diskState, FLOORS } from './floors.ts';
import { createSpaceGuard } from './space-guard.ts';

const MIB = 1024 ** 2;
const disk = (freeMib: number, totalMib = 10_000): Disk => {
  const room = { free: freeMib * MIB, total: totalMib * MIB };
  return { ...room, state: diskState(room, FLOORS) };
};

describe('the room on a disk', () => {
  it.each([
    [2000, 10_000, 'ok'],
    [1000, 10_000, 'low'],
    [2000, 100_000, 'low'],
    [199, 10_000, 'saving'],
    [63, 10_000, 'critical'],
  ] as const)('of %i MiB of %i is %s', (free, total, state) => {
    expect(disk(free, total).state).toBe(state);
  });
});

describe('the guard of the room', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ronda-space-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function stand(ballastMib: number) {
    const path = join(root, 'ballast');
    const told: Disk[] = [];
    const relieve = vi.fn<() => void>();
    let now = disk(5000);
    const guard = createSpaceGuard({
      floors: FLOORS,
      read: () => now,
      ballast: createBallast(path, ballastMib * MIB),
      relieve,
      onNews: (news) => told.push(news),
    });
    const look = (freeMib: number): void => {
      now = disk(freeMib);
      guard.look();
    };
    return { path, told, relieve, guard, look };
  }

  it('makes the ballast piece by piece, with real bytes', () => {
    const { path, look } = stand(10);
    for (const bytes of [4, 8, 10, 10]) {
      look(5000);
      expect(fileBytes(path)).toBe(bytes * MIB);
    }
  });

  it('gives the ballast up when nearly nothing is left, and makes it again only when there is room beside it', () => {
    const { path, look, relieve, guard } = stand(4);
    look(5000);
    look(60);
    expect(fileBytes(path)).toBeUndefined();
    expect(relieve).toHaveBeenCalledOnce();
    expect(guard.isSaving()).toBe(true);
    look(201);
    expect(fileBytes(path)).toBeUndefined();
    look(230);
    expect(fileBytes(path)).toBe(4 * MIB);
    expect(guard.isSaving()).toBe(false);
  });

  it('tells each state once', () => {
    const { told, look } = stand(0);
    for (const free of [5000, 5000, 900, 900, 150, 5000]) look(free);
    expect(told.map(({ state }) => state)).toEqual(['ok', 'low', 'saving', 'ok']);
  });
});
