/**
 * What a right password is answered with where a second step is to come: a signed word that the password
 * was right. It is no session, and no route but that of the second step reads it. What is good once is the
 * code.
 */
import { Inject, Injectable } from '@nestjs/common';
import { idSchema } from '@lastseat/contracts';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { CONFIG, type Config } from '../../common/config/config.js';
import { createChallengeSigner, fingerprint, type ChallengeSigner } from './challenge-signer.js';

const claimsSchema = z.object({
  userId: idSchema,
  /** The fingerprint of the password that was right. */
  password: z.string(),
});
export type LogInChallenge = z.infer<typeof claimsSchema>;

@Injectable()
export class LogInChallenges {
  private readonly signer: ChallengeSigner<LogInChallenge>;

  constructor(
    @Inject(CONFIG) { JWT_SECRET: secret }: Pick<Config, 'JWT_SECRET'>,
    @Inject(CLOCK) clock: Clock,
  ) {
    const label = 'challenges of log-ins';
    this.signer = createChallengeSigner(claimsSchema, { secret, label, clock });
  }

  issue(userId: string, passwordHash: string): { challenge: string; expiresAt: Date } {
    return this.signer.sign({ userId, password: fingerprint(passwordHash) });
  }

  /** Null when it is not one of ours, or has run out. */
  read(challenge: string): LogInChallenge | null {
    return this.signer.read(challenge);
  }
}
