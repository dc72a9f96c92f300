// Draws the icon of the installers from resources/icon.svg. Run after changing the drawing; the result is kept.
import { readFileSync, writeFileSync } from 'node:fs';
import { openBrowser } from '../test/e2e/lib/page.ts';

const SIZE = 1024;
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
const drawing = readFileSync('resources/icon.svg', 'utf8').replace(
  /width="512" height="512"/,
  `width="${String(SIZE)}" height="${String(SIZE)}"`,
);
await page.setContent(`<style>body{margin:0;background:transparent}</style>${drawing}`);
writeFileSync('build/icon.png', await page.screenshot({ omitBackground: true }));
await browser.close();
