import { expect, test } from 'vitest';
import { drawBeats } from './draw-beats.ts';

const picture = (): SVGSVGElement => document.createElementNS('http://www.w3.org/2000/svg', 'svg');
const drawn = (svg: SVGSVGElement) =>
  Array.from(svg.querySelectorAll('path'), (path) => [
    path.style.fill,
    (path.getAttribute('d') ?? '').match(/M\d+ \d+/g),
  ]);

test('the newest beat is at the right edge, trouble taller than health', () => {
  const svg = picture();
  drawBeats(svg, { letters: 'eed', pitch: 4 });
  expect(svg.getAttribute('width')).toBe('119');
  expect(drawn(svg)).toEqual([
    ['var(--up)', ['M108 4', 'M112 4']],
    ['var(--down)', ['M116 0']],
  ]);
});

test('is drawn over what was there, and leaves no bar of it', () => {
  const svg = picture();
  drawBeats(svg, { letters: 'gfpd-', pitch: 4 });
  drawBeats(svg, { letters: 'e'.repeat(40), pitch: 6 });
  expect(svg.getAttribute('width')).toBe('179');
  expect(drawn(svg)).toEqual([['var(--up)', Array.from({ length: 30 }, (_, beat) => `M${String(beat * 6)} 4`)]]);
  drawBeats(svg, { letters: '', pitch: 6 });
  expect(drawn(svg)).toEqual([]);
});
