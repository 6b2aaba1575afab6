import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { MetricsService } from '../common/observability/metrics/metrics.service.js';
import { OrganisersModule } from '../organisers/organisers.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { ReceiversService } from '../outbox/receivers.service.js';
import { BookingContents } from './content/booking-contents.js';
import { MailReceiver } from './mail-receiver.js';
import { Reminders } from './reminders.js';
import { createMailTransport } from './transports/create-transport.js';
import { UnsubscribeController } from './unsubscribe.controller.js';
import { UnsubscribeTokens } from './unsubscribe-tokens.js';
import { AccountMails } from './write/account-mails.js';
import { BookingMails } from './write/booking-mails.js';

type Parts = [ReceiversService, BookingMails, AccountMails, MetricsService];

@Module({
  imports: [OutboxModule, AuthModule, OrganisersModule, BookingsModule],
  controllers: [UnsubscribeController],
  providers: [
    BookingContents,
    UnsubscribeTokens,
    BookingMails,
    AccountMails,
    Reminders,
    {
      provide: MailReceiver,
      inject: [CONFIG, ReceiversService, BookingMails, AccountMails, MetricsService],
      // Where nobody carries mails there is no receiver, and no delivery waits for one.
      useFactory: (config: Config, ...parts: Parts) => {
        const transport = createMailTransport(config);
        return transport && new MailReceiver(transport, ...parts);
      },
    },
  ],
})
export class MailModule {}
