import { Body, Controller, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  signInResultSchema,
  takeSecondStepSchema,
  type SignInResult,
  type TakeSecondStepInput,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../../common/config/config.js';
import { Answers } from '../../common/http/decorators/answers.decorator.js';
import { Public } from '../../common/http/decorators/public.decorator.js';
import { SameOriginGuard } from '../../common/http/same-origin.guard.js';
import { answerSignIn, deviceOf } from '../answer-sign-in.js';
import { AttemptLimitsService } from '../attempt-limits.service.js';
import { AuthService } from '../auth.service.js';
import { limitCode } from './limit-code.js';
import { SecondStepsService } from './second-steps.service.js';

@ApiTags('Auth')
@Controller('auth/login')
export class SecondStepController {
  constructor(
    private readonly auth: AuthService,
    private readonly secondSteps: SecondStepsService,
    private readonly limits: AttemptLimitsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @UseGuards(SameOriginGuard)
  @Post('code')
  @Answers(
    200,
    signInResultSchema,
    'invalid_request',
    'challenge_expired',
    'foreign_origin',
    'invalid_code',
    'too_many_requests',
    'busy',
  )
  async takeSecondStep(
    @Body({ schema: takeSecondStepSchema }) input: TakeSecondStepInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResult> {
    const caller = { request, reply, account: this.secondSteps.getSubject(input.challenge) };
    const take = () => this.auth.takeSecondStep(input, deviceOf(request));
    const signIn = await limitCode(this.limits, caller, input.code, take);
    return answerSignIn(reply, signIn, this.config);
  }
}
