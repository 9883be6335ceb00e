/* Draws the icons of the ribbon: SVG sources and PNGs under assets/icons. Needs Chromium (CHROMIUM, or /usr/bin/chromium). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const SIZES = [16, 20, 24, 32, 40, 48, 64, 80];
const FOLDER = join(import.meta.dirname, '../assets/icons');

const INK = '#1F4E79';
const GREEN = '#1E7B3A';
const PAPER = '#FFFFFF';
const line = (d, color = INK, width = 2) =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const sheet = `<rect x="2" y="3" width="12" height="14" rx="1" fill="${PAPER}" stroke="${INK}" stroke-width="1.5"/>`;
const rows = line('M4.5 7h7M4.5 10h7M4.5 13h4', '#7F9DB9', 1.4);

/** Drawn on a field of 20 by 20, with strokes that stay apart at 16 pixels. */
const DRAWINGS = {
  validate: sheet + rows + line('M9 14l3 3.2 6-7', PAPER, 5) + line('M9 14l3 3.2 6-7', GREEN, 2.6),
  'fill-formulas':
    sheet +
    line('M11 5.5c-2.6-.6-3.2.6-3.6 3L6.2 15.5c-.3 1.3-1 1.7-2.2 1.4M5 10h5', INK, 1.8) +
    line('M12.5 10.5l5 6.5M17.5 10.5l-5 6.5', GREEN, 2.2),
  summarize:
    `<rect x="2" y="11" width="4" height="7" fill="#7F9DB9"/><rect x="8" y="7" width="4" height="11" fill="${INK}"/>` +
    `<rect x="14" y="2" width="4" height="16" fill="${GREEN}"/>`,
  'import-returns': line('M2.5 12v5.5h15V12') + line('M10 2v10M6 8.5l4 4 4-4', GREEN, 2.4),
  'new-return':
    sheet + rows + `<circle cx="14.5" cy="14.5" r="5" fill="${PAPER}"/>` + line('M14.5 11v7M11 14.5h7', GREEN, 2.4),
  'take-back': line('M7 3L3 7l4 4', GREEN, 2.4) + line('M3.5 7H12a5 5 0 0 1 0 10H6', INK, 2.4),
  pane:
    `<rect x="2" y="3" width="16" height="14" rx="1.5" fill="${PAPER}" stroke="${INK}" stroke-width="1.8"/>` +
    `<rect x="11" y="4" width="6" height="12" fill="${GREEN}"/>`,
};

const svg = (drawing) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" shape-rendering="geometricPrecision">${drawing}</svg>\n`;

mkdirSync(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage({ deviceScaleFactor: 1 });
for (const [name, drawing] of Object.entries(DRAWINGS)) {
  const source = svg(drawing);
  writeFileSync(join(FOLDER, `${name}.svg`), source);
  for (const size of SIZES) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`);
    await page.screenshot({ path: join(FOLDER, `${name}-${size}.png`), omitBackground: true });
  }
}
await browser.close();
