import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  openedByCodeSchema,
  openTicketTypesSchema,
  type IdParams,
  type OpenedByCode,
  type OpenTicketTypesInput,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { TicketTypesService } from './ticket-types.service.js';

@ApiTags('Ticket types')
@Controller('events/:id/access-code')
export class AccessCodeController {
  constructor(
    private readonly types: TicketTypesService,
    private readonly limits: AttemptLimitsService,
  ) {}

  /** The types that the code opens, and what it makes cheaper. */
  @Public()
  @Post()
  @HttpCode(200)
  @Answers(
    200,
    openedByCodeSchema,
    ...(['invalid_request', 'invalid_code', 'promo_code_not_now'] as const),
    ...(['promo_code_used_up', 'too_many_requests'] as const),
  )
  open(
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: openTicketTypesSchema }) { code }: OpenTicketTypesInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OpenedByCode> {
    const caller = { request, reply, account: null };
    return this.limits.limit('accessCode', caller, () => this.types.open(id, code));
  }
}
