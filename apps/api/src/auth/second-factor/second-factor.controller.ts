import { Body, Controller, Delete, Get, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  changeSecondFactorSchema,
  confirmTotpSchema,
  recoveryCodesSchema,
  secondFactorSchema,
  totpSetupSchema,
  type ChangeSecondFactorInput,
  type ConfirmTotpInput,
  type RecoveryCodes,
  type SecondFactor,
  type TotpSetup,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../../common/http/decorators/current-user.decorator.js';
import { passwordProblems } from '../account/password-problems.js';
import { AttemptLimitsService } from '../attempt-limits.service.js';
import { SecondFactorService } from './second-factor.service.js';
import { TotpService } from './totp.service.js';

@ApiTags('Auth')
@ApiBearerAuth()
@Controller('auth/second-factor')
export class SecondFactorController {
  constructor(
    private readonly secondFactor: SecondFactorService,
    private readonly totp: TotpService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get()
  @Answers(200, secondFactorSchema, 'unauthenticated')
  describe(@CurrentUser() { id }: SignedInUser): Promise<SecondFactor> {
    return this.secondFactor.describe(id);
  }

  @Post('totp')
  @Answers(201, totpSetupSchema, ...passwordProblems, 'email_not_verified', 'totp_is_on')
  beginTotp(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: changeSecondFactorSchema }) { password }: ChangeSecondFactorInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TotpSetup> {
    void reply.header('cache-control', 'no-store');
    const caller = { request, reply, account: user.id };
    return this.limits.limit('password', caller, () => this.totp.begin(user, password));
  }

  @Post('totp/confirm')
  @Answers(
    200,
    recoveryCodesSchema,
    'invalid_request',
    'unauthenticated',
    'confirmation_required',
    'invalid_code',
    'too_many_requests',
  )
  confirmTotp(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: confirmTotpSchema }) { code }: ConfirmTotpInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodes> {
    void reply.header('cache-control', 'no-store');
    const caller = { request, reply, account: user.id };
    return this.limits.limit('second-step', caller, () => this.totp.confirm(user, code));
  }

  @Delete('totp')
  @Answers(204, null, ...passwordProblems, 'factor_not_found')
  removeTotp(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: changeSecondFactorSchema }) { password }: ChangeSecondFactorInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: user.id };
    return this.limits.limit('password', caller, () => this.totp.remove(user, password));
  }

  @Post('recovery-codes')
  @Answers(201, recoveryCodesSchema, ...passwordProblems, 'factor_not_found')
  replaceRecoveryCodes(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: changeSecondFactorSchema }) { password }: ChangeSecondFactorInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RecoveryCodes> {
    void reply.header('cache-control', 'no-store');
    const caller = { request, reply, account: user.id };
    const replace = () => this.secondFactor.replaceRecoveryCodes(user, password);
    return this.limits.limit('password', caller, replace);
  }
}
