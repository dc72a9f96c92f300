import type { AppStore } from '../store/app-store.ts';

/** The device that the fragment of the address names ("#/device/ID"), as links and notifications write it. */
export const deviceOfHash = (hash: string): string | undefined =>
  /^#\/devices?\/([0-9a-f-]{36})(?:\?.*)?$/.exec(hash)?.[1];

/** Opens the device that the address names, now and whenever a link changes it. */
export function followHash(store: Pick<AppStore, 'select' | 'inspect'>, page: Window): void {
  const follow = () => {
    const id = deviceOfHash(page.location.hash);
    if (id === undefined) return;
    store.select(id);
    store.inspect(true);
  };
  page.addEventListener('hashchange', follow);
  follow();
}
