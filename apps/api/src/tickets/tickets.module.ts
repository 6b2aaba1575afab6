import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { ManageLinksModule } from '../bookings/manage-links.module.js';
import { EventEditingModule } from '../event-editing/event-editing.module.js';
import { TicketCodesModule } from './ticket-codes.module.js';
import { TicketKeyRotation } from './ticket-key-rotation.js';
import { TicketsController } from './tickets.controller.js';
import { TicketsService } from './tickets.service.js';

@Module({
  imports: [AuthModule, ManageLinksModule, EventEditingModule, TicketCodesModule],
  controllers: [TicketsController],
  providers: [TicketsService, TicketKeyRotation],
  exports: [TicketCodesModule, TicketsService],
})
export class TicketsModule {}
