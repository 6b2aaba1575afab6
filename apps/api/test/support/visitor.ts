/** Somebody at a browser: sends the refresh cookie that a test gives, and reads what comes back. */
import { refreshCookieName, signInResultSchema, type SignInResult } from '@lastseat/contracts';
import type { TestDatabase } from './database.js';
import { send, type Answer } from './http.js';

export interface SignedIn extends SignInResult {
  /** The value of the cookie. */
  refreshToken: string;
}

export const goodPassword = 'a password that is good';

let registered = 0;

/** What nobody has registered with yet. */
export function newAccount() {
  registered += 1;
  return { email: `person-${registered}@example.com`, password: goodPassword, name: 'A person' };
}

export async function signUp(origin: string, account = newAccount()): Promise<SignedIn> {
  return readSignIn(await send(origin, 'POST', '/api/auth/register', { body: account }));
}

/** The same with the address proved, so that the password signs in. */
export async function signUpProved(
  origin: string,
  database: TestDatabase,
  account = newAccount(),
): Promise<SignedIn> {
  const made = await signUp(origin, account);
  await proveAddress(database, made.user.id);
  return { ...made, user: { ...made.user, isEmailVerified: true } };
}

/** As the code of the mail would. */
export async function proveAddress(database: TestDatabase, userId: string): Promise<void> {
  await database.query(`UPDATE "User" SET "emailVerifiedAt" = now() WHERE id = $1`, [userId]);
}

export function refresh(origin: string, refreshToken: string): Promise<Answer> {
  return withCookie(origin, '/api/auth/refresh', refreshToken);
}

export function logOut(origin: string, refreshToken: string): Promise<Answer> {
  return withCookie(origin, '/api/auth/logout', refreshToken);
}

function withCookie(origin: string, path: string, refreshToken: string): Promise<Answer> {
  const headers = { cookie: `theme=dark; ${refreshCookieName}=${refreshToken}` };
  return send(origin, 'POST', path, { headers });
}

/** @throws when the answer is no successful sign-in */
export function readSignIn(answer: Answer): SignedIn {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  const { value } = readCookie(answer);
  return { ...signInResultSchema.parse(JSON.parse(answer.text)), refreshToken: value };
}

export interface SetCookie {
  value: string;
  /** In lower case and sorted, such as `httponly` and `max-age=0`. */
  attributes: string[];
}

/** The one cookie that the answer sets. */
export function readCookie({ headers }: Answer): SetCookie {
  const [cookie = '', ...others] = headers['set-cookie'] ?? [];
  const [pair = '', ...attributes] = cookie.split('; ');
  const [name, value = ''] = pair.split('=');
  if (others.length > 0 || name !== refreshCookieName) throw new Error(`Cookie: ${cookie}`);
  return { value, attributes: attributes.map((text) => text.toLowerCase()).sort() };
}
