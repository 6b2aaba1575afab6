import { Body, Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiTags } from '@nestjs/swagger';
import {
  loginSchema,
  refreshCookieName,
  registerSchema,
  sessionSchema,
  userSchema,
  type LoginInput,
  type RegisterInput,
  type Session,
  type User,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../common/config.js';
import { Answers } from '../common/decorators/answers.decorator.js';
import { CurrentUser, type SignedInUser } from '../common/decorators/current-user.decorator.js';
import { Public } from '../common/decorators/public.decorator.js';
import { ProblemError } from '../common/problem.js';
import { AuthService, type SignIn } from './auth.service.js';
import { refreshCookieOptions } from './refresh-cookie.js';

@ApiTags('Auth')
@Controller('auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Public()
  @Post('register')
  @Answers(201, sessionSchema, 'invalid_request', 'email_taken')
  async register(
    @Body({ schema: registerSchema }) input: RegisterInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return this.answer(reply, await this.auth.register(input));
  }

  @Public()
  @Post('login')
  @Answers(200, sessionSchema, 'invalid_request', 'invalid_credentials')
  async login(
    @Body({ schema: loginSchema }) input: LoginInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    return this.answer(reply, await this.auth.login(input));
  }

  @Public()
  @ApiCookieAuth()
  @Post('refresh')
  @Answers(200, sessionSchema, 'session_expired')
  async refresh(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    try {
      return this.answer(reply, await this.auth.refresh(request.cookies[refreshCookieName]));
    } catch (error) {
      // A cookie that is worth nothing would only make the web server believe in a session. After any
      // other failure (the database is away) it is worth as much as before.
      if (error instanceof ProblemError && error.code === 'session_expired')
        this.clearCookie(reply);
      throw error;
    }
  }

  @Public()
  @ApiCookieAuth()
  @Post('logout')
  @Answers(204, null)
  async logout(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await this.auth.logout(request.cookies[refreshCookieName]);
    this.clearCookie(reply);
  }

  @ApiBearerAuth()
  @Get('me')
  @Answers(200, userSchema, 'unauthenticated')
  me(@CurrentUser() user: SignedInUser): Promise<User> {
    return this.auth.getUser(user.id);
  }

  private answer(reply: FastifyReply, { session, refreshToken }: SignIn): Session {
    void reply.setCookie(refreshCookieName, refreshToken, refreshCookieOptions(this.config));
    void reply.header('cache-control', 'no-store');
    return session;
  }

  private clearCookie(reply: FastifyReply): void {
    const { maxAge: _maxAge, ...options } = refreshCookieOptions(this.config);
    void reply.clearCookie(refreshCookieName, options);
  }
}
