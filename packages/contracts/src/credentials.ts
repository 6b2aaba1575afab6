/** What people type to get in. Apart from who is signed in, which every page wants to know. */
import * as z from 'zod';
import { personNameSchema, withoutNul } from './text.js';

/** The least and the most that a password may have. */
export const passwordMinCharacters = 8;
/** From here on its length is enough. */
export const passwordPhraseCharacters = 15;
/** bcrypt reads 72 bytes and ignores the rest, so a longer password would promise more than it keeps. */
export const passwordMaxBytes = 72;

const utf8 = new TextEncoder();

/** Of the schema itself: `z.regexes` would bring all patterns of Zod into the browser. */
const zodEmail = z.email()._zod.def.pattern;
if (zodEmail === undefined) throw new Error('Zod has no pattern for an email address any more');

/** Zod's, between spaces that people paste along. */
const emailPattern = new RegExp(`^\\s*${zodEmail.source.slice(1, -1)}\\s*$`, 'u');

/** One account per address whatever its case: an email is lower-cased where it enters. */
export const emailSchema = z
  .string()
  .max(254, 'Use at most 254 characters')
  .regex(emailPattern, 'Enter an email address, such as name@example.com')
  .trim()
  .toLowerCase();

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

const passwordSchema = z
  .string()
  .min(passwordMinCharacters, `Use at least ${passwordMinCharacters} characters`)
  .regex(
    isMixedOrLong,
    `Use a letter and a digit, or at least ${passwordPhraseCharacters} characters`,
  )
  .refine((password) => utf8.encode(password).length <= passwordMaxBytes, {
    message: `Use at most ${passwordMaxBytes} bytes (letters beyond a-z count more than one)`,
  })
  .refine(withoutNul, 'Remove the NUL character')
  .meta({
    pattern: passwordPattern,
    maxLength: passwordMaxBytes,
    description: `At most ${passwordMaxBytes} bytes of UTF-8: letters beyond a-z count more than one`,
  });

export const registerSchema = z.strictObject({
  email: emailSchema,
  password: passwordSchema,
  name: personNameSchema,
});
export type RegisterInput = z.infer<typeof registerSchema>;

/**
 * A log-in checks less than a registration, on purpose: a password that breaks today's rules is
 * answered like any wrong one.
 */
export const loginSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1, 'Enter your password').max(1000, 'Use at most 1000 characters'),
});
export type LoginInput = z.infer<typeof loginSchema>;
