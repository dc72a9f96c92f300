import type { ReactNode } from 'react';
import { classes } from '../../ui/classes.ts';
import { useSpeech } from '../../ui/Translation.tsx';
import type { PortState } from './port.model.ts';
import styles from './PortMark.module.css';

const OCTAGON = 'M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1Z';
const OUTLINED_OCTAGON = 'M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5Z';
const fill = styles['fill'];
const ring = styles['ring'];
const glyph = styles['glyph'];
const glyphOnRing = styles['glyphOnRing'];
const circle = <circle cx="8" cy="8" r="6.4" className={ring} />;

/** Shape, glyph and colour say the same thing three times, as they do for devices. */
const SHAPES: Readonly<Record<PortState, ReactNode>> = {
  up: (
    <>
      <circle cx="8" cy="8" r="7" className={fill} />
      <path d="m4.7 8.3 2.3 2.3 4.3-4.8" className={glyph} />
    </>
  ),
  errors: (
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
  'lower-down': (
    <>
      <path d={OUTLINED_OCTAGON} className={ring} />
      <path d="M5.4 8h5.2" className={glyphOnRing} />
    </>
  ),
  idle: (
    <>
      {circle}
      <path d="M5.2 8h5.6" className={glyphOnRing} />
    </>
  ),
  disabled: (
    <>
      <rect x="1.8" y="1.8" width="12.4" height="12.4" rx="3" className={ring} />
      <path d="m4.8 11.2 6.4-6.4" className={glyphOnRing} />
    </>
  ),
  testing: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="3.5" className={fill} />
      <path d="M5 5h6M8 5v6.5" className={glyph} />
    </>
  ),
  dormant: (
    <>
      <circle cx="8" cy="8" r="6.4" className={ring} strokeDasharray="2.2 1.8" />
      <path d="M6.2 5.5v5m3.6-5v5" className={glyphOnRing} />
    </>
  ),
  'not-present': <circle cx="8" cy="8" r="6.4" className={ring} strokeDasharray="0.1 2.4" />,
  gone: (
    <>
      <circle cx="8" cy="8" r="6.4" className={ring} strokeDasharray="0.1 2.4" />
      <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" className={glyphOnRing} />
    </>
  ),
  unknown: (
    <>
      {circle}
      <path
        d="M6.2 6.2c.2-1.1 1-1.6 1.9-1.6 1 0 1.9.7 1.9 1.7 0 1.4-1.9 1.4-1.9 2.7M8.1 11.3v.1"
        className={glyphOnRing}
      />
    </>
  ),
};

type PortShapeProps = { readonly state: PortState; readonly size?: number };

/** The shape alone, for what says the word elsewhere. */
export const PortShape = ({ state, size = 14 }: PortShapeProps) => (
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

type PortMarkProps = PortShapeProps & { readonly withWord?: boolean };

/** How a port is, as shape, colour and word. */
export function PortMark({ state, size = 14, withWord = true }: PortMarkProps) {
  const { t } = useSpeech();
  return (
    <span className={classes(styles['mark'], styles[state])}>
      <PortShape state={state} size={size} />
      <span className={withWord ? styles['word'] : 'visually-hidden'}>{t(`ports.states.${state}`)}</span>
    </span>
  );
}
