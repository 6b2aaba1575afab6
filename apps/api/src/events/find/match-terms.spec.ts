import { describe, expect, it } from 'vitest';
import { matchAll, matchAllButOne, matchAny, matchTerm, matchWhole } from './match-terms.js';

const term = (word: string, ...spellings: string[]) => ({ word, spellings });

describe('A word of a search', () => {
  it('matches what begins with it, and whole words where that is asked for', () => {
    expect(matchTerm(term('jaz'))).toBe(`'jaz':*`);
    expect(matchWhole(term('jaz'))).toBe(`'jaz'`);
    expect(matchWhole(term('jazz', 'jazz', 'jazzy'))).toBe(`'jazz'`);
  });

  it('matches as a single letter only itself', () => {
    expect(matchTerm(term('c'))).toBe(`'c'`);
    expect(matchTerm(term('c', 'c', 'choir'))).toBe(`'c'`);
  });

  it('matches the words that it stands for, and not itself, which is nowhere', () => {
    expect(matchTerm(term('viena', 'vienna', 'sienna'))).toBe(`('vienna' | 'sienna')`);
    expect(matchWhole(term('viena', 'vienna', 'sienna'))).toBe(`('vienna' | 'sienna')`);
  });

  it('has to be there together with the others', () => {
    expect(matchAll([term('jazz'), term('berln', 'berlin')])).toBe(`'jazz':* & ('berlin')`);
  });

  it('may be missing where one of them is enough, or all but one', () => {
    const terms = [term('jazz'), term('c'), term('berln', 'berlin')];
    expect(matchAny(terms)).toBe(`'jazz':* | 'c' | ('berlin')`);
    expect(matchAllButOne(terms)).toBe(
      `('c' & ('berlin')) | ('jazz':* & ('berlin')) | ('jazz':* & 'c')`,
    );
  });

  it('cannot end its quotes', () => {
    expect(matchTerm(term(`o' | 'x\\`))).toBe(`'o'' | ''x\\\\':*`);
  });
});
