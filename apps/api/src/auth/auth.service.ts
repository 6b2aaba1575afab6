/** Accounts and the ways into them. */
import { Injectable } from '@nestjs/common';
import type {
  LoginInput,
  PasskeyLogInInput,
  RegisterInput,
  SecondStep,
  SignInResult,
  TakeSecondStepInput,
  User,
} from '@lastseat/contracts';
import { v7 as newId } from 'uuid';
import { PrismaService } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { OutboxService } from '../outbox/outbox.service.js';
import { toUser, userColumns } from './account/to-user.js';
import { AccessTokenService } from './access-token.service.js';
import { AddressesService } from './addresses.service.js';
import { findOpened, hashPassword, isOutdated } from './password.js';
import { PasswordQueue } from './password-queue.js';
import { isRefreshToken } from './refresh-token.js';
import { PasskeyLogInsService } from './second-factor/passkeys/passkey-log-ins.service.js';
import { SessionsService, type OpenSession } from './sessions.service.js';
import { LogInsService } from './sessions/log-ins.service.js';
import { UsersById } from './users-by-id.js';
import { VerificationsService } from './verification/verifications.service.js';

/** The answer, and the refresh token that goes into the cookie. */
export interface SignIn {
  session: SignInResult;
  refreshToken: string;
}

@Injectable()
export class AuthService {
  constructor(
    private readonly prisma: PrismaService,
    private readonly addresses: AddressesService,
    private readonly sessions: SessionsService,
    private readonly accessTokens: AccessTokenService,
    private readonly passwords: PasswordQueue,
    private readonly users: UsersById,
    private readonly verifications: VerificationsService,
    private readonly logIns: LogInsService,
    private readonly passkeyLogIns: PasskeyLogInsService,
    private readonly outbox: OutboxService,
  ) {}

  /**
   * Makes an account that claims the address, also where somebody has it: the answer, its time and the work
   * are the same. A mail is on its way then: a code that proves the address, or, to whoever has it already,
   * how to come in.
   */
  async register({ email, name, password }: RegisterInput, device: string | null): Promise<SignIn> {
    const passwordHash = await this.passwords.run(() => hashPassword(password));
    const user = await runTransaction(
      this.prisma,
      async (tx) => {
        const made = await tx.user.create({
          data: { id: newId(), email, name, passwordHash },
          select: userColumns,
        });
        await this.verifications.begin(tx, made.id, email, [{ type: 'account.registered' }]);
        return made;
      },
      onceLimits,
    );
    this.outbox.wake();
    return this.signIn(await this.sessions.startSession(toUser(user), device));
  }

  /**
   * Into the account that has the address, or into the newest that claims it, also in vain: who registered
   * comes in again, and does not learn from it whether somebody has the address.
   * @throws ProblemError `invalid_credentials`, in the same words and time whatever was wrong
   */
  async login(
    { email, password }: LoginInput,
    device: string | null,
  ): Promise<SignIn | { secondStep: SecondStep }> {
    const { holder, claim } = await this.addresses.find(email);
    const user = await this.passwords.run(() => findOpened(password, [holder, claim]));
    if (!user) throw new ProblemError('invalid_credentials');
    const { passwordHash } = user;
    const nextHash = isOutdated(passwordHash)
      ? await this.passwords.run(() => hashPassword(password))
      : passwordHash;
    const begun = await this.logIns.begin(toUser(user), { device, passwordHash, nextHash });
    return 'secondStep' in begun ? begun : this.signIn(begun.session);
  }

  /** @throws ProblemError `challenge_expired`, and `invalid_code` */
  async takeSecondStep(input: TakeSecondStepInput, device: string | null): Promise<SignIn> {
    return this.signIn(await this.logIns.takeSecondStep(input, device));
  }

  /** @throws ProblemError `invalid_passkey` */
  async logInByPasskey({ credential }: PasskeyLogInInput, device: string | null): Promise<SignIn> {
    return this.signIn(await this.passkeyLogIns.complete(credential, device));
  }

  /** What a refresh is counted by; null for what is no token of anyone. */
  async findRefreshSubject(refreshToken: string | undefined): Promise<string | null> {
    return isRefreshToken(refreshToken) ? this.sessions.findRefreshSubject(refreshToken) : null;
  }

  /** @throws ProblemError `session_expired` */
  async refresh(refreshToken: string | undefined): Promise<SignIn> {
    const session = isRefreshToken(refreshToken) ? await this.sessions.rotate(refreshToken) : null;
    if (!session) throw new ProblemError('session_expired');
    return this.signIn(session);
  }

  async logout(refreshToken: string | undefined): Promise<void> {
    if (isRefreshToken(refreshToken)) await this.sessions.revoke(refreshToken);
  }

  /** @throws ProblemError `unauthenticated` when the account is gone */
  async getUser(id: string): Promise<User> {
    const user = await this.users.find(id);
    if (!user) throw new ProblemError('unauthenticated');
    return user;
  }

  private signIn({ user, sessionId, refreshToken }: OpenSession): SignIn {
    const accessToken = this.accessTokens.signAccessToken(user, sessionId);
    return { session: { user, accessToken }, refreshToken };
  }
}
