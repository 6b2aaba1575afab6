import { Body, Controller, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  createEventSchema,
  idParamsSchema,
  listOrganiserEventsQuerySchema,
  organiserEventPageSchema,
  organiserEventSchema,
  type CreateEventInput,
  type IdParams,
  type ListOrganiserEventsQuery,
  type OrganiserEvent,
  type OrganiserEventPage,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentActor,
  CurrentUser,
  type ActingUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { sendRevision } from '../common/http/decorators/if-match.decorator.js';
import { TakesLongText } from '../common/http/server/body-limits.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { EventEditingService } from './event-editing.service.js';
import { OrganiserEventsService } from './organiser-events.service.js';

@ApiTags('Event editing')
@ApiBearerAuth()
@Controller('organisers/:id/events')
export class OrganiserEventsController {
  constructor(
    private readonly events: OrganiserEventsService,
    private readonly editing: EventEditingService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get()
  @Answers(200, organiserEventPageSchema, ...memberDenials, 'organiser_not_found')
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: listOrganiserEventsQuerySchema }) query: ListOrganiserEventsQuery,
  ): Promise<OrganiserEventPage> {
    return this.events.list(user, id, query);
  }

  @Post()
  @TakesLongText()
  @Answers(
    201,
    organiserEventSchema,
    ...memberDenials,
    'organiser_not_found',
    'event_in_the_past',
    'unknown_category',
    'too_many_requests',
  )
  async create(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: createEventSchema }) input: CreateEventInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganiserEvent> {
    const caller = { request, reply, account: user.id };
    const draft = () => this.editing.create(user, id, input);
    return sendRevision(reply, await this.limits.limit('event', caller, draft));
  }
}
