/**
 * Log-in by a passkey: something that one has, which has asked for something that one is or knows. So it
 * needs no password, and no second step after it. Within a session it shows that it still is them.
 *
 * What must stay true: a challenge is good once. A passkey remembers when the last one was made that it
 * signed, and takes none from before it: what was signed cannot be sent again.
 */
import { Inject, Injectable } from '@nestjs/common';
import type { PasskeyRequest, ShownPasskey } from '@lastseat/contracts';
import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import { CLOCK, type Clock } from '../../../common/config/clock.js';
import { CONFIG, type Config } from '../../../common/config/config.js';
import { PrismaService, type Transaction } from '../../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../../common/database/transaction.js';
import type { SignedInUser } from '../../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../../common/http/problems/problem.js';
import { lockAccount } from '../../account/lock-account.sql.js';
import { ConfirmationsService } from '../../confirmations.service.js';
import { LogInsService } from '../../sessions/log-ins.service.js';
import type { OpenSession } from '../../sessions.service.js';
import { CHALLENGE_MS } from '../challenge-signer.js';
import { PasskeyChallenges, readChallenge } from './passkey-challenges.js';
import { readBytes } from './passkey-rows.js';
import { findRelyingParty, type RelyingParty } from './relying-party.js';

interface KnownPasskey {
  id: string;
  userId: string;
  publicKey: Uint8Array;
  counter: bigint;
}

/** What was shown is right. */
interface CheckedPasskey {
  id: string;
  userId: string;
  /** The challenge that it has signed. */
  madeAt: Date;
  /** As the device counts now. */
  counter: number;
}

@Injectable()
export class PasskeyLogInsService {
  private readonly relyingParty: RelyingParty;

  constructor(
    private readonly prisma: PrismaService,
    private readonly logIns: LogInsService,
    private readonly challenges: PasskeyChallenges,
    private readonly confirmations: ConfirmationsService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.relyingParty = findRelyingParty(config);
  }

  /** Of whoever it will be: the browser finds which passkeys there are. */
  begin(): PasskeyRequest {
    return {
      challenge: this.challenges.issueLogIn(),
      rpId: this.relyingParty.id,
      userVerification: 'required',
      timeout: CHALLENGE_MS,
    };
  }

  /** @throws ProblemError `invalid_passkey`, in the same words whatever was wrong */
  async complete(credential: ShownPasskey, device: string | null): Promise<OpenSession> {
    const shown = await this.check(credential);
    return this.logIns.open(shown.userId, device, (tx) => this.use(tx, shown));
  }

  /** @throws ProblemError `invalid_passkey`, also for one of somebody else's */
  async confirm(user: SignedInUser, credential: ShownPasskey): Promise<void> {
    const shown = await this.check(credential);
    if (shown.userId !== user.id) throw new ProblemError('invalid_passkey');
    const work = async (tx: Transaction) => {
      await lockAccount(tx, user.id);
      await this.use(tx, shown);
      await this.confirmations.note(tx, user);
    };
    await runTransaction(this.prisma, work, onceLimits);
  }

  private async check(credential: ShownPasskey): Promise<CheckedPasskey> {
    const challenge = readChallenge(credential.response.clientDataJSON);
    const madeAt = this.challenges.readLogIn(challenge);
    const credentialId = readBytes(credential.id);
    const known = madeAt && (await this.prisma.passkey.findUnique({ where: { credentialId } }));
    const counter = known && (await this.verify(known, credential, challenge));
    if (madeAt === null || !known || counter === null) throw new ProblemError('invalid_passkey');
    return { id: known.id, userId: known.userId, madeAt, counter };
  }

  /** Under the account's lock: what was signed is good once. */
  private async use(tx: Transaction, { id, madeAt, counter }: CheckedPasskey): Promise<void> {
    const isNewer = { OR: [{ lastChallengeAt: null }, { lastChallengeAt: { lt: madeAt } }] };
    const { count } = await tx.passkey.updateMany({
      where: { id, ...isNewer },
      data: { counter, lastUsedAt: this.clock(), lastChallengeAt: madeAt },
    });
    if (count === 0) throw new ProblemError('invalid_passkey');
  }

  /** @returns how often the device says that it was used; null when something is wrong */
  private async verify(
    { publicKey, counter }: KnownPasskey,
    credential: ShownPasskey,
    challenge: string,
  ): Promise<number | null> {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response: { ...credential, clientExtensionResults: {} },
        expectedChallenge: challenge,
        expectedOrigin: this.relyingParty.origin,
        expectedRPID: this.relyingParty.id,
        credential: {
          id: credential.id,
          publicKey: new Uint8Array(publicKey),
          counter: Number(counter),
        },
      });
      return verified ? authenticationInfo.newCounter : null;
    } catch {
      // The library throws whatever is wrong with what came from outside.
      return null;
    }
  }
}
