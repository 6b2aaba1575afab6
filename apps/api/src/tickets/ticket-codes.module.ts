import { Module } from '@nestjs/common';
import { TicketCodesService } from './ticket-codes.service.js';
import { TicketKeysService } from './ticket-keys.service.js';

/** Codes and their keys, without what people reach by HTTP: mails carry them too. */
@Module({
  providers: [TicketKeysService, TicketCodesService],
  exports: [TicketKeysService, TicketCodesService],
})
export class TicketCodesModule {}
