/** Makes mails of what stands in Kafka: in the notification worker only. */
import { Module } from '@nestjs/common';
import { KafkaModule } from '../kafka/kafka.module.js';
import { MailSendingModule } from '../mail/mail-sending.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { FactsReader } from './facts-reader.js';
import { MadeDeliveriesPurge } from './made-deliveries-purge.js';
import { MailMaker } from './mail-maker.js';
import { UnreadReceiver } from './unread-receiver.js';

@Module({
  imports: [OutboxModule, KafkaModule, MailSendingModule.in('notification worker')],
  providers: [MailMaker, UnreadReceiver, FactsReader, MadeDeliveriesPurge],
})
export class NotificationsModule {}
