import { Body, Controller, Delete, Get, Param, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  cancelEventSchema,
  changeEventSchema,
  idParamsSchema,
  organiserEventSchema,
  type CancelEventInput,
  type ChangeEventInput,
  type IdParams,
  type OrganiserEvent,
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
import {
  ExpectedRevision,
  OptionalRevision,
  sendRevision,
  TakesRevision,
} from '../common/http/decorators/if-match.decorator.js';
import { TakesLongText } from '../common/http/server/body-limits.js';
import { memberDenials } from '../common/http/problems/member-denials.js';
import { EventEditingService } from './event-editing.service.js';
import { OrganiserEventsService } from './organiser-events.service.js';

/** What every route here may end with. */
const denials = [...memberDenials, 'event_not_found'] as const;

@ApiTags('Event editing')
@ApiBearerAuth()
@Controller('events/:id')
export class EventEditingController {
  constructor(
    private readonly events: OrganiserEventsService,
    private readonly editing: EventEditingService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get('settings')
  @Answers(200, organiserEventSchema, ...denials)
  async getSettings(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganiserEvent> {
    return sendRevision(reply, await this.events.getSettings(user, id));
  }

  @Patch()
  @TakesLongText()
  @TakesRevision(true)
  @Answers(
    200,
    organiserEventSchema,
    ...denials,
    'event_cancelled',
    'capacity_below_sold',
    'stale_revision',
    'event_in_the_past',
    'unknown_category',
    'revision_required',
    'busy',
  )
  async change(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: changeEventSchema }) input: ChangeEventInput,
    @ExpectedRevision() revision: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganiserEvent> {
    return sendRevision(reply, await this.editing.change(user, id, revision, input));
  }

  @Post('publish')
  @TakesRevision(false)
  @Answers(
    200,
    organiserEventSchema,
    ...denials,
    'already_published',
    'event_cancelled',
    'stale_revision',
    'event_in_the_past',
    'busy',
  )
  async publish(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @OptionalRevision() revision: number | null,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganiserEvent> {
    return sendRevision(reply, await this.editing.publish(user, id, revision));
  }

  @Post('cancel')
  @Answers(
    200,
    organiserEventSchema,
    ...denials,
    'event_not_published',
    'already_cancelled',
    'event_started',
    'busy',
  )
  async cancel(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: cancelEventSchema }) { reason }: CancelEventInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganiserEvent> {
    return sendRevision(reply, await this.editing.cancel(user, id, reason));
  }

  @Post('duplicate')
  @Answers(201, organiserEventSchema, ...denials, 'unknown_category', 'too_many_requests')
  async duplicate(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OrganiserEvent> {
    const caller = { request, reply, account: user.id };
    const draft = () => this.editing.duplicate(user, id);
    return sendRevision(reply, await this.limits.limit('event', caller, draft));
  }

  @Delete()
  @Answers(204, null, ...denials, 'not_a_draft', 'event_has_bookings')
  delete(
    @CurrentActor() user: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<void> {
    return this.editing.delete(user, id);
  }
}
