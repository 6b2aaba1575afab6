import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OrganisersModule } from '../organisers/organisers.module.js';
import { CategoriesService } from './categories.service.js';
import { OrganiserCategoriesController } from './organiser-categories.controller.js';

@Module({
  imports: [OrganisersModule, MembershipsModule, ActivityModule],
  controllers: [OrganiserCategoriesController],
  providers: [CategoriesService],
  exports: [CategoriesService],
})
export class CategoriesModule {}
