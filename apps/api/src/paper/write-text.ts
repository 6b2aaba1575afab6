/** Text on paper, word by word, in every script that the fonts have. */
import { keepDrawable, type Face, type Fonts } from './fonts.js';
import { breakLines, isRightToLeft, orderWords, type Column } from './lines.js';

export const ink = '#0c1631';
export const quietInk = '#4a5570';

interface Place {
  x: number;
  y: number;
}

export interface TextStyle extends Column {
  face: Face;
  size: number;
  colour?: string;
  align?: 'start' | 'centre' | 'end';
}

/** @returns where the next line begins */
export function writeText(
  pdf: PDFKit.PDFDocument,
  fonts: Fonts,
  text: string,
  style: TextStyle,
  { x, y }: Place,
): number {
  const { face, size, maxLines, width, colour = ink, align = 'start' } = style;
  const drawable = keepDrawable(text, fonts[face]);
  if (drawable === null) return y;
  pdf.font(face, size).fillColor(colour);
  const measure = (part: string) => pdf.widthOfString(part);
  const isBackward = isRightToLeft(drawable);
  const space = measure(' ');
  for (const words of breakLines(drawable, { width, maxLines }, measure)) {
    const widths = words.map(measure);
    const free = width - widths.reduce((sum, wide) => sum + space + wide, -space);
    let left = x + free * shareBefore(align, isBackward);
    // One by one: the library would put a space on the wrong side of a word that runs backward.
    for (const word of orderWords(words, isBackward)) {
      pdf.text(word, left, y, { lineBreak: false });
      left += measure(word) + space;
    }
    y += size * 1.35;
  }
  return y;
}

/** Of the free width of a line, what is left of its words. */
function shareBefore(align: 'start' | 'centre' | 'end', isBackward: boolean): number {
  if (align === 'centre') return 0.5;
  return (align === 'end') === isBackward ? 0 : 1;
}
