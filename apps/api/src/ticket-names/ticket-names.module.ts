import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { NamesPurge } from './names-purge.js';
import { TicketNamesController } from './ticket-names.controller.js';
import { TicketNamesService } from './ticket-names.service.js';

@Module({
  imports: [BookingsModule],
  controllers: [TicketNamesController],
  providers: [TicketNamesService, NamesPurge],
})
export class TicketNamesModule {}
