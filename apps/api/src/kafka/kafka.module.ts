import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { ReceiversService } from '../outbox/receivers.service.js';
import { KafkaClientService } from './kafka-client.service.js';
import { KafkaReceiver } from './kafka-receiver.js';
import { openProducer } from './producer.js';

@Module({
  imports: [OutboxModule],
  providers: [
    KafkaClientService,
    {
      provide: KafkaReceiver,
      inject: [CONFIG, ReceiversService],
      // Where there is no broker there is no receiver, and no delivery waits for one.
      useFactory: (config: Config, receivers: ReceiversService) =>
        config.KAFKA_BROKERS === ''
          ? null
          : new KafkaReceiver(
              {
                source: config.PUBLIC_URL,
                topicPrefix: config.KAFKA_TOPIC_PREFIX,
                readerMails: config.NOTIFICATIONS === 'kafka',
              },
              () => openProducer(config),
              receivers,
            ),
    },
  ],
  exports: [KafkaClientService],
})
export class KafkaModule {}
