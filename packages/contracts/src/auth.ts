import * as z from 'zod/mini';
import { idSchema } from './ids.js';

export const userRoles = ['attendee', 'organiser', 'admin'] as const;
export const userRoleSchema = z.enum(userRoles);
export type UserRole = z.infer<typeof userRoleSchema>;

export const userSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  role: userRoleSchema,
  /** Whether they have proved that the address is theirs. */
  isEmailVerified: z.boolean(),
});
export type User = z.infer<typeof userSchema>;

/** The cookie of the refresh token: the web server looks whether it is there, the API what it says. */
export const refreshCookieName = 'lastseat_refresh';

/** The answer to register, login and refresh. The refresh token travels in an HttpOnly cookie. */
export const signInResultSchema = z.object({
  user: userSchema,
  /** A JWT for `Authorization: Bearer …`; lives 15 minutes. */
  accessToken: z.string(),
});
export type SignInResult = z.infer<typeof signInResultSchema>;
