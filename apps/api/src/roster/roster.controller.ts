import { Body, Controller, Delete, Get, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  addToRosterSchema,
  cancelRosterEntrySchema,
  exportRosterQuerySchema,
  idParamsSchema,
  listRosterQuerySchema,
  rosterEntrySchema,
  rosterNoteSchema,
  rosterPageSchema,
  rosterParamsSchema,
  type AddToRosterInput,
  type CancelRosterEntryInput,
  type ExportRosterQuery,
  type IdParams,
  type ListRosterQuery,
  type ProblemCode,
  type RosterEntry,
  type RosterNoteInput,
  type RosterPage,
  type RosterParams,
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
import { memberDenials } from '../common/http/problems/member-denials.js';
import { RosterChangesService } from './roster-changes.service.js';
import { RosterService } from './roster.service.js';

const always: ProblemCode[] = [...memberDenials, 'event_not_found', 'busy'];

@ApiTags('Roster')
@ApiBearerAuth()
@Controller('events/:id')
export class RosterController {
  constructor(
    private readonly roster: RosterService,
    private readonly changes: RosterChangesService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get('roster')
  @Answers(200, rosterPageSchema, ...always)
  list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: listRosterQuerySchema }) query: ListRosterQuery,
  ): Promise<RosterPage> {
    return this.roster.list(user, id, query);
  }

  /** The whole list, for spreadsheets. */
  @Get('roster.csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  @Answers(200, null, ...always)
  async download(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Query({ schema: exportRosterQuerySchema }) query: ExportRosterQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, content } = await this.roster.openFile(user, id, query);
    await reply
      .type('text/csv; charset=utf-8; header=present')
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', 'no-store')
      .send(content);
  }

  /** By hand: also before, after and beyond what attendees may. */
  @Post('roster')
  @Answers(
    201,
    rosterEntrySchema,
    ...always,
    'already_booked',
    'sold_out',
    'ticket_type_required',
    'ticket_type_not_found',
    'event_not_published',
    'event_cancelled',
    'too_many_requests',
  )
  add(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: addToRosterSchema }) input: AddToRosterInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RosterEntry> {
    const caller = { request, reply, account: actor.id };
    return this.limits.limit('guest', caller, () => this.changes.add(actor, id, input));
  }

  @Delete('roster/:bookingId')
  @Answers(200, rosterEntrySchema, ...always, 'booking_not_found', 'already_cancelled')
  cancel(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: rosterParamsSchema }) params: RosterParams,
    @Body({ schema: cancelRosterEntrySchema }) input: CancelRosterEntryInput,
  ): Promise<RosterEntry> {
    return this.changes.cancel(actor, params, input);
  }

  /** What members note for each other. */
  @Put('roster/:bookingId/note')
  @Answers(200, rosterEntrySchema, ...always, 'booking_not_found')
  note(
    @CurrentActor() actor: ActingUser,
    @Param({ schema: rosterParamsSchema }) params: RosterParams,
    @Body({ schema: rosterNoteSchema }) input: RosterNoteInput,
  ): Promise<RosterEntry> {
    return this.changes.note(actor, params, input);
  }
}
