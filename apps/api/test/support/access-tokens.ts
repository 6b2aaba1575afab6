/** Access tokens that nobody should accept. */
import jwt from 'jsonwebtoken';
import { v7 as newId } from 'uuid';
import { testSecrets } from './app.js';

const claims = { sub: newId(), sid: newId(), role: 'attendee' };
const secret = Buffer.from(testSecrets.JWT_SECRET);

function sign(payload: object, options: jwt.SignOptions = {}, key: jwt.Secret = secret): string {
  return jwt.sign(payload, key, { issuer: 'lastseat', expiresIn: 60, ...options });
}

/** Signed like the real ones: what makes each of the bad ones bad is the one thing changed. */
export const goodToken = sign(claims);

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const [goodHeader, goodPayload, goodSignature] = goodToken.split('.') as [string, string, string];
const promoted = base64url({ ...(jwt.decode(goodToken) as object), role: 'admin' });

/** By what is wrong with it: the whole Authorization header, or none. */
export const badAuthorizations: Record<string, string | undefined> = {
  'no header': undefined,
  'an empty header': '',
  'the word Bearer alone': 'Bearer',
  'another scheme': `Basic ${goodToken}`,
  'the token without the word Bearer': goodToken,
  'no token at all': 'Bearer not.a.token',
  'an expired token': `Bearer ${sign(claims, { expiresIn: -1 })}`,
  'a token of the future': `Bearer ${sign(claims, { notBefore: 60 })}`,
  'a token signed by another secret': `Bearer ${sign(claims, {}, 'x'.repeat(40))}`,
  'a token signed by another algorithm': `Bearer ${sign(claims, { algorithm: 'HS512' })}`,
  'a token of another issuer': `Bearer ${sign(claims, { issuer: 'somebody' })}`,
  'a token that asks not to be checked': `Bearer ${base64url({ alg: 'none', typ: 'JWT' })}.${goodPayload}.`,
  'a token with its algorithm replaced': `Bearer ${base64url({ alg: 'none' })}.${goodPayload}.${goodSignature}`,
  'a token with its claims replaced': `Bearer ${goodHeader}.${promoted}.${goodSignature}`,
  'a token without its signature': `Bearer ${goodHeader}.${goodPayload}.`,
  'a token without claims': `Bearer ${sign({})}`,
  'a token whose subject is no id': `Bearer ${sign({ ...claims, sub: 'x' })}`,
  'a token without a session': `Bearer ${sign({ sub: claims.sub, role: 'attendee' })}`,
  'a token with an unknown role': `Bearer ${sign({ ...claims, role: 'owner' })}`,
  'a token with claims of wrong types': `Bearer ${sign({ ...claims, role: 1, sid: [] })}`,
};
