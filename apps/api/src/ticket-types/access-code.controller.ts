import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  idParamsSchema,
  openTicketTypesSchema,
  ticketTypeListSchema,
  type IdParams,
  type OpenTicketTypesInput,
  type TicketType,
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

  /** The types that the code opens. */
  @Public()
  @Post()
  @HttpCode(200)
  @Answers(200, ticketTypeListSchema, 'invalid_request', 'invalid_code', 'too_many_requests')
  open(
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: openTicketTypesSchema }) { code }: OpenTicketTypesInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketType[]> {
    const caller = { request, reply, account: null };
    return this.limits.limit('accessCode', caller, () => this.types.open(id, code));
  }
}
