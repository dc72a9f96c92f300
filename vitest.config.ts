import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const exclude = ['**/node_modules/**', 'out/**', 'dist/**'];
// How fast something is, is measured by bench/. A test fails when nothing comes, not when the machine is busy.
const patience = { testTimeout: 60_000, hookTimeout: 60_000, expect: { poll: { timeout: 30_000 } } };
export default defineConfig({
  test: {
    coverage: { provider: 'v8', include: ['src/**'] },
    projects: [
      {
        test: {
          name: 'node',
          ...patience,
          environment: 'node',
          include: ['src/{contract,engine,main}/**/*.test.ts', 'scripts/**/*.test.ts'],
          exclude: [...exclude, 'src/main/shell/**'],
          // Threads of .ts files load the type stripper, which is WebAssembly; V8 sometimes ends the process when it
          // replaces a wrapper of one while others run. The built program has no such thread.
          execArgv: ['--no-wasm-generic-wrapper'],
        },
      },
      {
        resolve: { alias: { electron: resolve('test/shell/electron-stub.ts') } },
        test: {
          name: 'shell',
          ...patience,
          environment: 'node',
          include: ['src/main/shell/**/*.test.ts', 'test/shell/**/*.test.ts'],
          exclude,
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'dom',
          ...patience,
          environment: 'jsdom',
          include: ['src/renderer/**/*.test.{ts,tsx}'],
          setupFiles: ['test/renderer/patience.ts'],
          exclude,
        },
      },
      {
        test: {
          name: 'e2e',
          ...patience,
          environment: 'node',
          include: ['test/e2e/**/*.e2e.ts'],
          setupFiles: ['test/e2e/lib/clean-up.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        // Rigs that kill, starve and flood the program: `npm run test:faults`.
        resolve: { alias: { electron: resolve('test/shell/electron-stub.ts') } },
        test: {
          name: 'faults',
          ...patience,
          environment: 'node',
          include: ['test/faults/**/*.faults.ts'],
          setupFiles: ['test/faults/lib/clean-up.ts'],
          execArgv: ['--no-wasm-generic-wrapper', '--expose-gc'],
          testTimeout: 1_200_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
