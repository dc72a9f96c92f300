import { type FocusEvent, useEffect } from 'react';
import { useList } from './ListContext.tsx';

/** Holds the order of the list while the pointer is over it or the focus is in it. */
export function useHold() {
  const { list } = useList();
  useEffect(
    () => () => {
      list.hold('pointer', false);
      list.hold('focus', false);
    },
    [list],
  );
  return {
    onPointerEnter: () => list.hold('pointer', true),
    onPointerLeave: () => list.hold('pointer', false),
    onFocus: () => list.hold('focus', true),
    onBlur: ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
      if (!currentTarget.contains(relatedTarget)) list.hold('focus', false);
    },
  };
}
