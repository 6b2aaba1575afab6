import { Controller, Param, Post, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { ApiTags } from '@nestjs/swagger';
import { unsubscribeParamsSchema, type UnsubscribeParams } from '@lastseat/contracts';
import type { FastifyInstance } from 'fastify';
import { PrismaService } from '../common/database/prisma.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { UnsubscribeTokens } from './unsubscribe-tokens.js';

const ROUTE = '/api/unsubscribe/:token';

/** What mail programs send by themselves (RFC 8058). */
const FORMS = ['application/x-www-form-urlencoded', 'multipart/form-data'];

@ApiTags('Mail')
@Controller('unsubscribe')
export class UnsubscribeController implements OnModuleInit {
  constructor(
    private readonly prisma: PrismaService,
    private readonly tokens: UnsubscribeTokens,
    private readonly host: HttpAdapterHost,
  ) {}

  /** Their form is not read: the address says everything. No other route takes one. */
  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser(FORMS, (request, _body, done) => {
      const isTaken = request.routeOptions.url === ROUTE;
      done(isTaken ? null : new ProblemError('unsupported_media_type'));
    });
  }

  /** Ends the reminders of whoever got the mail; the same answer for a token that is not ours. */
  @Public()
  @Post(':token')
  @Answers(204, null, 'invalid_request')
  async unsubscribe(
    @Param({ schema: unsubscribeParamsSchema }) { token }: UnsubscribeParams,
  ): Promise<void> {
    const id = this.tokens.read(token);
    if (id === null) return;
    await this.prisma.user.updateMany({ where: { id }, data: { wantsReminders: false } });
  }
}
