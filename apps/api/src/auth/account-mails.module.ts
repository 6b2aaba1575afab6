/** What mails about accounts are written from, without what people reach by HTTP. */
import { Module } from '@nestjs/common';
import { AccountMailsService } from './account-mails.service.js';
import { AddressesService } from './addresses.service.js';
import { DerivedSecrets } from './derived-secrets.js';

@Module({
  providers: [AccountMailsService, AddressesService, DerivedSecrets],
  exports: [AccountMailsService, AddressesService, DerivedSecrets],
})
export class AccountMailsModule {}
