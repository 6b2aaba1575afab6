import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  confirmByCodeSchema,
  passkeyLogInSchema,
  type ConfirmByCodeInput,
  type PasskeyLogInInput,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../../common/http/decorators/current-user.decorator.js';
import { AttemptLimitsService } from '../attempt-limits.service.js';
import { limitCode } from './limit-code.js';
import { PasskeyLogInsService } from './passkeys/passkey-log-ins.service.js';
import { SecondStepsService } from './second-steps.service.js';

/** The answer to `confirmation_required`: the second factor, shown again in this log-in. */
@ApiTags('Auth')
@ApiBearerAuth()
@Controller('auth/confirmation')
export class ConfirmationController {
  constructor(
    private readonly secondSteps: SecondStepsService,
    private readonly passkeys: PasskeyLogInsService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Post('code')
  @Answers(204, null, 'invalid_request', 'unauthenticated', 'invalid_code', 'too_many_requests')
  byCode(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: confirmByCodeSchema }) { code }: ConfirmByCodeInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: user.id };
    return limitCode(this.limits, caller, code, () => this.secondSteps.confirm(user, code));
  }

  @Post('passkey')
  @Answers(204, null, 'invalid_request', 'unauthenticated', 'invalid_passkey', 'too_many_requests')
  byPasskey(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: passkeyLogInSchema }) { credential }: PasskeyLogInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: user.id };
    return this.limits.limit('passkey', caller, () => this.passkeys.confirm(user, credential));
  }
}
