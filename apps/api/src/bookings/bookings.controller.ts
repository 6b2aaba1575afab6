import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  bookAnswerSchema,
  bookingListSchema,
  bookingSchema,
  bookSchema,
  changeBookingSchema,
  idempotencyKeySchema,
  idParamsSchema,
  listBookingsQuerySchema,
  type BookInput,
  type Booking,
  type ChangeBookingInput,
  type GuestBooking,
  type IdParams,
  type ListBookingsQuery,
  type OwnBooking,
} from '@lastseat/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AttemptLimitsService } from '../auth/attempt-limits.service.js';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  CurrentUserOrGuest,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { IdempotencyKey } from '../common/http/decorators/idempotency-key.decorator.js';
import { GuestsToo } from '../common/http/decorators/public.decorator.js';
import { toOpenApiSchema } from '../common/http/openapi-schema.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BookingsQueries } from './bookings.queries.js';
import { BookingsService } from './bookings.service.js';
import { changeProblems } from './change-problems.js';
import { GuestBookingsService } from './guest-bookings.service.js';

/** Of an account and of a guest. */
const bookProblems = [
  'invalid_request',
  'unauthenticated',
  'guests_not_allowed',
  'event_not_found',
  'sold_out',
  'guest_limit_reached',
  'already_booked',
  'event_cancelled',
  'event_started',
  'sale_not_open',
  'sale_closed',
  'too_many_seats',
  'too_few_seats',
  'ticket_type_required',
  'ticket_type_not_found',
  'ticket_type_not_on_sale',
  'idempotency_key_reused',
  'too_many_requests',
  'busy',
] as const;

@ApiTags('Bookings')
@ApiBearerAuth()
@Controller()
export class BookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly guests: GuestBookingsService,
    private readonly queries: BookingsQueries,
    private readonly limits: AttemptLimitsService,
  ) {}

  /** By whoever is signed in, or, without a token, by the guest that the body names. */
  @GuestsToo()
  @Post('book')
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: toOpenApiSchema(idempotencyKeySchema),
  })
  @Answers(201, bookAnswerSchema, ...bookProblems)
  book(
    @CurrentUserOrGuest() user: SignedInUser | null,
    @Body({ schema: bookSchema }) input: BookInput,
    @IdempotencyKey() idempotencyKey: string | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Booking | GuestBooking> {
    const { guest } = input;
    if (user !== null) {
      if (guest) throw twoPeople();
      return this.bookings.book(user, input, idempotencyKey);
    }
    if (!guest) throw new ProblemError('unauthenticated');
    return this.limits.limit('guestBooking', { request, reply, account: guest.email }, () =>
      this.guests.book(guest, input, idempotencyKey),
    );
  }

  @Get('bookings')
  @Answers(200, bookingListSchema, 'invalid_request', 'unauthenticated')
  list(
    @CurrentUser() user: SignedInUser,
    @Query({ schema: listBookingsQuerySchema }) query: ListBookingsQuery,
  ): Promise<OwnBooking[]> {
    return this.queries.listBookings(user.id, query);
  }

  @Patch('bookings/:id')
  @Answers(200, bookingSchema, 'unauthenticated', ...changeProblems)
  change(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
    @Body({ schema: changeBookingSchema }) { quantity }: ChangeBookingInput,
  ): Promise<Booking> {
    return this.bookings.changeQuantity(user, id, quantity);
  }

  @Delete('bookings/:id')
  @Answers(
    200,
    bookingSchema,
    'invalid_request',
    'unauthenticated',
    'booking_not_found',
    'already_cancelled',
    'already_admitted',
    'event_started',
    'cancellation_closed',
    'busy',
  )
  cancel(
    @CurrentUser() user: SignedInUser,
    @Param({ schema: idParamsSchema }) { id }: IdParams,
  ): Promise<Booking> {
    return this.bookings.cancel(user, id);
  }
}

function twoPeople(): ProblemError {
  const message = 'Leave it out: the token says already who comes';
  return new ProblemError('invalid_request', undefined, { errors: [{ path: ['guest'], message }] });
}
