import type { ReactNode } from 'react';
import type { DeviceState } from '../../contract/devices.ts';
import { classes } from './classes.ts';
import styles from './StatusMark.module.css';
import { useSpeech } from './Translation.tsx';

const OCTAGON = 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z';
const OUTLINED_OCTAGON = 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5Z';
const fill = styles['fill'];
const ring = styles['ring'];
const glyph = styles['glyph'];
const glyphOnRing = styles['glyphOnRing'];

/** Shape, glyph and colour say the same thing three times: none of them is needed to tell states apart. */
const SHAPES: Readonly<Record<DeviceState, ReactNode>> = {
  up: (
    <>
      <circle cx="8" cy="8" r="7" className={fill} />
      <path d="m4.7 8.3 2.3 2.3 4.3-4.8" className={glyph} />
    </>
  ),
  warning: (
    <>
      <path d="M8 1.6 15 14H1Z" className={classes(fill, styles['soft'])} />
      <path d="M8 6v4M8 12.2v.1" className={glyph} />
    </>
  ),
  major: (
    <>
      <path d="M8 .8 15.2 8 8 15.2.8 8Z" className={fill} />
      <path d="M8 4.6v4M8 11.2v.1" className={glyph} />
    </>
  ),
  down: (
    <>
      <path d={OCTAGON} className={fill} />
      <path d="m5.5 5.5 5 5m0-5-5 5" className={glyph} />
    </>
  ),
  unreachable: (
    <>
      <path d={OUTLINED_OCTAGON} className={ring} />
      <path d="M5.4 8h5.2" className={glyphOnRing} />
    </>
  ),
  stale: (
    <>
      <circle cx="8" cy="8" r="6.4" className={ring} strokeDasharray="2.2 1.8" />
      <path d="M8 5v3.4M8 10.9v.1" className={glyphOnRing} />
    </>
  ),
  maintenance: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3.5" className={fill} />
      <path d="M6 5v6m4-6v6" className={glyph} />
    </>
  ),
  paused: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="3" className={ring} />
      <path d="M6.2 5.5v5m3.6-5v5" className={glyphOnRing} />
    </>
  ),
  new: (
    <>
      <circle cx="8" cy="8" r="6.4" className={ring} strokeDasharray="0.1 2.4" />
      <path d="M8 5.2v5.6M5.2 8h5.6" className={glyphOnRing} />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6.4" className={ring} />
      <path
        d="M6.2 6.2c.2-1.1 1-1.6 1.9-1.6 1 0 1.9.7 1.9 1.7 0 1.4-1.9 1.4-1.9 2.7M8.1 11.3v.1"
        className={glyphOnRing}
      />
    </>
  ),
};

type StatusShapeProps = { readonly state: DeviceState; readonly size?: number };

/** The shape alone, where other words say what it is. */
export const StatusShape = ({ state, size = 14 }: StatusShapeProps) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 16 16"
    aria-hidden="true"
    className={classes(styles['shape'], styles[state])}
  >
    {SHAPES[state]}
  </svg>
);

type StatusMarkProps = { readonly state: DeviceState; readonly size?: number; readonly withWord?: boolean };

/** A state as shape, colour and word; without the word on screen it is still spoken. */
export function StatusMark({ state, size = 14, withWord = true }: StatusMarkProps) {
  const { t } = useSpeech();
  const word = t(`states.${state}`);
  return (
    <span className={classes(styles['mark'], styles[state])}>
      <StatusShape state={state} size={size} />
      <span className={withWord ? styles['word'] : 'visually-hidden'}>{word}</span>
    </span>
  );
}
