import { Body, Controller, Get, Param, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  giveTicketNamesSchema,
  idParamsSchema,
  manageParamsSchema,
  manageQuerySchema,
  ticketNamesSchema,
  type GiveTicketNamesInput,
  type IdParams,
  type ManageParams,
  type ManageQuery,
  type TicketNames,
} from '@lastseat/contracts';
import type { FastifyReply } from 'fastify';
import { ManagedBookingsService } from '../bookings/managed-bookings.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { TicketNamesService } from '../ticket-names/ticket-names.service.js';

const giveProblems = ['booking_not_found', 'names_not_asked', 'event_started'] as const;

/** By the account whose booking it is, or by whoever has the link of a guest's mail. */
@ApiTags('Tickets')
@Controller()
export class TicketNamesController {
  constructor(
    private readonly names: TicketNamesService,
    private readonly managed: ManagedBookingsService,
  ) {}

  @Get('bookings/:id/names')
  @ApiBearerAuth()
  @Answers(200, ticketNamesSchema, 'invalid_request', 'unauthenticated', 'booking_not_found')
  read(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<TicketNames> {
    return this.names.read({ userId: user.id, bookingId: id });
  }

  @Put('bookings/:id/names')
  @ApiBearerAuth()
  @Answers(200, ticketNamesSchema, 'invalid_request', 'unauthenticated', ...giveProblems)
  give(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: giveTicketNamesSchema }) { names }: GiveTicketNamesInput,
  ): Promise<TicketNames> {
    return this.names.give({ userId: user.id, bookingId: id }, names);
  }

  @Public()
  @Get('manage/:token/names')
  @Answers(200, ticketNamesSchema, 'invalid_request', 'booking_not_found')
  async readManaged(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TicketNames> {
    void reply.header('cache-control', 'no-store');
    return this.names.read(await this.managed.findTicket({ ...params, ...query }));
  }

  @Public()
  @Put('manage/:token/names')
  @Answers(200, ticketNamesSchema, 'invalid_request', ...giveProblems)
  async giveManaged(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
    @Body({ schema: giveTicketNamesSchema }) { names }: GiveTicketNamesInput,
  ): Promise<TicketNames> {
    return this.names.give(await this.managed.findTicket({ ...params, ...query }), names);
  }
}
