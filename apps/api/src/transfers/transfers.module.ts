import { Module } from '@nestjs/common';
import { AuthModule } from '../auth/auth.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { TransferMailsModule } from './transfer-mails.module.js';
import { TransferOffersController } from './transfer-offers.controller.js';
import { TransferOffersService } from './transfer-offers.service.js';
import { TransfersController } from './transfers.controller.js';
import { TransfersService } from './transfers.service.js';

@Module({
  imports: [AuthModule, BookingsModule, OutboxModule, TransferMailsModule],
  controllers: [TransfersController, TransferOffersController],
  providers: [TransfersService, TransferOffersService],
})
export class TransfersModule {}
