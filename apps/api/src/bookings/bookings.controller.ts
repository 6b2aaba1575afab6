import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import {
  bookingListSchema,
  bookingSchema,
  bookSchema,
  idempotencyKeySchema,
  idParamsSchema,
  listBookingsQuerySchema,
  type BookInput,
  type Booking,
  type BookingWithEvent,
  type IdParams,
  type ListBookingsQuery,
} from '@lastseat/contracts';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import {
  CurrentUser,
  type SignedInUser,
} from '../common/http/decorators/current-user.decorator.js';
import { IdempotencyKey } from '../common/http/decorators/idempotency-key.decorator.js';
import { toOpenApiSchema } from '../common/http/openapi-schema.js';
import { BookingsQueries } from './bookings.queries.js';
import { BookingsService } from './bookings.service.js';

@ApiTags('Bookings')
@ApiBearerAuth()
@Controller()
export class BookingsController {
  constructor(
    private readonly bookings: BookingsService,
    private readonly queries: BookingsQueries,
  ) {}

  @Post('book')
  @ApiHeader({
    name: 'Idempotency-Key',
    required: false,
    schema: toOpenApiSchema(idempotencyKeySchema),
  })
  @Answers(
    201,
    bookingSchema,
    'invalid_request',
    'unauthenticated',
    'event_not_found',
    'sold_out',
    'already_booked',
    'event_cancelled',
    'event_started',
    'sale_not_open',
    'sale_closed',
    'too_many_seats',
    'idempotency_key_reused',
    'busy',
  )
  book(
    @CurrentUser() user: SignedInUser,
    @Body({ schema: bookSchema }) input: BookInput,
    @IdempotencyKey() idempotencyKey: string | null,
  ): Promise<Booking> {
    return this.bookings.book(user, input, idempotencyKey);
  }

  @Get('bookings')
  @Answers(200, bookingListSchema, 'invalid_request', 'unauthenticated')
  list(
    @CurrentUser() user: SignedInUser,
    @Query({ schema: listBookingsQuerySchema }) query: ListBookingsQuery,
  ): Promise<BookingWithEvent[]> {
    return this.queries.listBookings(user.id, query);
  }

  @Delete('bookings/:id')
  @Answers(
    200,
    bookingSchema,
    'invalid_request',
    'unauthenticated',
    'booking_not_found',
    'already_cancelled',
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
