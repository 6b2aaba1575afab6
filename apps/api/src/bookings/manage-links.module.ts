import { Module } from '@nestjs/common';
import { ManageLinksService } from './manage-links.service.js';

@Module({ providers: [ManageLinksService], exports: [ManageLinksService] })
export class ManageLinksModule {}
