import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { webhookParamsSchema, type WebhookParams } from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { KeepsRawBody, rawBodies } from '../common/http/server/body-limits.js';
import { WebhooksService } from './webhooks.service.js';

/** For the provider: what is not signed by it is nobody's. */
@ApiTags('Payments')
@Controller('payments/:provider/webhook')
export class WebhooksController {
  constructor(private readonly webhooks: WebhooksService) {}

  @Public()
  @Post()
  @HttpCode(200)
  @KeepsRawBody()
  @Answers(200, null, 'invalid_request', 'invalid_signature', 'payments_off', 'busy')
  async take(
    @Param({ schema: webhookParamsSchema }) { provider }: WebhookParams,
    @Req() { raw, headers }: FastifyRequest,
  ): Promise<void> {
    const body = rawBodies.get(raw);
    if (!body) throw new ProblemError('invalid_signature');
    await this.webhooks.take(provider, body, headers);
  }
}
