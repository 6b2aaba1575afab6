import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { ReceiversService } from '../outbox/receivers.service.js';
import { KafkaClientService } from './kafka-client.service.js';
import { KafkaReceiver } from './kafka-receiver.js';

@Module({
  imports: [OutboxModule],
  providers: [
    KafkaClientService,
    {
      provide: KafkaReceiver,
      inject: [CONFIG, ReceiversService],
      // Where there is no broker there is no receiver, and no delivery waits for one.
      useFactory: (config: Config, receivers: ReceiversService) =>
        config.KAFKA_BROKERS === '' ? null : createReceiver(config, receivers),
    },
  ],
  exports: [KafkaClientService],
})
export class KafkaModule {}

async function createReceiver(config: Config, receivers: ReceiversService): Promise<KafkaReceiver> {
  // Only here: to load the library is a seventh of the work of a start.
  const { openProducer } = await import('./producer.js');
  const { PUBLIC_URL: source, KAFKA_TOPIC_PREFIX: topicPrefix, NOTIFICATIONS } = config;
  const options = { source, topicPrefix, readerMails: NOTIFICATIONS === 'kafka' };
  return new KafkaReceiver(options, () => openProducer(config), receivers);
}
