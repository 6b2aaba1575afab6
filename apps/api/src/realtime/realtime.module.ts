import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { EventsModule } from '../events/events.module.js';
import { EventsService } from '../events/events.service.js';
import { BookingUpdatesService } from './booking-updates.service.js';
import { ConsoleUpdatesService } from './console-updates.service.js';
import { ConsoleWatchService } from './console/console-watch.service.js';
import { DoorWatchService } from './door/door-watch.service.js';
import { DoorUpdatesService } from './door-updates.service.js';
import { ConnectionGuardService } from './connections/connection-guard.service.js';
import { MessageLimitsService } from './connections/message-limits.service.js';
import { SocketCutsService } from './connections/socket-cuts.service.js';
import { MissedUpdateResync } from './missed-update-resync.js';
import { SocketAdmissionService } from './socket-admission.service.js';
import { SocketOwnersService } from './socket-owners.service.js';
import {
  COALESCING_SCHEDULER,
  systemCoalescingScheduler,
  TicketUpdatesService,
} from './ticket-updates.service.js';
import { TicketsGateway } from './tickets.gateway.js';
import { WatcherCountsExchange } from './watcher-counts-exchange.js';
import { WatcherCountsService } from './watcher-counts.service.js';
import { WatchersService } from './watchers.service.js';
import { EndedSessionsService } from './ended-sessions.service.js';
import { EventWatchService } from './watching/event-watch.service.js';
import { KnownEventsService } from './watching/known-events.service.js';
import { PageWatchersService } from './watching/page-watchers.service.js';
import { WatchedCountsService } from './watching/watched-counts.service.js';

@Module({
  imports: [AuthModule, EventsModule],
  providers: [
    { provide: COALESCING_SCHEDULER, useValue: systemCoalescingScheduler },
    TicketUpdatesService,
    BookingUpdatesService,
    WatcherCountsService,
    PageWatchersService,
    WatchersService,
    ConsoleUpdatesService,
    ConsoleWatchService,
    DoorUpdatesService,
    DoorWatchService,
    SocketOwnersService,
    EndedSessionsService,
    SocketCutsService,
    SocketAdmissionService,
    ConnectionGuardService,
    MessageLimitsService,
    KnownEventsService,
    WatchedCountsService,
    EventWatchService,
    TicketsGateway,
    MissedUpdateResync,
    WatcherCountsExchange,
  ],
  exports: [
    TicketUpdatesService,
    BookingUpdatesService,
    ConsoleUpdatesService,
    DoorUpdatesService,
    WatchersService,
  ],
})
export class RealtimeModule {
  constructor(updates: TicketUpdatesService, events: EventsService) {
    updates.listen((update) => events.noteCount(update));
  }
}
