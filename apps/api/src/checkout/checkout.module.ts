import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { MembershipsModule } from '../organisers/memberships.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { CancelledSeatsReceiver } from './cancelled-seats.receiver.js';
import { CheckoutService } from './checkout.service.js';
import { OrderCommitter } from './commit/order-committer.js';
import { OrderReads } from './order-reads.js';
import { OrderSteps } from './order-steps.js';
import { OrderSweeperService } from './order-sweeper.service.js';
import { OrdersController } from './orders.controller.js';
import { OrdersService } from './orders.service.js';
import { OrganiserOrdersController } from './organiser-orders.controller.js';
import { OrganiserOrdersService } from './organiser-orders.service.js';
import { OwnOrdersService } from './own-orders.service.js';
import { WebhooksController } from './webhooks.controller.js';
import { WebhooksService } from './webhooks.service.js';

@Module({
  imports: [
    ActivityModule,
    AuthModule,
    BookingsModule,
    MembershipsModule,
    OutboxModule,
    PaymentsModule,
  ],
  controllers: [OrdersController, OrganiserOrdersController, WebhooksController],
  providers: [
    CheckoutService,
    OrdersService,
    OwnOrdersService,
    OrganiserOrdersService,
    OrderCommitter,
    OrderReads,
    OrderSteps,
    OrderSweeperService,
    CancelledSeatsReceiver,
    WebhooksService,
  ],
})
export class CheckoutModule {}
