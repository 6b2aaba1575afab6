import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { CategoriesModule } from '../categories/categories.module.js';
import { PicturesModule } from '../pictures/pictures.module.js';
import { CoversController } from './covers.controller.js';
import { CoversService } from './covers.service.js';
import { EventEditingController } from './event-editing.controller.js';
import { EventEditingService } from './event-editing.service.js';
import { OrganiserEventsController } from './organiser-events.controller.js';
import { OrganiserEventsService } from './organiser-events.service.js';

@Module({
  imports: [
    MembershipsModule,
    ActivityModule,
    AuthModule,
    BookingsModule,
    CategoriesModule,
    PicturesModule,
  ],
  controllers: [OrganiserEventsController, EventEditingController, CoversController],
  providers: [EventEditingService, OrganiserEventsService, CoversService],
  exports: [OrganiserEventsService, CoversService],
})
export class EventEditingModule {}
