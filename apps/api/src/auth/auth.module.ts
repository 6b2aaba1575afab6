import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { OutboxModule } from '../outbox/outbox.module.js';
import { AccountController } from './account/account.controller.js';
import { AccountExportService } from './account/account-export.service.js';
import { AccountService } from './account/account.service.js';
import { PasswordCheckService } from './account/password-check.service.js';
import { AccessTokenService } from './access-token.service.js';
import { AccountMailsModule } from './account-mails.module.js';
import { AttemptLimitsService } from './attempt-limits.service.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { ExpiredRowsPurge } from './expired-rows-purge.js';
import { JwtAuthGuard } from './jwt-auth.guard.js';
import { PasswordQueue } from './password-queue.js';
import { PasswordResetController } from './password-reset/password-reset.controller.js';
import { PasswordResetsService } from './password-reset/password-resets.service.js';
import { ConfirmationsService } from './confirmations.service.js';
import { ConfirmationController } from './second-factor/confirmation.controller.js';
import { LogInChallenges } from './second-factor/log-in-challenges.js';
import { PasskeyChallenges } from './second-factor/passkeys/passkey-challenges.js';
import { PasskeyLogInController } from './second-factor/passkeys/passkey-log-in.controller.js';
import { PasskeyLogInsService } from './second-factor/passkeys/passkey-log-ins.service.js';
import { PasskeysController } from './second-factor/passkeys/passkeys.controller.js';
import { PasskeysService } from './second-factor/passkeys/passkeys.service.js';
import { RecoveryCodesService } from './second-factor/recovery-codes.service.js';
import { SealService } from './second-factor/seal.service.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorService } from './second-factor/second-factor.service.js';
import { SecondStepController } from './second-factor/second-step.controller.js';
import { SecondStepsService } from './second-factor/second-steps.service.js';
import { TotpService } from './second-factor/totp.service.js';
import { SessionEndsService } from './session-ends.service.js';
import { SessionsService } from './sessions.service.js';
import { LogInsService } from './sessions/log-ins.service.js';
import { OwnSessionsController } from './sessions/own-sessions.controller.js';
import { OwnSessionsService } from './sessions/own-sessions.service.js';
import { TiesService } from './ties.service.js';
import { UsersById } from './users-by-id.js';
import { VerificationController } from './verification/verification.controller.js';
import { VerificationsService } from './verification/verifications.service.js';
import { VerifiedAccountsService } from './verified-accounts.service.js';

@Module({
  imports: [OutboxModule, AccountMailsModule],
  controllers: [
    AuthController,
    VerificationController,
    PasswordResetController,
    OwnSessionsController,
    AccountController,
    SecondStepController,
    SecondFactorController,
    ConfirmationController,
    PasskeysController,
    PasskeyLogInController,
  ],
  providers: [
    AuthService,
    SessionsService,
    UsersById,
    AccessTokenService,
    PasswordQueue,
    AttemptLimitsService,
    VerificationsService,
    VerifiedAccountsService,
    PasswordResetsService,
    ConfirmationsService,
    PasswordCheckService,
    SealService,
    LogInChallenges,
    RecoveryCodesService,
    SecondFactorService,
    TotpService,
    SecondStepsService,
    LogInsService,
    PasskeyChallenges,
    PasskeysService,
    PasskeyLogInsService,
    OwnSessionsService,
    SessionEndsService,
    TiesService,
    AccountService,
    AccountExportService,
    ExpiredRowsPurge,
    { provide: APP_GUARD, useClass: JwtAuthGuard },
  ],
  exports: [
    AccessTokenService,
    AccountMailsModule,
    AttemptLimitsService,
    ConfirmationsService,
    SessionEndsService,
    TiesService,
    VerifiedAccountsService,
  ],
})
export class AuthModule {}
