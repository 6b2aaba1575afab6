import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { OutboxModule } from '../outbox/outbox.module.js';
import { AccessTokenService } from './access-token.service.js';
import { AttemptLimitsService } from './attempt-limits.service.js';
import { AuthController } from './auth.controller.js';
import { AuthService } from './auth.service.js';
import { ExpiredRowsPurge } from './expired-rows-purge.js';
import { JwtAuthGuard } from './jwt-auth.guard.js';
import { PasswordQueue } from './password-queue.js';
import { SessionsService } from './sessions.service.js';
import { UsersById } from './users-by-id.js';

@Module({
  imports: [OutboxModule],
  controllers: [AuthController],
  providers: [
    AuthService,
    SessionsService,
    UsersById,
    AccessTokenService,
    PasswordQueue,
    AttemptLimitsService,
    ExpiredRowsPurge,
    { provide: APP_GUARD, useClass: JwtAuthGuard },
  ],
  exports: [AccessTokenService, AttemptLimitsService],
})
export class AuthModule {}
