// What can be verified of the desktop program's hardening without running it: sources, page, packaging.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { callsOf, preloadOf, unsaidOf, violationsOf } from './lib/electron-rules.ts';

const read = (file: string): string => readFileSync(file, 'utf8');
const problems: string[] = [];
const demand = (holds: boolean, what: string): void => void (holds || problems.push(what));
const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);

const sources = globSync('src/{main,preload,renderer,engine}/**/*.{ts,tsx}').filter((file) => !isTest(file));
for (const file of sources) problems.push(...violationsOf(file.replaceAll('\\', '/'), read(file)));
problems.push(...unsaidOf(read('src/main/shell/main-window.ts')));
demand(sources.length > 300, `only ${String(sources.length)} files were looked at`);

const calls = callsOf(read('src/main/index.ts'));
const [sandbox, ready] = ['app.enableSandbox', 'app.whenReady'].map((name) => calls.indexOf(name));
demand(sandbox !== undefined && ready !== undefined && sandbox >= 0 && sandbox < ready, 'no sandbox before ready');
demand(calls.includes('app.requestSingleInstanceLock'), 'two programs may run on one folder');

const preload = preloadOf(read('src/preload/index.ts'));
demand(preload.lends.join() === 'ronda: call, onPush', `the preload lends ${preload.lends.join('; ')}`);
demand(preload.takes.join() === 'contextBridge,ipcRenderer', `the preload takes ${preload.takes.join(', ')}`);
if (existsSync('out/preload/index.cjs')) {
  const needs = [...read('out/preload/index.cjs').matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name);
  demand(
    needs.every((name) => name === 'electron'),
    `the built preload needs ${needs.join(', ')}`,
  );
}

const page = read('src/renderer/index.html');
demand(!/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i.test(page), 'the page has code or style of its own');
demand(!/(?:src|href)="https?:/.test(page), 'the page fetches something from elsewhere');

const version = String(
  (JSON.parse(read('package.json')) as { devDependencies: Record<string, string> }).devDependencies['electron'],
);
const builder = read('electron-builder.yml');
demand(Number(version.split('.')[0]) >= 45, `Electron ${version} lacks corrections of its bridge`);
demand(builder.includes(`electronVersion: ${version}`), 'the installer packs another Electron than is tested');
demand(builder.includes('afterPack: build/after-pack.mjs'), 'the fuses are not set');
demand(
  builder.includes('executableArgs: []') && !builder.includes('no-sandbox'),
  'a start entry may take the sandbox away',
);
demand(/toolsets: \{ appimage: "1\.0\.[2-9]" \}/.test(builder), 'the AppImage tool set takes the sandbox away');
demand(
  /^\s+- "!\*\*\/\*\.map"$/m.test(builder) && /^\s+- "!\*\*\/\.env\*"$/m.test(builder),
  'maps or settings may be packed',
);

for (const problem of problems) console.error(problem);
console.log(`${String(sources.length)} files, ${String(problems.length)} problems`);
process.exitCode = problems.length > 0 ? 1 : 0;
