/** Access tokens: JWTs of 15 minutes that are checked without a look into the database. */
import { createSecretKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { idSchema, userRoleSchema, type User } from '@lastseat/contracts';
import { z } from 'zod';
import { CONFIG, type Config } from '../common/config/config.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';

const ACCESS_TOKEN_SECONDS = 15 * 60;
const ISSUER = 'lastseat';
/** One only: a token must not choose how it is checked (RFC 8725, section 3.1). */
const ALGORITHM = 'HS256';

const claimsSchema = z.object({
  sub: idSchema,
  /** The session that it was made for. */
  sid: idSchema,
  role: userRoleSchema,
});
const readClaimsSchema = claimsSchema.extend({ exp: z.int() });
type Claims = z.infer<typeof claimsSchema>;

@Injectable()
export class AccessTokenService {
  private readonly jwt: JwtService;

  constructor(@Inject(CONFIG) config: Config) {
    // As a KeyObject, never as a string: jsonwebtoken first tries to read a string as a public key, which
    // costs most of the time of a check.
    const key = createSecretKey(Buffer.from(config.JWT_SECRET));
    this.jwt = new JwtService({
      secretOrKeyProvider: () => key,
      signOptions: { algorithm: ALGORITHM, expiresIn: ACCESS_TOKEN_SECONDS, issuer: ISSUER },
      verifyOptions: { algorithms: [ALGORITHM], issuer: ISSUER },
    });
  }

  signAccessToken(user: User, sessionId: string): string {
    const claims: Claims = { sub: user.id, sid: sessionId, role: user.role };
    return this.jwt.sign(claims);
  }

  /** @returns null when the token is not one of ours, or has run out */
  readAccessToken(token: string): SignedInUser | null {
    return this.readWithExpiry(token)?.user ?? null;
  }

  /** For what outlives a request. `expiresAt` is in milliseconds since 1970. */
  readWithExpiry(token: string): { user: SignedInUser; expiresAt: number } | null {
    const claims = readClaimsSchema.safeParse(this.findClaims(token));
    if (!claims.success) return null;
    const { sub, sid, role, exp } = claims.data;
    return { user: { id: sub, sessionId: sid, role }, expiresAt: exp * 1_000 };
  }

  private findClaims(token: string): object | null {
    try {
      return this.jwt.verify<object>(token);
    } catch {
      return null;
    }
  }
}
