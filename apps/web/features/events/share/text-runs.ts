import type { Font } from 'harfbuzzjs';
import createBidi from 'bidi-js';
import { findFontFile, listFontFiles } from './font-files';
import { openFont } from './open-font';

/** A stretch of one font and one direction, from `start` up to `end` in UTF-16 units. */
export interface Run {
  start: number;
  end: number;
  font: Font;
  /** By the Unicode bidirectional algorithm: odd is right to left. */
  level: number;
}

/** A text with all that is needed to measure and to draw any part of it. */
export interface PreparedText {
  text: string;
  isRightToLeft: boolean;
  runs: Run[];
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
const bidi = createBidi();

/**
 * Opens the fonts of the characters that there are, and of no others. What no font has is left out: a
 * text with boxes in it says less than a shorter one.
 */
export async function prepareText(raw: string, weight: number): Promise<PreparedText> {
  const text = await keepDrawable(raw);
  const files = await listFontFiles();
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
  const runs: Run[] = [];
  for (const { segment, index } of graphemes.segment(text)) {
    const file = findFontFile(segment, files);
    if (file === undefined) throw new Error(`No font has “${segment}”`);
    const font = await openFont(file.path, weight);
    const level = levels[index] ?? 0;
    const last = runs.at(-1);
    const end = index + segment.length;
    if (last?.font === font && last.level === level) last.end = end;
    else runs.push({ start: index, end, font, level });
  }
  return { text, runs, isRightToLeft: (paragraphs[0]?.level ?? 0) % 2 === 1 };
}

/** The text on one line, without the characters that none of the fonts has. */
export async function keepDrawable(raw: string): Promise<string> {
  const files = await listFontFiles();
  const known = [...graphemes.segment(tidy(raw))].filter(
    ({ segment }) => findFontFile(segment, files) !== undefined,
  );
  return tidy(known.map(({ segment }) => segment).join(''));
}

/**
 * One line of text: an accent and its letter are one character where there is one, control characters
 * go, and so do those that turn the direction of the text around. Four marks on a letter are more than
 * any language needs; a tower of them would reach into other lines.
 */
function tidy(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\s\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]/g, '')
    .replaceAll(/(\p{M}{4})\p{M}+/gu, '$1')
    .trim();
}
