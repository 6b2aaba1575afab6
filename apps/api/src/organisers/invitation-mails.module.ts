import { Module } from '@nestjs/common';
import { InvitationMailsService } from './invitation-mails.service.js';

@Module({ providers: [InvitationMailsService], exports: [InvitationMailsService] })
export class InvitationMailsModule {}
