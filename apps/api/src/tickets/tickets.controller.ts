import { applyDecorators, Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  bookingTicketsSchema,
  idParamsSchema,
  manageParamsSchema,
  manageQuerySchema,
  type BookingTickets,
  type IdParams,
  type ManageParams,
  type ManageQuery,
  type ProblemCode,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import type { OwnBooking } from './ticketed-booking.js';
import { TicketsService } from './tickets.service.js';

const MEDIA_TYPE = 'application/pdf';

const AnswersPdf = (...codes: ProblemCode[]): MethodDecorator =>
  applyDecorators(
    Answers(200, null, ...codes),
    ApiResponse({
      status: 200,
      content: { [MEDIA_TYPE]: { schema: { type: 'string', format: 'binary' } } },
    }),
  );

/** By the account whose booking it is, or by whoever has the link of a guest's mail. */
@ApiTags('Tickets')
@Controller()
export class TicketsController {
  constructor(
    private readonly tickets: TicketsService,
    private readonly limits: AttemptLimitsService,
  ) {}

  @Get('bookings/:id/tickets')
  @ApiBearerAuth()
  @Answers(
    200,
    bookingTicketsSchema,
    'invalid_request',
    'unauthenticated',
    'ticket_not_found',
    'busy',
  )
  async list(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookingTickets> {
    void reply.header('cache-control', 'no-store');
    return this.tickets.list({ userId: user.id, id });
  }

  @Get('bookings/:id/tickets.pdf')
  @ApiBearerAuth()
  @AnswersPdf('invalid_request', 'unauthenticated', 'ticket_not_found', 'too_many_requests', 'busy')
  async getPdf(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendPdf({ userId: user.id, id }, request, reply);
  }

  @Public()
  @Get('manage/:token/tickets')
  @Answers(200, bookingTicketsSchema, 'invalid_request', 'ticket_not_found', 'busy')
  async listManaged(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BookingTickets> {
    void reply.header('cache-control', 'no-store');
    return this.tickets.list(await this.tickets.findPlace({ ...params, ...query }));
  }

  @Public()
  @Get('manage/:token/tickets.pdf')
  @AnswersPdf('invalid_request', 'ticket_not_found', 'too_many_requests', 'busy')
  async getManagedPdf(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendPdf(await this.tickets.findPlace({ ...params, ...query }), request, reply);
  }

  /** Counted by the person whose booking it is. */
  private async sendPdf(
    own: OwnBooking,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const caller = { request, reply, account: own.userId };
    const pdf = await this.limits.limit('ticketFile', caller, () => this.tickets.writePdf(own));
    void reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="tickets.pdf"')
      .type(MEDIA_TYPE)
      .send(pdf);
  }
}
