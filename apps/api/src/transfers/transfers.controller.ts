import { Body, Controller, Delete, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import {
  askTransferSchema,
  idParamsSchema,
  manageParamsSchema,
  manageQuerySchema,
  transferSchema,
  type AskTransferInput,
  type IdParams,
  type ManageParams,
  type ManageQuery,
  type Transfer,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { VerifiedAccountsService } from '../auth/verified-accounts.service.js';
import { ManagedBookingsService } from '../bookings/managed-bookings.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { TransfersService, type Ticket } from './transfers.service.js';

const askProblems = [
  ...(['invalid_request', 'booking_not_found', 'already_cancelled', 'event_cancelled'] as const),
  ...(['event_started', 'transfer_not_allowed', 'transfer_closed', 'transfer_pending'] as const),
  ...(['too_many_requests', 'busy'] as const),
] as const;

const takeBackProblems = [
  ...(['invalid_request', 'booking_not_found', 'transfer_not_found', 'transfer_ended'] as const),
] as const;

/** For whoever has a ticket. */
@ApiTags('Transfers')
@Controller()
export class TransfersController {
  constructor(
    private readonly transfers: TransfersService,
    private readonly managed: ManagedBookingsService,
    private readonly accounts: VerifiedAccountsService,
    private readonly limits: AttemptLimitsService,
  ) {}

  /** Asks somebody by mail to take the ticket over. Only of who has shown that their own address is theirs. */
  @Post('bookings/:id/transfer')
  @ApiBearerAuth()
  @Answers(201, transferSchema, 'unauthenticated', 'email_not_verified', ...askProblems)
  async ask(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: askTransferSchema }) { email }: AskTransferInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Transfer> {
    await this.accounts.require(user.id);
    return this.askWithin({ userId: user.id, bookingId: id }, email, { request, reply });
  }

  /** Until the other has accepted. */
  @Delete('bookings/:id/transfer')
  @ApiBearerAuth()
  @HttpCode(204)
  @Answers(204, null, 'unauthenticated', ...takeBackProblems)
  takeBack(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<void> {
    return this.transfers.takeBack({ userId: user.id, bookingId: id });
  }

  /** The same of a guest's ticket, for whoever has its link. */
  @Public()
  @Post('manage/:token/transfer')
  @Answers(201, transferSchema, ...askProblems)
  async askAsGuest(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
    @Body({ schema: askTransferSchema }) { email }: AskTransferInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Transfer> {
    return this.askWithin(await this.managed.findTicket({ ...params, ...query }), email, {
      request,
      reply,
    });
  }

  @Public()
  @Delete('manage/:token/transfer')
  @HttpCode(204)
  @Answers(204, null, ...takeBackProblems)
  async takeBackAsGuest(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
  ): Promise<void> {
    return this.transfers.takeBack(await this.managed.findTicket({ ...params, ...query }));
  }

  /** Each is a mail to an address that somebody typed: counted by who asks, and by who is asked. */
  private askWithin(
    ticket: Ticket,
    email: string,
    caller: { request: FastifyRequest; reply: FastifyReply },
  ): Promise<Transfer> {
    return this.limits.limit('transfer', { ...caller, account: ticket.userId }, () =>
      this.limits.limit('transferTo', { ...caller, account: email }, () =>
        this.transfers.ask(ticket, email),
      ),
    );
  }
}
