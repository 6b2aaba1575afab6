import { describe, expect, it } from 'vitest';
import { isUsual, readSizes } from './sizes.js';

const rush = { sizes: ['people', 'api'] as const };
const core = {};

describe('A size on the command line', () => {
  it('is a whole number, with or without commas', () => {
    const expected = { people: 100_000, api: 2 };
    expect(readSizes({ people: '100,000', api: '2', json: true }, [core, rush])).toEqual(expected);
    expect(readSizes({ people: '100_000', api: '2' }, [rush])).toEqual(expected);
  });

  it.each(['0', '-1', '1.5', 'many', '', '1e400'])('is not %j', (text) => {
    expect(() => readSizes({ people: text }, [rush])).toThrow(/--people wants a whole number/);
  });

  it('is refused when no part that runs heeds it', () => {
    expect(() => readSizes({ people: '5' }, [core])).toThrow(/--people changes none/);
  });

  it('takes a part away from what was promised, and no other part', () => {
    const chosen = readSizes({ api: '2' }, [core, rush]);
    expect([isUsual(rush, chosen), isUsual(core, chosen)]).toEqual([false, true]);
    expect(isUsual(rush, {})).toBe(true);
  });
});
