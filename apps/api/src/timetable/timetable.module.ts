import { Module } from '@nestjs/common';
import { CategoriesModule } from '../categories/categories.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OrganisersModule } from '../organisers/organisers.module.js';
import { TimetableController } from './timetable.controller.js';
import { TimetableService } from './timetable.service.js';

@Module({
  imports: [OrganisersModule, MembershipsModule, CategoriesModule],
  controllers: [TimetableController],
  providers: [TimetableService],
})
export class TimetableModule {}
