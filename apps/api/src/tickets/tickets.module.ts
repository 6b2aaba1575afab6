import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { EventEditingModule } from '../event-editing/event-editing.module.js';
import { TicketNamesModule } from '../ticket-names/ticket-names.module.js';
import { TicketCodesModule } from './ticket-codes.module.js';
import { TicketKeyRotation } from './ticket-key-rotation.js';
import { TicketNamesController } from './ticket-names.controller.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsService } from './tickets.service.js';

@Module({
  imports: [AuthModule, BookingsModule, EventEditingModule, TicketCodesModule, TicketNamesModule],
  controllers: [TicketsController, TicketNamesController],
  providers: [TicketsService, TicketKeyRotation],
  exports: [TicketCodesModule, TicketsService],
})
export class TicketsModule {}
