import { Module } from '@nestjs/common';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { BookingsController } from './bookings.controller.js';
import { BookingsQueries } from './bookings.queries.js';
import { BookingsService } from './bookings.service.js';
import { BookingCommitter } from './commit/booking-committer.js';

@Module({
  imports: [RealtimeModule],
  controllers: [BookingsController],
  providers: [BookingsService, BookingsQueries, BookingCommitter],
})
export class BookingsModule {}
