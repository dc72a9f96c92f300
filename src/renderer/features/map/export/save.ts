import { inkOf } from '../draw/pen.ts';
import type { Scene } from '../map-scene.ts';
import { drawioOf } from './drawio.ts';
import { graphmlOf } from './graphml.ts';
import { pdfOf } from './pdf.ts';
import { svgOf } from './svg.ts';
import { fileName } from './xml.ts';

export const MAP_FORMATS = ['svg', 'png', 'pdf', 'graphml', 'drawio'] as const;
export type MapFormat = (typeof MAP_FORMATS)[number];
const MEDIA: Readonly<Record<MapFormat, string>> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  pdf: 'application/pdf',
  graphml: 'application/xml',
  drawio: 'application/xml',
};
/** Longest side of a picture of dots; beyond it browsers refuse a canvas. */
const MOST_PIXELS = 8000;
const SHARPNESS = 2;

async function drawn(svg: {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}): Promise<HTMLCanvasElement> {
  const url = URL.createObjectURL(new Blob([svg.text], { type: MEDIA.svg }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const scale = Math.min(SHARPNESS, MOST_PIXELS / Math.max(svg.width, svg.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(svg.width * scale));
    canvas.height = Math.max(1, Math.round(svg.height * scale));
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  } finally {
    URL.revokeObjectURL(url);
  }
}

const blobOf = (canvas: HTMLCanvasElement, type: string): Promise<Blob> =>
  new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large.'))), type, 0.92),
  );

/** The map in one of the formats. What is printed is always light: it is for paper. */
async function contentOf(format: MapFormat, scene: Scene, title: string): Promise<Blob> {
  const { graph, positions, objects, theme } = scene;
  const text = (content: string): Blob => new Blob([content], { type: MEDIA[format] });
  if (format === 'graphml') return text(graphmlOf(graph, positions));
  if (format === 'drawio') return text(drawioOf(graph, positions, objects, title));
  const svg = svgOf(scene, title, inkOf(format === 'pdf' ? 'light' : theme));
  if (format === 'svg') return text(svg.text);
  const canvas = await drawn(svg);
  if (format === 'png') return blobOf(canvas, MEDIA.png);
  const bytes = new Uint8Array(await (await blobOf(canvas, 'image/jpeg')).arrayBuffer());
  const file = pdfOf({ bytes, width: canvas.width, height: canvas.height });
  return new Blob([file as Uint8Array<ArrayBuffer>], { type: MEDIA.pdf });
}

/** Hands the map to the person as a file. @throws when a picture cannot be made */
export async function saveMap(format: MapFormat, scene: Scene, title: string): Promise<void> {
  const url = URL.createObjectURL(await contentOf(format, scene, title));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(title, format);
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
