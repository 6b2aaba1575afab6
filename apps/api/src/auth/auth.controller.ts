import { Body, Controller, Get, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiTags } from '@nestjs/swagger';
import {
  logInResultSchema,
  loginSchema,
  registerSchema,
  signInResultSchema,
  userSchema,
  type LogInResult,
  type LoginInput,
  type RegisterInput,
  type SecondStep,
  type SignInResult,
  type User,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../common/config/config.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { SameOriginGuard } from '../common/http/same-origin.guard.js';
import { AttemptLimitsService } from './attempt-limits.service.js';
import { answerSignIn, deviceOf } from './answer-sign-in.js';
import { AuthService, type SignIn } from './auth.service.js';
import { requireUnguessable } from './password-policy.js';
import { clearRefreshCookie, readRefreshCookie } from './refresh-cookie.js';

@ApiTags('Auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly limits: AttemptLimitsService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @UseGuards(SameOriginGuard)
  @Post('register')
  @Answers(
    201,
    signInResultSchema,
    'invalid_request',
    'foreign_origin',
    'too_many_requests',
    'busy',
  )
  async register(
    @Body({ schema: registerSchema }) input: RegisterInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResult> {
    requireUnguessable('password', input.password, input);
    const caller = { request, reply, account: input.email };
    const register = () => this.auth.register(input, deviceOf(request));
    // Each sends a mail there.
    const mail = () => this.limits.limit('code', caller, register);
    return answerSignIn(reply, await this.limits.limit('register', caller, mail), this.config);
  }

  @Public()
  @UseGuards(SameOriginGuard)
  @Post('login')
  @Answers(
    200,
    logInResultSchema,
    'invalid_request',
    'invalid_credentials',
    'foreign_origin',
    'too_many_requests',
    'busy',
  )
  async login(
    @Body({ schema: loginSchema }) input: LoginInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LogInResult> {
    const caller = { request, reply, account: input.email };
    const logIn = () => this.auth.login(input, deviceOf(request));
    const result = await this.limits.limit('login', caller, logIn, isOwners);
    if (!('secondStep' in result)) return answerSignIn(reply, result, this.config);
    void reply.header('cache-control', 'no-store');
    return result;
  }

  @Public()
  @UseGuards(SameOriginGuard)
  @ApiCookieAuth()
  @Post('refresh')
  @Answers(
    200,
    signInResultSchema,
    'session_expired',
    'foreign_origin',
    'too_many_requests',
    'busy',
  )
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SignInResult> {
    const token = readRefreshCookie(request);
    const caller = { request, reply, account: await this.auth.findRefreshSubject(token) };
    try {
      const refresh = () => this.auth.refresh(token);
      return answerSignIn(reply, await this.limits.limit('refresh', caller, refresh), this.config);
    } catch (error) {
      // A cookie that is worth nothing would only make the web server believe in a session. After any
      // other failure (the database is away) it is worth as much as before.
      if (error instanceof ProblemError && error.code === 'session_expired')
        clearRefreshCookie(reply, this.config);
      throw error;
    }
  }

  @Public()
  @UseGuards(SameOriginGuard)
  @ApiCookieAuth()
  @Post('logout')
  @Answers(204, null, 'foreign_origin', 'busy')
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.auth.logout(readRefreshCookie(request));
    clearRefreshCookie(reply, this.config);
  }

  @ApiBearerAuth()
  @Get('me')
  @Answers(200, userSchema, 'unauthenticated')
  me(@CurrentUser() user: SignedInUser): Promise<User> {
    return this.auth.getUser(user.id);
  }
}

/** A second factor is only of accounts whose address is proved. */
const isOwners = (result: SignIn | { secondStep: SecondStep }): boolean =>
  'secondStep' in result || result.session.user.isEmailVerified;
