import { describe, expect, it } from 'vitest';
import { chooseLocale, textDirection } from './locale';

describe('the locale of a request', () => {
  it('is the one that the browser puts first', () => {
    expect(chooseLocale('de-AT,de;q=0.9,en;q=0.8')).toBe('de-AT');
  });

  it('goes by the weights, not by the order', () => {
    expect(chooseLocale('en;q=0.5, fr-CA;q=0.7, pl;q=0.6')).toBe('fr-CA');
  });

  it('is the next one when Intl has no words for the first', () => {
    expect(chooseLocale('tlh,xx-YY;q=0.9,sv;q=0.8')).toBe('sv');
  });

  it('is never one that was ruled out', () => {
    expect(chooseLocale('de;q=0,ja;q=0.1')).toBe('ja');
    expect(chooseLocale('de;q=0')).toBe('en-GB');
  });

  it('has no extensions: the digits and the calendar are those of the language', () => {
    expect(chooseLocale('ar-EG-u-nu-latn-ca-islamic')).toBe('ar-EG');
    expect(chooseLocale('EN-us')).toBe('en-US');
  });

  it.each([
    null,
    '',
    '*',
    ';;;,,,=',
    'de;q=2',
    'de;q=0.5;q=0.7',
    '"><script>',
    '\u0000',
    'x'.repeat(10_000),
    `${'*,'.repeat(5_000)}de`,
  ])('is en-GB when a header says nothing that can be read (%#)', (header) => {
    expect(chooseLocale(header)).toBe('en-GB');
  });
});

describe('the direction of a text', () => {
  it.each([
    ['ar-EG', 'rtl'],
    ['he', 'rtl'],
    ['fa-IR', 'rtl'],
    ['pa-PK', 'rtl'],
    ['en-GB', 'ltr'],
    ['ja', 'ltr'],
    ['az', 'ltr'],
  ])('of %s is %s', (locale, direction) => {
    expect(textDirection(locale)).toBe(direction);
  });
});
