/** A piece of text that stays on one line: from `start` up to `end`, without the spaces after it. */
export interface Piece {
  start: number;
  end: number;
}

const words = new Intl.Segmenter('en', { granularity: 'word' });
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** These scripts write no spaces, and a line may end after each word of theirs; or after an emoji. */
const isSpaceless =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{Extended_Pictographic}\p{Regional_Indicator}]/u;
const isOpening = /[\p{Ps}\p{Pi}]$/u;
/** A mark that belongs to what stands before it, such as `、` or `!`. */
const isClosing = /^[\p{Pe}\p{Pf}\p{Po}\p{Pd}\p{Lm}ー々]/u;

/** Where a line may end, by the words of the text's own language. */
export function splitIntoPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let isAfterSpace = true;
  for (const { segment, index } of words.segment(text)) {
    const end = index + segment.length;
    const last = pieces.at(-1);
    if (segment.trim() === '') {
      isAfterSpace = true;
      continue;
    }
    const before = last === undefined ? '' : text.slice(last.start, last.end);
    const mayBreak =
      (isSpaceless.test(segment) || isSpaceless.test(before)) &&
      !isOpening.test(before) &&
      !isClosing.test(segment);
    if (last === undefined || isAfterSpace || mayBreak) pieces.push({ start: index, end });
    else last.end = end;
    isAfterSpace = false;
  }
  return pieces;
}

/** For a word that is longer than the line. */
export function splitIntoGraphemes(text: string, { start, end }: Piece): Piece[] {
  return Array.from(graphemes.segment(text.slice(start, end)), ({ segment, index }) => {
    return { start: start + index, end: start + index + segment.length };
  });
}
