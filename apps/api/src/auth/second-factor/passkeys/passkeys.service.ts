/** The passkeys of an account: added with the password, named, removed with the password. */
import { Inject, Injectable } from '@nestjs/common';
import {
  maxPasskeys,
  type AddedPasskey,
  type AddPasskeyInput,
  type CreatedPasskey,
  type Passkey,
  type PasskeyCreation,
} from '@lastseat/contracts';
import { verifyRegistrationResponse, type WebAuthnCredential } from '@simplewebauthn/server';
import { v7 as newId } from 'uuid';
import { CLOCK, type Clock } from '../../../common/config/clock.js';
import { CONFIG, type Config } from '../../../common/config/config.js';
import { findViolatedConstraint } from '../../../common/database/database-errors.js';
import { PrismaService, type Transaction } from '../../../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../../../common/database/transaction.js';
import type { SignedInUser } from '../../../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../../../common/http/problems/problem.js';
import { OutboxService } from '../../../outbox/outbox.service.js';
import { lockAccount } from '../../account/lock-account.sql.js';
import { PasswordCheckService } from '../../account/password-check.service.js';
import { ConfirmationsService } from '../../confirmations.service.js';
import { VerifiedAccountsService } from '../../verified-accounts.service.js';
import { fingerprint } from '../challenge-signer.js';
import { RecoveryCodesService } from '../recovery-codes.service.js';
import { SecondFactorService } from '../second-factor.service.js';
import { describeCreation, passkeyAlgorithms } from './describe-creation.js';
import { PasskeyChallenges, readChallenge } from './passkey-challenges.js';
import { readBytes, toPasskey } from './passkey-rows.js';
import { findRelyingParty, type RelyingParty } from './relying-party.js';

@Injectable()
export class PasskeysService {
  private readonly relyingParty: RelyingParty;

  constructor(
    private readonly prisma: PrismaService,
    private readonly passwordCheck: PasswordCheckService,
    private readonly confirmations: ConfirmationsService,
    private readonly verifiedAccounts: VerifiedAccountsService,
    private readonly challenges: PasskeyChallenges,
    private readonly recoveryCodes: RecoveryCodesService,
    private readonly secondFactor: SecondFactorService,
    private readonly outbox: OutboxService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Config,
  ) {
    this.relyingParty = findRelyingParty(config);
  }

  /**
   * @throws ProblemError `email_not_verified`, `confirmation_required`, `invalid_credentials`, and
   *   `too_many_passkeys`
   */
  async begin(user: SignedInUser, password: string): Promise<PasskeyCreation> {
    const { id } = user;
    await this.verifiedAccounts.require(id);
    const passwordHash = await this.passwordCheck.check(user, password);
    const where = { id };
    const select = { email: true, name: true, passkeys: { select: { credentialId: true } } };
    const account = await this.prisma.user.findUniqueOrThrow({ where, select });
    if (account.passkeys.length >= maxPasskeys) throw new ProblemError('too_many_passkeys');
    return describeCreation({
      ...account,
      userId: id,
      challenge: this.challenges.issueAddition(id, passwordHash),
      relyingParty: this.relyingParty,
    });
  }

  /**
   * Who has another factor shows that as well: this passkey may have been begun before there was one.
   * @throws ProblemError `invalid_passkey`, `confirmation_required`, `passkey_known`, and
   *   `too_many_passkeys`
   */
  async add(user: SignedInUser, { name, credential }: AddPasskeyInput): Promise<AddedPasskey> {
    const { id } = user;
    const { made, password } = await this.verify(id, credential);
    const work = async (tx: Transaction): Promise<AddedPasskey> => {
      const { passwordHash } = await lockAccount(tx, id);
      // Changed since it was given: whoever knew the old one adds nothing any more.
      if (passwordHash === null || fingerprint(passwordHash) !== password) {
        throw new ProblemError('invalid_passkey');
      }
      await this.confirmations.require(user, tx);
      const passkey = await this.keep(tx, id, name, made);
      await this.confirmations.note(tx, user);
      const recoveryCodes = await this.recoveryCodes.begin(tx, id);
      await this.secondFactor.tell(tx, id, 'passkey-added');
      return { passkey, recoveryCodes };
    };
    try {
      return await runTransaction(this.prisma, work, onceLimits);
    } catch (error) {
      const isKnown = findViolatedConstraint(error) === 'Passkey_credentialId_key';
      throw isKnown ? new ProblemError('passkey_known') : error;
    } finally {
      this.outbox.wake();
    }
  }

  /** @throws ProblemError `factor_not_found` also for one of somebody else's */
  async rename({ id: userId }: SignedInUser, id: string, name: string): Promise<Passkey> {
    const [row] = await this.prisma.passkey.updateManyAndReturn({
      where: { id, userId },
      data: { name },
    });
    if (!row) throw new ProblemError('factor_not_found');
    return toPasskey(row);
  }

  /**
   * @throws ProblemError `confirmation_required`, `invalid_credentials`, and `factor_not_found` also for
   *   one of somebody else's
   */
  async remove(user: SignedInUser, id: string, password: string): Promise<void> {
    const { id: userId } = user;
    await this.passwordCheck.checkAndRun(user, password, async (tx) => {
      const { count } = await tx.passkey.deleteMany({ where: { id, userId } });
      if (count === 0) throw new ProblemError('factor_not_found');
      await this.secondFactor.endIfLast(tx, userId);
      await this.secondFactor.tell(tx, userId, 'passkey-removed');
    });
  }

  private async verify(
    userId: string,
    credential: CreatedPasskey,
  ): Promise<{ made: WebAuthnCredential; password: string }> {
    const challenge = readChallenge(credential.response.clientDataJSON);
    const claims = this.challenges.readAddition(challenge);
    if (claims?.userId !== userId) throw new ProblemError('invalid_passkey');
    const made = await verifyRegistrationResponse({
      response: { ...credential, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: this.relyingParty.origin,
      expectedRPID: this.relyingParty.id,
      supportedAlgorithmIDs: passkeyAlgorithms,
    }).then(
      ({ registrationInfo }) => registrationInfo?.credential,
      // The library throws whatever is wrong with what came from outside.
      () => undefined,
    );
    if (!made) throw new ProblemError('invalid_passkey');
    return { made, password: claims.password };
  }

  private async keep(
    tx: Transaction,
    userId: string,
    name: string,
    { id, publicKey, counter }: WebAuthnCredential,
  ): Promise<Passkey> {
    // Under the account's lock: of many at once no more than so many are added.
    if ((await tx.passkey.count({ where: { userId } })) >= maxPasskeys) {
      throw new ProblemError('too_many_passkeys');
    }
    const row = await tx.passkey.create({
      data: {
        id: newId(),
        userId,
        credentialId: readBytes(id),
        publicKey: new Uint8Array(publicKey),
        counter,
        name,
        createdAt: this.clock(),
      },
    });
    return toPasskey(row);
  }
}
