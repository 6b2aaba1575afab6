import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  requestPasswordResetSchema,
  resetPasswordSchema,
  type RequestPasswordResetInput,
  type ResetPasswordInput,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../../common/http/decorators/answers.decorator.js';
import { Public } from '../../common/http/decorators/public.decorator.js';
import { AttemptLimitsService } from '../attempt-limits.service.js';
import { PasswordResetsService } from './password-resets.service.js';

@ApiTags('Auth')
@Public()
@Controller('auth/password-reset')
export class PasswordResetController {
  constructor(
    private readonly resets: PasswordResetsService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Post()
  @Answers(202, null, 'invalid_request', 'too_many_requests')
  async request(
    @Body({ schema: requestPasswordResetSchema }) { email }: RequestPasswordResetInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: email };
    await this.limits.limit('reset', caller, () => Promise.resolve(this.resets.request(email)));
  }

  @Post('confirm')
  @Answers(204, null, 'invalid_request', 'invalid_token', 'too_many_requests', 'busy')
  confirm(
    @Body({ schema: resetPasswordSchema }) input: ResetPasswordInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    // By address only: who guesses a token guesses nobody's account.
    const caller = { request, reply, account: null };
    return this.limits.limit('reset', caller, () => this.resets.confirm(input));
  }
}
