/**
 * What a right password is answered with where a second step is to come: a signed word that the password
 * was right, for five minutes. It is no session, and no route but that of the second step reads it.
 *
 * Nothing is kept of it, so a crowd that begins log-ins fills no table. What is good once is the code.
 */
import { createHash, createSecretKey, hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import { idSchema } from '@lastseat/contracts';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { CONFIG, type Config } from '../../common/config/config.js';

export const CHALLENGE_MS = 5 * 60_000;
const ALGORITHM = 'HS256';

const claimsSchema = z.object({ sub: idSchema, password: z.string() });

export interface LogInChallenge {
  userId: string;
  /** Which password was right; see {@link fingerprint}. */
  password: string;
}

@Injectable()
export class LogInChallenges {
  private readonly jwt: JwtService;

  constructor(
    @Inject(CONFIG) { JWT_SECRET }: Pick<Config, 'JWT_SECRET'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    // A key of its own: an access token is no challenge, and a challenge no access token.
    const key = createSecretKey(
      Buffer.from(hkdfSync('sha256', JWT_SECRET, '', 'challenges of log-ins', 32)),
    );
    this.jwt = new JwtService({
      secretOrKeyProvider: () => key,
      signOptions: { algorithm: ALGORITHM, noTimestamp: true },
      verifyOptions: { algorithms: [ALGORITHM] },
    });
  }

  issue(userId: string, passwordHash: string): { challenge: string; expiresAt: Date } {
    const expiresAt = new Date(this.clock().getTime() + CHALLENGE_MS);
    const exp = Math.floor(expiresAt.getTime() / 1_000);
    const claims = { sub: userId, password: fingerprint(passwordHash), exp };
    return { challenge: this.jwt.sign(claims), expiresAt };
  }

  /** Null when it is not one of ours, or has run out. */
  read(challenge: string): LogInChallenge | null {
    const claims = claimsSchema.safeParse(this.findClaims(challenge));
    return claims.success ? { userId: claims.data.sub, password: claims.data.password } : null;
  }

  private findClaims(challenge: string): object | null {
    try {
      const clockTimestamp = Math.floor(this.clock().getTime() / 1_000);
      return this.jwt.verify<object>(challenge, { clockTimestamp });
    } catch {
      return null;
    }
  }
}

/** Another one as soon as the password is: what was right before it opens nothing then. */
export function fingerprint(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('base64url');
}
