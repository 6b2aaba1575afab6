/** What people type to get in. Apart from who is signed in, which every page wants to know. */
import * as z from 'zod/mini';
import { personNameSchema, withoutNul } from './text.js';

/** The least and the most that a password may have. */
export const passwordMinCharacters = 8;
/** From here on its length is enough. */
export const passwordPhraseCharacters = 15;
/** Far more than anybody types, and little to hash. */
export const passwordMaxCharacters = 1_000;

/** Of the schema itself: `z.regexes` would bring all patterns of Zod into the browser. */
const zodEmail = z.email()._zod.def.pattern;
if (zodEmail === undefined) throw new Error('Zod has no pattern for an email address any more');

/** Zod's, between spaces that people paste along. */
const emailPattern = new RegExp(`^\\s*${zodEmail.source.slice(1, -1)}\\s*$`, 'u');

/** One account per address whatever its case: an email is lower-cased where it enters. */
export const emailSchema = z
  .string()
  .check(
    z.maxLength(254, 'Use at most 254 characters'),
    z.regex(emailPattern, 'Enter an email address, such as name@example.com'),
    z.trim(),
    z.toLowerCase(),
  );

/** Characters are code points, as in Zod's lengths. */
const isMixedOrLong = new RegExp(
  `^(?:.{${passwordPhraseCharacters},}|(?=.*\\p{L})(?=.*\\p{Nd}).*)$`,
  'su',
);

/** Both rules below in the one pattern that a document may have. */
const passwordPattern = [
  `^(?:[^\\u0000]{${passwordPhraseCharacters},}`,
  `(?=[^\\u0000]*\\p{L})(?=[^\\u0000]*\\p{Nd})[^\\u0000]*)$`,
].join('|');

export const passwordSchema = z
  .string()
  .check(
    z.minLength(passwordMinCharacters, `Use at least ${passwordMinCharacters} characters`),
    z.regex(
      isMixedOrLong,
      `Use a letter and a digit, or at least ${passwordPhraseCharacters} characters`,
    ),
    z.maxLength(passwordMaxCharacters, `Use at most ${passwordMaxCharacters} characters`),
    z.refine(withoutNul, 'Remove the NUL character'),
    z.meta({ pattern: passwordPattern }),
  );

export const registerSchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  name: personNameSchema,
});
export type RegisterInput = z.infer<typeof registerSchema>;

/** One that is only compared. */
export const givenPasswordSchema = z
  .string()
  .check(z.minLength(1, 'Enter your password'), z.maxLength(1000, 'Use at most 1000 characters'));

/**
 * A log-in checks less than a registration, on purpose: a password that breaks today's rules is
 * answered like any wrong one.
 */
export const loginSchema = z.strictObject({
  email: emailSchema,
  password: givenPasswordSchema,
});
export type LoginInput = z.infer<typeof loginSchema>;
