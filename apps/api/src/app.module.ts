import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { APP_FILTER, APP_PIPE } from '@nestjs/core';
import { ActivityModule } from './activity/activity.module.js';
import { IntegrityModule } from './integrity/integrity.module.js';
import { AuthModule } from './auth/auth.module.js';
import { BookingsModule } from './bookings/bookings.module.js';
import type { Clock } from './common/config/clock.js';
import type { Config } from './common/config/config.js';
import { ProblemFilter } from './common/http/problems/problem.filter.js';
import { createSchemaPipe } from './common/http/problems/schema.pipe.js';
import { CheckInModule } from './check-in/check-in.module.js';
import { CategoriesModule } from './categories/categories.module.js';
import { CheckoutModule } from './checkout/checkout.module.js';
import { CommonModule } from './common.module.js';
import { EventEditingModule } from './event-editing/event-editing.module.js';
import { EventsModule } from './events/events.module.js';
import { RevenueModule } from './revenue/revenue.module.js';
import { InvoicesModule } from './invoices/invoices.module.js';
import { KafkaModule } from './kafka/kafka.module.js';
import { MailModule } from './mail/mail.module.js';
import { OrganisersModule } from './organisers/organisers.module.js';
import { PushModule } from './push/push.module.js';
import { RosterModule } from './roster/roster.module.js';
import { SessionRoutingService } from './processes/session-routing.service.js';
import { RealtimeModule } from './realtime/realtime.module.js';
import { SeriesModule } from './series/series.module.js';
import { StatisticsModule } from './statistics/statistics.module.js';
import { TicketsModule } from './tickets/tickets.module.js';
import { TimetableModule } from './timetable/timetable.module.js';
import { TransfersModule } from './transfers/transfers.module.js';
import { PromoCodesModule } from './promo-codes/promo-codes.module.js';
import { TicketTypesModule } from './ticket-types/ticket-types.module.js';
import { WaitlistModule } from './waitlist/waitlist.module.js';

@Module({})
export class AppModule {
  static with(config: Config, clock: Clock, extraModules: Type[]): DynamicModule {
    return {
      module: AppModule,
      imports: [
        CommonModule.with(config, clock),
        AuthModule,
        EventsModule,
        BookingsModule,
        RealtimeModule,
        OrganisersModule,
        CategoriesModule,
        EventEditingModule,
        SeriesModule,
        TimetableModule,
        ActivityModule,
        InvoicesModule,
        RosterModule,
        StatisticsModule,
        PromoCodesModule,
        TicketTypesModule,
        WaitlistModule,
        TransfersModule,
        CheckoutModule,
        RevenueModule,
        CheckInModule,
        TicketsModule,
        IntegrityModule,
        MailModule,
        KafkaModule,
        PushModule,
        ...extraModules,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: createSchemaPipe },
        SessionRoutingService,
      ],
    };
  }
}
