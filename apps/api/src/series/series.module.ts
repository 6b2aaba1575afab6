import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CategoriesModule } from '../categories/categories.module.js';
import { EventEditingModule } from '../event-editing/event-editing.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { HolidaysService } from './holidays.service.js';
import { OrganiserSeriesController } from './organiser-series.controller.js';
import { SeriesEditsService } from './series-edits.service.js';
import { SeriesMakingService } from './series-making.service.js';
import { SeriesStepsService } from './series-steps.service.js';
import { SeriesController } from './series.controller.js';
import { SeriesService } from './series.service.js';

@Module({
  imports: [
    MembershipsModule,
    ActivityModule,
    AuthModule,
    BookingsModule,
    CategoriesModule,
    EventEditingModule,
    OutboxModule,
  ],
  controllers: [OrganiserSeriesController, SeriesController],
  providers: [
    SeriesService,
    SeriesMakingService,
    SeriesEditsService,
    SeriesStepsService,
    HolidaysService,
  ],
})
export class SeriesModule {}
