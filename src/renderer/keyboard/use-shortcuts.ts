import { useEffect, useRef } from 'react';
import { beginsSequence, belongsToElement, type ShortcutId, shortcutOf } from './shortcuts.ts';

/** The second key of a sequence must follow this soon. */
const SEQUENCE_MS = 1500;

/** A handler that answers false leaves the key to whoever comes after it. */
type Handlers = Partial<Record<ShortcutId, (event: KeyboardEvent) => unknown>>;

/** Answers shortcuts wherever the focus is, unless a text field, a menu or a dialog needs the key. */
export function useShortcuts(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    let first: { readonly key: string; readonly at: number } | undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || belongsToElement(event, event.target)) return;
      const before = first && event.timeStamp - first.at < SEQUENCE_MS ? first.key : undefined;
      first = before === undefined && beginsSequence(event) ? { key: event.key, at: event.timeStamp } : undefined;
      const id = shortcutOf(event, before);
      const handle = id && latest.current[id];
      if (handle === undefined) return;
      if (handle(event) !== false) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
