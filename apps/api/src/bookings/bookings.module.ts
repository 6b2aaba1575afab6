import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { BookingsController } from './bookings.controller.js';
import { BookingsQueries } from './bookings.queries.js';
import { BookingsService } from './bookings.service.js';
import { EventCommandsService } from './event-commands.service.js';
import { BookingCommitter } from './commit/booking-committer.js';

@Module({
  imports: [RealtimeModule],
  controllers: [BookingsController],
  providers: [BookingsService, BookingsQueries, BookingCommitter, EventCommandsService],
  exports: [EventCommandsService],
})
export class BookingsModule {}
