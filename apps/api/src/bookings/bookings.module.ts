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
import { ManageLinksModule } from './manage-links.module.js';
import { ManagedBookingsService } from './managed-bookings.service.js';
import { PaidSeatsService } from './paid-seats.service.js';
import { TransferCommandsService } from './transfer-commands.service.js';
import { WaitlistCommandsService } from './waitlist-commands.service.js';

@Module({
  imports: [RealtimeModule, OutboxModule, AuthModule, ManageLinksModule],
  controllers: [BookingsController, ManageController],
  providers: [
    BookingsService,
    GuestBookingsService,
    ManagedBookingsService,
    EventCommandsService,
    CancelledEventsService,
    HoldSweeperService,
    WaitlistCommandsService,
    TransferCommandsService,
    PaidSeatsService,
    BookingsQueries,
    BookingCommitter,
  ],
  exports: [
    EventCommandsService,
    ManageLinksModule,
    WaitlistCommandsService,
    TransferCommandsService,
    ManagedBookingsService,
    PaidSeatsService,
  ],
})
export class BookingsModule {}
