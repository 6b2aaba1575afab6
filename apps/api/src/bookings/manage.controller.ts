import { Body, Controller, Delete, Get, Param, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  bookingSchema,
  changeBookingSchema,
  managedBookingSchema,
  manageParamsSchema,
  manageQuerySchema,
  type Booking,
  type ChangeBookingInput,
  type ManagedBooking,
  type ManageParams,
  type ManageQuery,
} from '@lastseat/contracts';
import type { FastifyReply } from 'fastify';
import { Answers } from '../common/http/decorators/answers.decorator.js';
import { Public } from '../common/http/decorators/public.decorator.js';
import { changeProblems } from './change-problems.js';
import { ManagedBookingsService } from './managed-bookings.service.js';

/** What a guest's link opens. */
@ApiTags('Guests')
@Controller('manage/:token')
export class ManageController {
  constructor(private readonly bookings: ManagedBookingsService) {}

  @Public()
  @Get()
  @Answers(200, managedBookingSchema, 'invalid_request', 'booking_not_found')
  async read(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ManagedBooking> {
    void reply.header('cache-control', 'no-store');
    return this.bookings.read({ ...params, ...query });
  }

  @Public()
  @Post('confirm')
  @Answers(
    200,
    bookingSchema,
    'invalid_request',
    'booking_not_found',
    'already_booked',
    'already_cancelled',
    'hold_expired',
    'event_cancelled',
    'event_started',
    'sale_not_open',
    'sale_closed',
    'busy',
  )
  confirm(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
  ): Promise<Booking> {
    return this.bookings.confirm({ ...params, ...query });
  }

  @Public()
  @Patch()
  @Answers(200, bookingSchema, ...changeProblems)
  change(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
    @Body({ schema: changeBookingSchema }) { quantity }: ChangeBookingInput,
  ): Promise<Booking> {
    return this.bookings.changeQuantity({ ...params, ...query }, quantity);
  }

  @Public()
  @Delete()
  @Answers(
    200,
    bookingSchema,
    'invalid_request',
    'booking_not_found',
    'already_cancelled',
    'already_admitted',
    'already_confirmed',
    'event_started',
    'cancellation_closed',
    'busy',
  )
  cancel(
    @Param({ schema: manageParamsSchema }) params: ManageParams,
    @Query({ schema: manageQuerySchema }) query: ManageQuery,
  ): Promise<Booking> {
    return this.bookings.cancel({ ...params, ...query });
  }
}
