/** What makes and sends mails, without what people reach by HTTP: the notification worker has it too. */
import { Module, type DynamicModule } from '@nestjs/common';
import { AccountMailsModule } from '../auth/account-mails.module.js';
import { ManageLinksModule } from '../bookings/manage-links.module.js';
import { OrderLinksModule } from '../checkout/order-links.module.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { MetricsService } from '../common/observability/metrics/metrics.service.js';
import { InvitationMailsModule } from '../organisers/invitation-mails.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { ReceiversService } from '../outbox/receivers.service.js';
import { TransferMailsModule } from '../transfers/transfer-mails.module.js';
import { TicketCodesModule } from '../tickets/ticket-codes.module.js';
import { BookingContents } from './content/booking-contents.js';
import { MailPartsService } from './mail-parts.service.js';
import { MailReceiver } from './mail-receiver.js';
import { createMailTransport } from './transports/create-transport.js';
import { UnsubscribeTokens } from './unsubscribe-tokens.js';
import { AccountMails } from './write/account-mails.js';
import { BookingMails } from './write/booking-mails.js';
import { OrderMails } from './write/order-mails.js';
import { TransferMails } from './write/transfer-mails.js';

type Parts = [
  ...[ReceiversService, BookingMails, AccountMails, TransferMails, OrderMails],
  ...[MetricsService, MailPartsService],
];

/** Which process this is. */
export type Sender = 'API' | 'notification worker';

@Module({})
export class MailSendingModule {
  static in(sender: Sender): DynamicModule {
    return {
      module: MailSendingModule,
      imports: [
        ...[OutboxModule, AccountMailsModule, InvitationMailsModule, ManageLinksModule],
        TransferMailsModule,
        OrderLinksModule,
        TicketCodesModule,
      ],
      providers: [
        BookingContents,
        UnsubscribeTokens,
        BookingMails,
        AccountMails,
        TransferMails,
        OrderMails,
        MailPartsService,
        {
          provide: MailReceiver,
          inject: [
            ...[CONFIG, ReceiversService, BookingMails, AccountMails, TransferMails, OrderMails],
            ...[MetricsService, MailPartsService],
          ],
          // Where nobody carries mails there is no receiver, and no delivery waits for one.
          useFactory: (config: Config, ...parts: Parts) => {
            const transport = createMailTransport(config);
            const isElsewhere = sender === 'API' && config.NOTIFICATIONS === 'kafka';
            return transport && new MailReceiver(transport, ...parts, isElsewhere);
          },
        },
      ],
      exports: [MailPartsService, UnsubscribeTokens],
    };
  }
}
