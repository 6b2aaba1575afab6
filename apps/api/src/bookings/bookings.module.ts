import { Module } from '@nestjs/common';
import { OutboxModule } from '../outbox/outbox.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { BookingsController } from './bookings.controller.js';
import { BookingsQueries } from './bookings.queries.js';
import { BookingsService } from './bookings.service.js';
import { CancelledEventsService } from './cancelled-events.service.js';
import { BookingCommitter } from './commit/booking-committer.js';
import { EventCommandsService } from './event-commands.service.js';
import { HoldSweeperService } from './hold-sweeper.service.js';

@Module({
  imports: [RealtimeModule, OutboxModule],
  controllers: [BookingsController],
  providers: [
    BookingsService,
    EventCommandsService,
    CancelledEventsService,
    HoldSweeperService,
    BookingsQueries,
    BookingCommitter,
  ],
  exports: [EventCommandsService],
})
export class BookingsModule {}
