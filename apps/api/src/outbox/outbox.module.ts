import { Module } from '@nestjs/common';
import { DeliveriesService } from './deliveries.service.js';
import { Dispatcher } from './dispatcher.js';
import { OutboxMetrics } from './outbox-metrics.js';
import { OutboxService } from './outbox.service.js';
import { ReceiversService } from './receivers.service.js';

@Module({
  providers: [OutboxService, ReceiversService, DeliveriesService, OutboxMetrics, Dispatcher],
  exports: [OutboxService, ReceiversService, DeliveriesService],
})
export class OutboxModule {}
