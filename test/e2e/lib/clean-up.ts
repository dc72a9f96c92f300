import { afterAll } from 'vitest';
import { endAll } from './program.ts';

// A test that fails does not come to the end of its program, which would go on and take from all that follows.
afterAll(endAll);
