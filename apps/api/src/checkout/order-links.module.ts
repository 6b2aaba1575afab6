import { Module } from '@nestjs/common';
import { OrderLinksService } from './order-links.service.js';

/** By itself: mails carry the links, and need nothing else of the checkout. */
@Module({ providers: [OrderLinksService], exports: [OrderLinksService] })
export class OrderLinksModule {}
