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
      useFactory: async (config: Config, receivers: ReceiversService) => {
        // Where there is no broker there is no receiver, and no delivery waits for one.
        if (config.KAFKA_BROKERS === '') return null;
        // A tenth of what a start computes is this library: only who needs it loads it.
        const { openProducer } = await import('./producer.js');
        const options = {
          source: config.PUBLIC_URL,
          topicPrefix: config.KAFKA_TOPIC_PREFIX,
          readerMails: config.NOTIFICATIONS === 'kafka',
        };
        return new KafkaReceiver(options, () => openProducer(config), receivers);
      },
    },
  ],
  exports: [KafkaClientService],
})
export class KafkaModule {}
