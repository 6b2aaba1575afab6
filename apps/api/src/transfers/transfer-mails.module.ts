import { Module } from '@nestjs/common';
import { TransferMailsService } from './transfer-mails.service.js';

@Module({ providers: [TransferMailsService], exports: [TransferMailsService] })
export class TransferMailsModule {}
