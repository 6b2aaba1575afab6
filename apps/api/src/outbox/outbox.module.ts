import { Module } from '@nestjs/common';
import { OutboxService } from './outbox.service.js';
import { ReceiversService } from './receivers.service.js';

@Module({
  providers: [OutboxService, ReceiversService],
  exports: [OutboxService, ReceiversService],
})
export class OutboxModule {}
