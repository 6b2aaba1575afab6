import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  eventPageSchema,
  eventSchema,
  idParamsSchema,
  listEventsQuerySchema,
  type IdParams,
  type ListEventsQuery,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { PublicEventsService } from './public-events.service.js';
import { MayBeUnchanged, sendShared } from './send-shared.js';

@ApiTags('Events')
@Public()
@Controller('events')
export class EventsController {
  constructor(private readonly events: PublicEventsService) {}

  @Get()
  @MayBeUnchanged()
  @Answers(200, eventPageSchema, 'invalid_request')
  async list(
    @Query({ schema: listEventsQuerySchema }) query: ListEventsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendShared(request, reply, await this.events.getPage(query));
  }

  @Get(':id')
  @MayBeUnchanged()
  @Answers(200, eventSchema, 'invalid_request', 'event_not_found')
  async get(
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    sendShared(request, reply, await this.events.getEvent(id));
  }
}
