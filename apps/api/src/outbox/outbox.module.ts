import { Module } from '@nestjs/common';
import { Dispatcher } from './dispatcher.js';
import { OutboxMetrics } from './outbox-metrics.js';
import { OutboxService } from './outbox.service.js';
import { ReceiversService } from './receivers.service.js';

@Module({
  providers: [OutboxService, ReceiversService, OutboxMetrics, Dispatcher],
  exports: [OutboxService, ReceiversService],
})
export class OutboxModule {}
