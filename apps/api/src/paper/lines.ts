/** Lines of a text in a narrow column, and the order in which their words are drawn. */

/** The width of a word or of part of one, in the units of the column. */
export type Measure = (text: string) => number;

export interface Column {
  width: number;
  maxLines: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
export const graphemesOf = (text: string): string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment);

/** As many words a line as fit, each line a list of them. What does not fit at all ends with an ellipsis. */
export function breakLines(
  text: string,
  { width, maxLines }: Column,
  measure: Measure,
): string[][] {
  const space = measure(' ');
  const words = text.split(' ').flatMap((word) => cutWord(word, width, measure));
  const lines: string[][] = [];
  let left = 0;
  for (const word of words) {
    const wide = measure(word);
    const line = lines.at(-1);
    if (line && space + wide <= left) {
      line.push(word);
      left -= space + wide;
    } else {
      lines.push([word]);
      left = width - wide;
    }
  }
  if (lines.length <= maxLines) return lines;
  const kept = lines.slice(0, maxLines);
  const last = kept.pop() ?? [];
  return [...kept, endLine(last, width, measure)];
}

/** A word that is wider than the column is several. */
function cutWord(word: string, width: number, measure: Measure): string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const grapheme of graphemesOf(word)) {
    if (part !== '' && measure(part + grapheme) > width) {
      parts.push(part);
      part = '';
    }
    part += grapheme;
  }
  return [...parts, part];
}

/** With an ellipsis after as many of its letters as leave room for it. */
function endLine(words: readonly string[], width: number, measure: Measure): string[] {
  const kept = graphemesOf(words.join(' '));
  while (kept.length > 0 && measure(`${kept.join('').trimEnd()}…`) > width) kept.pop();
  return `${kept.join('').trimEnd()}…`.split(' ');
}

const rightToLeft = /[\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Thaana}\p{sc=Nko}]/u;

/** By its first letter, as `dir="auto"` on a page. */
export function isRightToLeft(text: string): boolean {
  const [first = ''] = /\p{L}/u.exec(text) ?? [];
  return rightToLeft.test(first);
}

/** From left to right on paper. Within a word the font has its letters in their order. */
export function orderWords(words: readonly string[], isBaseRightToLeft: boolean): string[] {
  const runs: { words: string[]; isBackward: boolean }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    // What has no letter, a number say, goes with what is before it.
    const isBackward = /\p{L}/u.test(word)
      ? rightToLeft.test(word)
      : (last?.isBackward ?? isBaseRightToLeft);
    if (last?.isBackward === isBackward) last.words.push(word);
    else runs.push({ words: [word], isBackward });
  }
  const ordered = isBaseRightToLeft ? runs.reverse() : runs;
  return ordered.flatMap((run) => (run.isBackward ? run.words.reverse() : run.words));
}
