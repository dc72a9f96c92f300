import { type KeyboardEvent, useState } from 'react';
import { useList } from './ListContext.tsx';
import type { Line } from './order.model.ts';

const PAGE = 15;
/** How far a key moves; infinite for the ends of the list. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  j: 1,
  ArrowUp: -1,
  k: -1,
  PageDown: PAGE,
  PageUp: -PAGE,
  Home: -Infinity,
  End: Infinity,
};

type GridKeys = {
  readonly lines: readonly Line[];
  /** Index of the line that was gone to last; -1 for none. */
  readonly current: number;
  readonly go: (line: Line) => void;
  readonly onOpen: (id: string) => void;
  readonly onInspect: (id: string) => void;
  readonly onFold: (key: string, isOpen?: boolean) => void;
};

/** Walking and marking with the keyboard, as in the lists of mail programs. */
export function useGridKeys(options: GridKeys) {
  const { lines, current, go, onOpen, onInspect, onFold } = options;
  const { list } = useList();
  const [wish, setWish] = useState<{ readonly key: string; readonly number: number }>();

  const lineOf = (target: EventTarget): Line | undefined => {
    const row = target instanceof Element ? target.closest<HTMLElement>('tr[data-key]') : null;
    return row === null ? undefined : lines.find(({ key }) => key === row.dataset['key']);
  };

  function step(by: number, from: Line | undefined, isMarking: boolean): void {
    // From the row that has the focus, gone to or not; from the heads of the columns, from the one gone to last.
    const at = from === undefined ? current : lines.indexOf(from);
    const next = lines[at < 0 ? 0 : Math.min(lines.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    setWish((before) => ({ key: next.key, number: (before?.number ?? 0) + 1 }));
    go(next);
    if (isMarking && next.kind === 'device') list.extendTo(next.id, from?.kind === 'device' ? from.id : undefined);
  }

  function onBranch(key: string, line: Extract<Line, { kind: 'head' }>): boolean {
    if (key === 'Enter' || key === ' ') onFold(line.key);
    else if (key === 'ArrowRight') onFold(line.key, true);
    else if (key === 'ArrowLeft') onFold(line.key, false);
    else return false;
    return true;
  }
  function onDevice(key: string, line: Extract<Line, { kind: 'device' }>): boolean {
    if (key === 'Enter') onOpen(line.id);
    else if (key === ' ') onInspect(line.id);
    else if (key === 'x') list.toggle(line.id);
    else return false;
    return true;
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLButtonElement || event.target instanceof HTMLInputElement) return;
    const line = lineOf(event.target);
    const by = STEPS[event.key];
    if (by !== undefined) {
      step(by, line, event.shiftKey);
      event.preventDefault();
    } else if (line && (line.kind === 'head' ? onBranch(event.key, line) : onDevice(event.key, line)))
      event.preventDefault();
  };
  return { onKeyDown, lineOf, wish };
}
