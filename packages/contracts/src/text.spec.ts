import { describe, expect, it } from 'vitest';
import { registerSchema } from './credentials.js';
import { personNameSchema } from './text.js';

const isAccepted = (name: string) => personNameSchema.safeParse(name).success;

describe('The name of a person', () => {
  it.each([
    'Ada',
    "Siobhán O'Neill-Nguyễn",
    'علی‌رضا',
    'ක්‍රිෂ්ණ',
    'क्‍ष',
    '山田　太郎',
    '葛󠄀城',
    'X Æ A-12',
    '👩🏽‍💻',
    'Ada ❤️‍🔥 🎟️',
    'مم',
    'Al',
    '龙一',
  ])('may be %s', (name) => {
    expect(isAccepted(name)).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['one letter', 'A'],
    ['one letter between spaces', ' A\u00a0'],
    ['one letter with its accent apart', 'e\u0301'],
    ['spaces', ' \u00a0\u3000'],
    ['NUL', 'a\0b'],
    ['a terminal’s escape', 'a\u001b[31m'],
    ['a bell', 'a\u0007'],
    ['a line break', 'a\nb'],
    ['a tab', 'a\tb'],
    ['DEL', 'a\u007f'],
    ['a C1 control character', 'a\u009b31m'],
    ['a separator of lines', 'a\u2028b'],
    ['a turn from right to left', 'a\u202eb'],
    ['a direction’s isolate', '\u2066a\u2069'],
    ['a direction’s mark', 'a\u200f'],
    ['a zero-width space', 'a\u200bb'],
    ['a byte order mark', '\ufeffa'],
    ['a soft hyphen', 'a\u00adb'],
    ['a word joiner', 'a\u2060b'],
    ['a letter in tags', 'a\u{e0041}'],
    ['half of a surrogate pair', 'a\ud83d'],
    ['the other half', '\ude00a'],
    ['a joiner that joins nothing', 'a\u200d'],
    ['a joiner before everything', '\u200ca'],
    ['joiners alone', '\u200d\u200c'],
    ['two joiners', 'a\u200d\u200db'],
    ['a joiner between digits', '1\u200d2'],
    ['a blank letter', '\u3164'],
    ['a blank pattern', '\u2800\u2800'],
    ['an accent on nothing', '\u0301'],
    ['101 letters', 'a'.repeat(101)],
  ])('is not %s', (_what, name) => {
    expect(isAccepted(name)).toBe(false);
  });

  it('counts a character of any plane as one', () => {
    expect(isAccepted('🎟'.repeat(100))).toBe(true);
    expect(isAccepted('🎟'.repeat(101))).toBe(false);
  });

  it('is kept in one form: composed, with single spaces, and none around it', () => {
    expect(personNameSchema.parse('  Jose\u0301 \u00a0 Mari\u0301a ')).toBe('José María');
  });
});

describe('An email', () => {
  const { email } = registerSchema.shape;

  it('is kept in lower case and without the spaces around it', () => {
    expect(email.parse(' Ada@Example.COM\n')).toBe('ada@example.com');
  });

  it.each(['ada', 'ada@', 'a\u200bda@example.com', 'ada@exam\u212ale.com', 'a b@example.com'])(
    'is not %s',
    (text) => {
      expect(email.safeParse(text).success).toBe(false);
    },
  );
});
