import { readFile, realpath } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';
import { protocol } from 'electron';

export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://ronda`;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

const SECURITY = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; " +
    "connect-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; " +
    "frame-ancestors 'none'; require-trusted-types-for 'script'",
  'x-content-type-options': 'nosniff',
};

const missing = () => new Response('not found', { status: 404 });

/**
 * Answers one request of the window with a file of the built interface, and with nothing outside of it.
 *
 * @param root folder of the built interface
 */
export async function serveFile(root: string, url: string): Promise<Response> {
  if (!URL.canParse(url)) return missing();
  const { host, pathname } = new URL(url);
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return missing();
  }
  if (host !== 'ronda' || path.includes('\0') || path.includes('\\') || path.split('/').includes('..'))
    return missing();
  const wanted = extname(path) === '' ? 'index.html' : path;
  try {
    const base = await realpath(root);
    const file = await realpath(join(base, wanted));
    if (!file.startsWith(base + sep)) return missing();
    const type = TYPES[extname(file)];
    if (type === undefined) return missing();
    return new Response(await readFile(file), { headers: { ...SECURITY, 'content-type': type } });
  } catch {
    return missing();
  }
}

/** Serves the interface to the window as `app://ronda/`. */
export function handleAppProtocol(root: string): void {
  protocol.handle(SCHEME, (request) => serveFile(root, request.url));
}
