import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { RealtimeModule } from '../realtime/realtime.module.js';
import { BookingsController } from './bookings.controller.js';
import { BookingsQueries } from './bookings.queries.js';
import { BookingsService } from './bookings.service.js';
import { CancelledEventsService } from './cancelled-events.service.js';
import { BookingCommitter } from './commit/booking-committer.js';
import { EventCommandsService } from './event-commands.service.js';
import { GuestBookingsService } from './guest-bookings.service.js';
import { HoldSweeperService } from './hold-sweeper.service.js';
import { ManageController } from './manage.controller.js';
import { ManageLinksService } from './manage-links.service.js';
import { ManagedBookingsService } from './managed-bookings.service.js';
import { WaitlistCommandsService } from './waitlist-commands.service.js';

@Module({
  imports: [RealtimeModule, OutboxModule, AuthModule],
  controllers: [BookingsController, ManageController],
  providers: [
    BookingsService,
    GuestBookingsService,
    ManagedBookingsService,
    ManageLinksService,
    EventCommandsService,
    CancelledEventsService,
    HoldSweeperService,
    WaitlistCommandsService,
    BookingsQueries,
    BookingCommitter,
  ],
  exports: [EventCommandsService, ManageLinksService, WaitlistCommandsService],
})
export class BookingsModule {}
