import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { breakLines, graphemesOf, isRightToLeft, orderWords } from './lines.js';

/** Every letter is as wide as every other. */
const measure = (text: string) => [...text].length;

describe('A text in a column', () => {
  it('has as many words on each line as fit', () => {
    const lines = breakLines('Songs of the old mill', { width: 9, maxLines: 3 }, measure);
    expect(lines).toEqual([['Songs', 'of'], ['the', 'old'], ['mill']]);
  });

  it('that is too long ends with an ellipsis, and a word that is too wide is cut', () => {
    expect(breakLines('Songs of the old mill', { width: 9, maxLines: 2 }, measure)).toEqual([
      ['Songs', 'of'],
      ['the', 'old…'],
    ]);
    expect(breakLines('Donaudampfschiff', { width: 6, maxLines: 3 }, measure)).toEqual([
      ['Donaud'],
      ['ampfsc'],
      ['hiff'],
    ]);
    expect(breakLines('Donaudampfschiff', { width: 6, maxLines: 1 }, measure)).toEqual([
      ['Donau…'],
    ]);
  });

  it('stays within it, whatever it says', () => {
    const columns = fc.record({
      width: fc.integer({ min: 2, max: 20 }),
      maxLines: fc.integer({ min: 1, max: 3 }),
    });
    const letters = fc.constantFrom(' ', 'a', 'ß', 'ש', 'é', '👨‍👩‍👧');
    const texts = fc.array(letters, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, columns, (text, column) => {
        const lines = breakLines(text, column, measure);
        expect(lines.length).toBeLessThanOrEqual(column.maxLines);
        // A letter with all its marks is never cut, so it may be wider than the column by itself.
        for (const line of lines) {
          const isOneLetter = graphemesOf(line.join(' ')).length === 1;
          expect(isOneLetter || measure(line.join(' ')) <= column.width).toBe(true);
        }
      }),
    );
  });
});

describe('The words of a line', () => {
  const order = (text: string) => orderWords(text.split(' '), isRightToLeft(text)).join(' ');

  it('stay as they are where all run forward', () => {
    expect(order('Songs of 2027 – Lieder')).toBe('Songs of 2027 – Lieder');
  });

  it('are turned round where they run backward, and what is in them from left to right is not', () => {
    expect(order('ערב של מוזיקה')).toBe('מוזיקה של ערב');
    expect(order('ערב at the mill של מוזיקה')).toBe('מוזיקה של at the mill ערב');
    expect(order('Tonight: ערב של מוזיקה live')).toBe('Tonight: מוזיקה של ערב live');
  });
});
