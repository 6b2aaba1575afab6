import { Module } from '@nestjs/common';
import { EventDatabasesService } from './event-databases.service.js';

@Module({ providers: [EventDatabasesService], exports: [EventDatabasesService] })
export class EventStoreModule {}
