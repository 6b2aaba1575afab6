import { Module } from '@nestjs/common';
import { NamesPurge } from './names-purge.js';
import { TicketNamesService } from './ticket-names.service.js';

@Module({
  providers: [TicketNamesService, NamesPurge],
  exports: [TicketNamesService],
})
export class TicketNamesModule {}
