import { Module } from '@nestjs/common';
import { OutboxModule } from '../outbox/outbox.module.js';
import { MailSendingModule } from './mail-sending.module.js';
import { Reminders } from './reminders.js';
import { UnsubscribeController } from './unsubscribe.controller.js';

@Module({
  imports: [OutboxModule, MailSendingModule.in('API')],
  controllers: [UnsubscribeController],
  providers: [Reminders],
})
export class MailModule {}
