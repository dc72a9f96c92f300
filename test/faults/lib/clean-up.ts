import { afterAll } from 'vitest';
import { endAll } from '../../e2e/lib/program.ts';
import { removeAll } from './built.ts';

// What a rig leaves behind when it fails ends with its file: first the programs, then their folders.
afterAll(async () => {
  await endAll();
  removeAll();
});
