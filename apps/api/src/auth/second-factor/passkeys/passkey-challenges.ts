/**
 * What a device signs: a challenge that says what it is for, and when it was made. In the bytes that WebAuthn
 * takes, so it comes back within what was signed, and in no field beside it.
 */
import { Inject, Injectable } from '@nestjs/common';
import { idSchema } from '@lastseat/contracts';
import { z } from 'zod';
import { CLOCK, type Clock } from '../../../common/config/clock.js';
import { CONFIG, type Config } from '../../../common/config/config.js';
import { createChallengeSigner, fingerprint, type ChallengeSigner } from '../challenge-signer.js';

const additionSchema = z.object({
  userId: idSchema,
  /** The fingerprint of the password that was given for it. */
  password: z.string(),
});
type Addition = z.infer<typeof additionSchema>;

/** In milliseconds since 1970. */
const logInSchema = z.object({ madeAt: z.int() });
type LogIn = z.infer<typeof logInSchema>;

@Injectable()
export class PasskeyChallenges {
  private readonly additions: ChallengeSigner<Addition>;
  private readonly logIns: ChallengeSigner<LogIn>;

  constructor(
    @Inject(CONFIG) { JWT_SECRET: secret }: Pick<Config, 'JWT_SECRET'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    const sign = <Claims extends object>(schema: z.ZodType<Claims>, label: string) =>
      createChallengeSigner(schema, { secret, label, clock });
    this.additions = sign(additionSchema, 'challenges of new passkeys');
    this.logIns = sign(logInSchema, 'challenges of passkeys');
  }

  /** To add one, after the password was right. */
  issueAddition(userId: string, passwordHash: string): string {
    const { challenge } = this.additions.sign({ userId, password: fingerprint(passwordHash) });
    return toBytes(challenge);
  }

  /** @returns whose it was and with which password; null when it is not one of ours, or has run out */
  readAddition(challenge: string): Addition | null {
    return this.additions.read(fromBytes(challenge));
  }

  /** To log in, whoever it will be. */
  issueLogIn(): string {
    return toBytes(this.logIns.sign({ madeAt: this.clock().getTime() }).challenge);
  }

  /** @returns when it was made; null when it is not one of ours, or has run out */
  readLogIn(challenge: string): Date | null {
    const claims = this.logIns.read(fromBytes(challenge));
    return claims && new Date(claims.madeAt);
  }
}

const clientDataSchema = z.object({ challenge: z.string() });

const toBytes = (challenge: string) => Buffer.from(challenge).toString('base64url');
const fromBytes = (challenge: string) => Buffer.from(challenge, 'base64url').toString();

/** The challenge that the browser hands back; empty where there is none. Whether it is ours, it says itself. */
export function readChallenge(clientDataJson: string): string {
  try {
    const said: unknown = JSON.parse(fromBytes(clientDataJson));
    return clientDataSchema.safeParse(said).data?.challenge ?? '';
  } catch {
    return '';
  }
}
