import { Module } from '@nestjs/common';
import { CONFIG, type Config } from '../common/config/config.js';
import { MetricsService } from '../common/observability/metrics/metrics.service.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { ReceiversService } from '../outbox/receivers.service.js';
import { BookingContents } from './content/booking-contents.js';
import { MailReceiver } from './mail-receiver.js';
import { Reminders } from './reminders.js';
import { createMailTransport } from './transports/create-transport.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { UnsubscribeTokens } from './unsubscribe-tokens.js';
import { BookingMails } from './write/booking-mails.js';

@Module({
  imports: [OutboxModule],
  controllers: [UnsubscribeController],
  providers: [
    BookingContents,
    UnsubscribeTokens,
    BookingMails,
    Reminders,
    {
      provide: MailReceiver,
      inject: [CONFIG, ReceiversService, BookingMails, MetricsService],
      // Where nobody carries mails there is no receiver, and no delivery waits for one.
      useFactory: (config: Config, ...parts: [ReceiversService, BookingMails, MetricsService]) => {
        const transport = createMailTransport(config);
        return transport && new MailReceiver(transport, ...parts);
      },
    },
  ],
})
export class MailModule {}
