import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { InvoicesModule } from '../invoices/invoices.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { PromoCodesModule } from '../promo-codes/promo-codes.module.js';
import { TicketsModule } from '../tickets/tickets.module.js';
import { BoughtController } from './bought.controller.js';
import { CancelledSeatsReceiver } from './cancelled-seats.receiver.js';
import { CheckoutService } from './checkout.service.js';
import { OrderCommitter } from './commit/order-committer.js';
import { OrderHoldsService } from './order-holds.service.js';
import { OrderLinksModule } from './order-links.module.js';
import { OrderNamesService } from './order-names.service.js';
import { OrderReads } from './order-reads.js';
import { OrderSteps } from './order-steps.js';
import { OrderSweeperService } from './order-sweeper.service.js';
import { OrdersController } from './orders.controller.js';
import { OrdersService } from './orders.service.js';
import { OrganiserOrdersController } from './organiser-orders.controller.js';
import { OrganiserOrdersService } from './organiser-orders.service.js';
import { OwnOrdersService } from './own-orders.service.js';
import { ProviderEventsPurge } from './provider-events-purge.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [
    ActivityModule,
    AuthModule,
    BookingsModule,
    InvoicesModule,
    MembershipsModule,
    OutboxModule,
    PaymentsModule,
    PromoCodesModule,
    OrderLinksModule,
    TicketsModule,
  ],
  controllers: [OrdersController, BoughtController, OrganiserOrdersController, WebhooksController],
  providers: [
    CheckoutService,
    OrderHoldsService,
    OrdersService,
    OwnOrdersService,
    OrderNamesService,
    OrganiserOrdersService,
    OrderCommitter,
    OrderReads,
    OrderSteps,
    OrderSweeperService,
    CancelledSeatsReceiver,
    ProviderEventsPurge,
    WebhooksService,
  ],
})
export class CheckoutModule {}
