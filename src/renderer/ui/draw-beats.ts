import { BEAT_COUNT } from '../../contract/metrics.ts';
import { BEAT_LOOKS, beatsOf } from './beats.ts';

const HEIGHT = 16;
const SVG = 'http://www.w3.org/2000/svg';

type Drawing = { readonly letters: string; readonly pitch: number };

/** What is drawn in each colour: one path. */
function pathsOf({ letters, pitch }: Drawing): ReadonlyMap<string, string> {
  const beats = beatsOf(letters);
  const first = BEAT_COUNT - beats.length;
  const paths = new Map<string, string>();
  for (const [index, beat] of beats.entries()) {
    const { token, heightPx } = BEAT_LOOKS[beat];
    // Healthy bars stand on the middle line of the row; taller ones grow upwards.
    const foot = heightPx > 9 ? HEIGHT - 2 : HEIGHT - 3;
    const [x, y, width] = [(first + index) * pitch, Math.max(0, foot - heightPx), pitch - 1];
    const bar = `M${String(x)} ${String(y)}h${String(width)}v${String(heightPx)}h-${String(width)}z`;
    paths.set(token, (paths.get(token) ?? '') + bar);
  }
  return paths;
}

/**
 * Draws the last beats as bars, newest right. A list redraws hundreds of them every second, and makes dozens at once when
 * it is searched: as canvases, each a layer of its own, those would take longer than all the rest of their rows.
 */
export function drawBeats(picture: SVGSVGElement, drawing: Drawing): void {
  const width = String(BEAT_COUNT * drawing.pitch - 1);
  if (picture.getAttribute('width') !== width) {
    picture.setAttribute('width', width);
    picture.setAttribute('height', String(HEIGHT));
  }
  const paths = pathsOf(drawing);
  while (picture.childElementCount > paths.size) picture.lastElementChild?.remove();
  let place = 0;
  for (const [token, bars] of paths) {
    let path = picture.children[place] as SVGPathElement | undefined;
    if (path === undefined) picture.append((path = document.createElementNS(SVG, 'path')));
    path.style.fill = `var(${token})`;
    path.setAttribute('d', bars);
    place += 1;
  }
}
