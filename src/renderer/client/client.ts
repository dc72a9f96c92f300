import { type Bridge, createBridgeLink } from './bridge-link.ts';
import type { Link } from './link.ts';
import { createSession } from './session.ts';
import { createSocketLink } from './socket-link.ts';

declare global {
  interface Window {
    readonly ronda?: Bridge;
  }
}

/** The code of "#setup=CODE"; it is taken out of the address bar, because it works only once. */
function takeSetupCode(): string | undefined {
  const code = new URLSearchParams(window.location.hash.slice(1)).get('setup') ?? undefined;
  if (code !== undefined) window.history.replaceState(null, '', window.location.pathname);
  return code;
}

/** The way to the host: the preload's bridge in the desktop window, a WebSocket in a browser. */
export function createLink(): Link {
  if (window.ronda) return createBridgeLink(window.ronda);
  const { protocol, host } = window.location;
  return createSocketLink({
    session: createSession((path, init) => window.fetch(path, { credentials: 'same-origin', ...init })),
    open: () => new WebSocket(`${protocol === 'https:' ? 'wss' : 'ws'}://${host}/api/v1/ws`),
    setupCode: takeSetupCode(),
  });
}
