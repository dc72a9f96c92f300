import { app } from 'electron';

const SCHEMES = ['ronda:', 'noc:'];
const KINDS = new Set(['device', 'devices']);

/**
 * The place in the interface that a link means: "ronda://device/ID?tab=ports" → "/device/ID?tab=ports".
 * A link only shows; it never starts, connects or changes anything.
 *
 * @returns undefined for anything else
 */
export function routeOfLink(link: string): string | undefined {
  if (link.length > 500 || !URL.canParse(link)) return undefined;
  const url = new URL(link);
  if (!SCHEMES.includes(url.protocol) || !KINDS.has(url.hostname)) return undefined;
  if (!/^[\w/-]*$/.test(url.pathname)) return undefined;
  return `/${url.hostname}${url.pathname === '/' ? '' : url.pathname}${url.search}`;
}

/** The first link among the arguments of a process. */
export const linkAmong = (argv: readonly string[]): string | undefined =>
  argv.map(routeOfLink).find((route) => route !== undefined);

/** Registers the schemes and hands every link that arrives while running to `show` (undefined: just come to front). */
export function listenForLinks(show: (route: string | undefined) => void): void {
  for (const scheme of SCHEMES) app.setAsDefaultProtocolClient(scheme.slice(0, -1));
  app.on('second-instance', (_event, argv) => show(linkAmong(argv)));
  app.on('open-url', (event, url) => {
    event.preventDefault();
    show(routeOfLink(url));
  });
}
