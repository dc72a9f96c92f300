import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useSpeech } from '../../ui/Translation.tsx';
import styles from './DevicesView.module.css';
import { useList, useListSettings } from './list/ListContext.tsx';

const LEAST_PX = 340;
const MOST_PX = 900;
const STEP_PX = 16;

/** The edge between the list and the details: dragged, or moved with the arrows. */
export function InspectorEdge() {
  const { t } = useSpeech();
  const { settings } = useList();
  const px = useListSettings((state) => state.inspectorPx);
  const ref = useRef<HTMLDivElement>(null);
  const width = (): number => ref.current?.nextElementSibling?.getBoundingClientRect().width ?? LEAST_PX;
  const resize = (to: number): void =>
    settings.change({ inspectorPx: Math.round(Math.min(MOST_PX, Math.max(LEAST_PX, to))) });
  const onKeyDown = ({ key }: KeyboardEvent): void => {
    if (key === 'ArrowLeft') resize(width() + STEP_PX);
    if (key === 'ArrowRight') resize(width() - STEP_PX);
  };
  const onPointerMove = ({ currentTarget, pointerId, clientX }: PointerEvent<HTMLElement>): void => {
    if (!currentTarget.hasPointerCapture(pointerId)) return;
    const end = currentTarget.parentElement?.getBoundingClientRect().right ?? window.innerWidth;
    resize(end - clientX);
  };
  return (
    <div
      ref={ref}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- <hr> cannot be moved
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('devices.inspector.edge')}
      aria-valuemin={LEAST_PX}
      aria-valuemax={MOST_PX}
      aria-valuenow={px ?? LEAST_PX}
      className={styles['edge']}
      onKeyDown={onKeyDown}
      onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
      onPointerMove={onPointerMove}
      onDoubleClick={() => settings.change({ inspectorPx: undefined })}
    />
  );
}
