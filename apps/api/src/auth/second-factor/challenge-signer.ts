/**
 * Signs challenges: words that come back within minutes, and that nobody has to keep meanwhile. So a crowd
 * that begins log-ins fills no table.
 */
import { createHash, createSecretKey } from 'node:crypto';
import { JwtService } from '@nestjs/jwt';
import type { z } from 'zod';
import type { Clock } from '../../common/config/clock.js';
import { deriveKey } from '../../common/config/derived-keys.js';

export const CHALLENGE_MS = 5 * 60_000;
const ALGORITHM = 'HS256';

export interface ChallengeSigner<Claims extends object> {
  sign(claims: Claims): { challenge: string; expiresAt: Date };
  /** Null when it is not one of ours, or has run out. */
  read(challenge: string): Claims | null;
}

/** @param label what they are for: a key of their own, so that none is taken for another, or for a token */
export function createChallengeSigner<Claims extends object>(
  schema: z.ZodType<Claims>,
  { secret, label, clock }: { secret: string; label: string; clock: Clock },
): ChallengeSigner<Claims> {
  const key = createSecretKey(deriveKey(secret, label));
  const jwt = new JwtService({
    secretOrKeyProvider: () => key,
    signOptions: { algorithm: ALGORITHM, noTimestamp: true },
    verifyOptions: { algorithms: [ALGORITHM] },
  });
  const toSeconds = (ms: number) => Math.floor(ms / 1_000);
  const verify = (challenge: string): object | null => {
    try {
      const clockTimestamp = toSeconds(clock().getTime());
      return jwt.verify<object>(challenge, { clockTimestamp });
    } catch {
      return null;
    }
  };
  return {
    sign: (claims) => {
      const expiresAt = new Date(clock().getTime() + CHALLENGE_MS);
      const exp = toSeconds(expiresAt.getTime());
      return { challenge: jwt.sign({ ...claims, exp }), expiresAt };
    },
    read: (challenge) => schema.safeParse(verify(challenge)).data ?? null,
  };
}

/** Another one as soon as the password is: what was right before it opens nothing then. */
export function fingerprint(passwordHash: string): string {
  return createHash('sha256').update(passwordHash).digest('base64url');
}
