import { Module } from '@nestjs/common';
import { ActivityModule } from '../activity/activity.module.js';
import { AuthModule } from '../auth/auth.module.js';
import { EventStoreModule } from '../event-store/event-store.module.js';
import { MembershipsModule } from '../memberships/memberships.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { PicturesModule } from '../pictures/pictures.module.js';
import { BooksService } from './books.service.js';
import { InvoiceChangesService } from './invoice-changes.service.js';
import { InvoiceReadsService } from './invoice-reads.service.js';
import { InvoicesController } from './invoices.controller.js';
import { InvoicesService } from './invoices.service.js';
import { InvoicingController } from './invoicing.controller.js';
import { InvoicingService } from './invoicing.service.js';
import { LogosService } from './logos.service.js';
import { PaidOrdersReceiver } from './paid-orders.receiver.js';
import { ViewFollowerService } from './view-follower.service.js';

@Module({
  imports: [
    AuthModule,
    MembershipsModule,
    ActivityModule,
    OutboxModule,
    EventStoreModule,
    PicturesModule,
  ],
  controllers: [InvoicesController, InvoicingController],
  providers: [
    BooksService,
    InvoicesService,
    InvoiceReadsService,
    InvoiceChangesService,
    InvoicingService,
    LogosService,
    PaidOrdersReceiver,
    ViewFollowerService,
  ],
  exports: [InvoiceReadsService],
})
export class InvoicesModule {}
