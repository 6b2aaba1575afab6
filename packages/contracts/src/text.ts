/** Texts that people enter and that others read: on pages, in lists, on an operator's terminal. */
import * as z from 'zod/mini';

/**
 * Nothing that moves a cursor, turns the direction of what follows or cannot be seen: control and format
 * characters, halves of surrogate pairs, separators of lines, and the letters and patterns that are blank.
 * A joiner (U+200C, U+200D) stays where it joins: within a Persian or Indic word, or within an emoji.
 */
const readable =
  '[\\p{L}\\p{M}\\p{Extended_Pictographic}\\p{Emoji_Modifier}][\\u200c\\u200d](?=[\\p{L}\\p{Extended_Pictographic}])|[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\u115f\\u1160\\u2800\\u3164\\uffa0]';
const readableText = new RegExp(`^(?:${readable})*$`, 'u');
const readableLines = new RegExp(`^(?:${readable}|[\\t\\n\\r])*$`, 'u');

/** Two of what can be seen: an accent is part of its letter, and what joins them does not count. */
const twoCharacters = /[\p{L}\p{N}\p{P}\p{S}].*[\p{L}\p{N}\p{P}\p{S}]/su;

/** What looks the same is the same text, and takes one line. */
const toPlainText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();

/** PostgreSQL and bcrypt both end a text at NUL. The pattern is what JSON Schema says of it. */
export const withoutNul = (text: string): boolean => !text.includes('\0');
const withoutNulPattern = { pattern: '^[^\\u0000]*$' };

/** The name of a person. */
export const personNameSchema = z
  .string()
  .check(
    z.maxLength(100, 'Use at most 100 characters'),
    z.regex(twoCharacters, 'Use at least 2 characters'),
    z.regex(readableText, 'Remove control characters and invisible ones'),
    z.overwrite(toPlainText),
  );

/** A text of one line, with at least `min` characters that can be seen. */
export function lineSchema(min: number, max: number) {
  const visible = new RegExp(
    `(?:[\\p{L}\\p{N}\\p{P}\\p{S}][^\\p{L}\\p{N}\\p{P}\\p{S}]*){${min}}`,
    'u',
  );
  return z
    .string()
    .check(
      z.maxLength(max, `Use at most ${max} characters`),
      z.regex(visible, min === 1 ? 'Enter something' : `Use at least ${min} characters`),
      z.regex(readableText, 'Remove control characters and invisible ones'),
      z.overwrite(toPlainText),
    );
}

/** A text of several lines: what {@link lineSchema} allows, and line breaks. */
export function longTextSchema(max: number) {
  return z.string().check(
    z.maxLength(max, `Use at most ${max} characters`),
    z.regex(readableLines, 'Remove control characters and invisible ones'),
    z.overwrite((text: string) =>
      text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', ' ').normalize('NFC').trim(),
    ),
  );
}

/** What is compared and not shown; a letter with its accent is one character or two, by the keyboard. */
export const wordsInQuerySchema = z._default(
  z
    .string()
    .check(
      z.maxLength(100, 'Use at most 100 characters'),
      z.refine(withoutNul, 'Remove the NUL character'),
      z.normalize('NFC'),
      z.trim(),
      z.meta(withoutNulPattern),
    ),
  '',
);

/**
 * A whole number of a query string, which carries text: no `1e3`, no ` 7`, no `007`, no empty string for 0.
 * In the document it is the integer that it stands for.
 */
export function wholeNumberInQuery(from: number, to: number, byDefault: number) {
  const text = numberText(from, to).check(
    z.meta({ type: 'integer', minimum: from, maximum: to, default: byDefault }),
  );
  return z._default(z.pipe(text, z.transform(Number)), byDefault);
}

/** The same where leaving it out means something of its own. */
export function optionalNumberInQuery(from: number, to: number) {
  const text = numberText(from, to).check(z.meta({ type: 'integer', minimum: from, maximum: to }));
  return z.optional(z.pipe(text, z.transform(Number)));
}

function numberText(from: number, to: number) {
  const isInRange = (text: string) =>
    /^(?:0|[1-9]\d{0,8})$/.test(text) && Number(text) >= from && Number(text) <= to;
  return z.string().check(z.refine(isInRange, `Use a whole number from ${from} to ${to}`));
}
