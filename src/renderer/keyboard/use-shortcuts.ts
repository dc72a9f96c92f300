import { useEffect, useRef } from 'react';
import { belongsToElement, type ShortcutId, shortcutOf } from './shortcuts.ts';

type Handlers = Partial<Record<ShortcutId, (event: KeyboardEvent) => void>>;

/** Answers shortcuts wherever the focus is, unless a text field, a menu or a dialog needs the key. */
export function useShortcuts(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || belongsToElement(event, event.target)) return;
      const id = shortcutOf(event);
      const handle = id && latest.current[id];
      if (handle === undefined) return;
      event.preventDefault();
      handle(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
