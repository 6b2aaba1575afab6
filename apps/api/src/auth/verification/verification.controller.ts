import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  confirmEmailSchema,
  openVerificationSchema,
  userSchema,
  type ConfirmEmailInput,
  type OpenVerification,
  type User,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../../common/http/decorators/current-user.decorator.js';
import { AttemptLimitsService } from '../attempt-limits.service.js';
import { VerificationsService } from './verifications.service.js';

@ApiTags('Auth')
@ApiBearerAuth()
@Controller('auth/verification')
export class VerificationController {
  constructor(
    private readonly verifications: VerificationsService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get()
  @Answers(200, openVerificationSchema, 'unauthenticated')
  async findOpen(@CurrentUser() { id }: SignedInUser): Promise<OpenVerification> {
    return { email: await this.verifications.findOpen(id) };
  }

  @Post()
  @Answers(202, null, 'unauthenticated', 'too_many_requests')
  async resend(
    @CurrentUser() { id }: SignedInUser,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: await this.verifications.getAddress(id) };
    return this.limits.limit('code', caller, () => this.verifications.resend(id));
  }

  @Post('confirm')
  @Answers(200, userSchema, 'invalid_request', 'unauthenticated', 'invalid_code', 'email_taken')
  confirm(
    @CurrentUser() { id }: SignedInUser,
    @Body({ schema: confirmEmailSchema }) { code }: ConfirmEmailInput,
  ): Promise<User> {
    return this.verifications.confirm(id, code);
  }
}
