import { readFile } from 'node:fs/promises';
import { Blob, Face, Font, Variation } from 'harfbuzzjs';
import decompress from 'woff2-encoder/decompress';

/** HarfBuzz counts in units of this many to the em, for every font. */
export const unitsPerEm = 1_000;

const faces = new Map<string, Promise<Face>>();
const fonts = new Map<string, Promise<Font>>();

/** Kept once opened: there are some three hundred files, a few dozen kilobytes each. */
export function openFont(file: string, weight: number): Promise<Font> {
  const key = `${file} ${weight}`;
  const opened = fonts.get(key) ?? openAtWeight(file, weight);
  fonts.set(key, opened);
  return opened;
}

async function openAtWeight(file: string, weight: number): Promise<Font> {
  const opened = faces.get(file) ?? openFace(file);
  faces.set(file, opened);
  const font = new Font(await opened);
  font.setScale(unitsPerEm, unitsPerEm);
  font.setVariations([new Variation('wght', weight)]);
  return font;
}

async function openFace(file: string): Promise<Face> {
  return new Face(new Blob(await decompress(await readFile(/* turbopackIgnore: true */ file))));
}
