import { Body, Controller, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  passkeyLogInSchema,
  passkeyRequestSchema,
  signInResultSchema,
  type PasskeyLogInInput,
  type PasskeyRequest,
  type SignInResult,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../../common/config/config.js';
import { Answers } from '../../../common/http/decorators/answers.decorator.js';
import { Public } from '../../../common/http/decorators/public.decorator.js';
import { SameOriginGuard } from '../../../common/http/same-origin.guard.js';
import { answerSignIn, deviceOf } from '../../answer-sign-in.js';
import { AttemptLimitsService } from '../../attempt-limits.service.js';
import { AuthService } from '../../auth.service.js';
import { PasskeyLogInsService } from './passkey-log-ins.service.js';

@ApiTags('Auth')
@Controller('auth/login/passkey')
export class PasskeyLogInController {
  constructor(
    private readonly auth: AuthService,
    private readonly passkeys: PasskeyLogInsService,
    private readonly limits: AttemptLimitsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @UseGuards(SameOriginGuard)
  @Post('begin')
  @Answers(200, passkeyRequestSchema, 'foreign_origin')
  begin(@Res({ passthrough: true }) reply: FastifyReply): PasskeyRequest {
    void reply.header('cache-control', 'no-store');
    return this.passkeys.begin();
  }

  @Public()
  @UseGuards(SameOriginGuard)
  @Post()
  @Answers(
    200,
    signInResultSchema,
    'invalid_request',
    'invalid_passkey',
    'foreign_origin',
    'too_many_requests',
    'busy',
  )
  async logIn(
    @Body({ schema: passkeyLogInSchema }) input: PasskeyLogInInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResult> {
    const caller = { request, reply, account: input.credential.id };
    const logIn = () => this.auth.logInByPasskey(input, deviceOf(request));
    return answerSignIn(reply, await this.limits.limit('passkey', caller, logIn), this.config);
  }
}
