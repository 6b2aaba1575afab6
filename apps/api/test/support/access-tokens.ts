/** Access tokens that nobody should accept. Made when asked for: a module outlives the file that loads it. */
import jwt from 'jsonwebtoken';
import { v7 as newId } from 'uuid';
import { testSecrets } from './app.js';

const claims = { sub: newId(), sid: newId(), role: 'attendee' };
const secret = Buffer.from(testSecrets.JWT_SECRET);

/** Longer than any test takes, so that each is refused for what is wrong with it and not for its age. */
const LIFETIME_SECONDS = 15 * 60;
const NOT_YET_SECONDS = 10 * 60;

function sign(payload: object, options: jwt.SignOptions = {}, key: jwt.Secret = secret): string {
  return jwt.sign(payload, key, { issuer: 'lastseat', expiresIn: LIFETIME_SECONDS, ...options });
}

/** Whose {@link signGoodToken} is. */
export const goodTokenUserId = claims.sub;

/** Signed like the real ones: what makes each of the bad ones bad is the one thing changed. */
export const signGoodToken = () => sign(claims);

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** By what is wrong with it: the whole Authorization header, or none. */
export function makeBadAuthorizations(): Record<string, string | undefined> {
  const good = signGoodToken();
  return {
    'no header': undefined,
    'an empty header': '',
    'the word Bearer alone': 'Bearer',
    'another scheme': `Basic ${good}`,
    'the token without the word Bearer': good,
    'no token at all': 'Bearer not.a.token',
    'an expired token': `Bearer ${sign(claims, { expiresIn: -1 })}`,
    'a token of the future': `Bearer ${sign(claims, { notBefore: NOT_YET_SECONDS })}`,
    'a token signed by another secret': `Bearer ${sign(claims, {}, 'x'.repeat(40))}`,
    'a token signed by another algorithm': `Bearer ${sign(claims, { algorithm: 'HS512' })}`,
    'a token of another issuer': `Bearer ${sign(claims, { issuer: 'somebody' })}`,
    ...spoilParts(good),
    'a token without claims': `Bearer ${sign({})}`,
    'a token whose subject is no id': `Bearer ${sign({ ...claims, sub: 'x' })}`,
    'a token without a session': `Bearer ${sign({ sub: claims.sub, role: 'attendee' })}`,
    'a token with an unknown role': `Bearer ${sign({ ...claims, role: 'owner' })}`,
    'a token with claims of wrong types': `Bearer ${sign({ ...claims, role: 1, sid: [] })}`,
  };
}

/** The good one with a part of it replaced after the signing. */
function spoilParts(good: string): Record<string, string> {
  const [header, payload, signature] = good.split('.') as [string, string, string];
  const promoted = base64url({ ...(jwt.decode(good) as object), role: 'admin' });
  return {
    'a token that asks not to be checked': `Bearer ${base64url({ alg: 'none', typ: 'JWT' })}.${payload}.`,
    'a token with its algorithm replaced': `Bearer ${base64url({ alg: 'none' })}.${payload}.${signature}`,
    'a token with its claims replaced': `Bearer ${header}.${promoted}.${signature}`,
    'a token without its signature': `Bearer ${header}.${payload}.`,
  };
}
