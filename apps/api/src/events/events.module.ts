import { Module } from '@nestjs/common';
import { CategoriesController } from './categories.controller.js';
import { EventsController } from './events.controller.js';
import { EventsService } from './events.service.js';
import { NewestCountsService } from './newest-counts.service.js';
import { PublicEventsService } from './public-events.service.js';

@Module({
  controllers: [EventsController, CategoriesController],
  providers: [EventsService, PublicEventsService, NewestCountsService],
  exports: [EventsService],
})
export class EventsModule {}
