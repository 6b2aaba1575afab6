/** The letters of a PDF: DejaVu has Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { create } from 'fontkit';
import { graphemesOf } from './lines.js';

export type Face = 'regular' | 'bold';

const files: Record<Face, string> = {
  regular: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  bold: 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
};

interface FaceData {
  bytes: Buffer;
  /** Code points that it has a letter for. */
  known: ReadonlySet<number>;
}

export type Fonts = Record<Face, FaceData>;

let loaded: Promise<Fonts> | undefined;

/** Read once for all PDFs; what failed is tried again. */
export function loadFonts(): Promise<Fonts> {
  loaded ??= readFonts().catch((error: unknown) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

async function readFonts(): Promise<Fonts> {
  const [regular, bold] = await Promise.all([readFace('regular'), readFace('bold')]);
  return { regular, bold };
}

async function readFace(face: Face): Promise<FaceData> {
  const bytes = await readFile(createRequire(import.meta.url).resolve(files[face]));
  const font = create(bytes);
  if (!('characterSet' in font)) throw new Error(`${files[face]} is a collection of fonts`);
  return { bytes, known: new Set(font.characterSet) };
}

/** They choose the form of their neighbours, and have none of their own. */
const isJoiner = (codePoint: number) =>
  codePoint === 0x200c || codePoint === 0x200d || (codePoint & 0xfffff0) === 0xfe00;

const countLetters = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/**
 * The text without what the face has no letter for: an emoji, say. Null where most of its letters are
 * missing: what would be left says nothing.
 */
export function keepDrawable(text: string, { known }: FaceData): string | null {
  const kept = graphemesOf(text).map((grapheme) => {
    const points = [...grapheme].map((character) => character.codePointAt(0) ?? 0);
    return points.every((point) => known.has(point))
      ? grapheme
      : String.fromCodePoint(...points.filter((point) => known.has(point) && !isJoiner(point)));
  });
  const left = kept.join('').replaceAll(/ +/g, ' ').trim();
  const isWorthIt = left !== '' && countLetters(left) * 2 >= countLetters(text);
  return isWorthIt ? left : null;
}
