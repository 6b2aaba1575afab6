import { z } from 'zod';
import { idSchema } from './ids.js';
import { personNameSchema, withoutNul } from './text.js';

export const userRoles = ['attendee', 'organiser', 'admin'] as const;
export const userRoleSchema = z.enum(userRoles);
export type UserRole = z.infer<typeof userRoleSchema>;

export const userSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  role: userRoleSchema,
});
export type User = z.infer<typeof userSchema>;

/** The least and the most that a password may have. */
export const passwordMinCharacters = 8;
/** From here on its length is enough. */
export const passwordPhraseCharacters = 15;
/** bcrypt reads 72 bytes and ignores the rest, so a longer password would promise more than it keeps. */
export const passwordMaxBytes = 72;

const utf8 = new TextEncoder();

/** Zod's, between spaces that people paste along. */
const emailPattern = new RegExp(`^\\s*${z.regexes.email.source.slice(1, -1)}\\s*$`, 'u');

/** One account per address whatever its case: an email is lower-cased where it enters. */
const emailSchema = z
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

/** The cookie of the refresh token: the web server looks whether it is there, the API what it says. */
export const refreshCookieName = 'lastseat_refresh';

/** The answer to register, login and refresh. The refresh token travels in an HttpOnly cookie. */
export const signInResultSchema = z.object({
  user: userSchema,
  /** A JWT for `Authorization: Bearer …`; lives 15 minutes. */
  accessToken: z.string(),
});
export type SignInResult = z.infer<typeof signInResultSchema>;
