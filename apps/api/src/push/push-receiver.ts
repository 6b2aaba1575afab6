/**
 * Tells browsers of offers, while no page is open too. It is read for when it is sent, so nobody is told of
 * an offer that stands no more.
 */
import { Logger, type OnModuleInit } from '@nestjs/common';
import type { Fact } from '@lastseat/contracts';
import type { Clock } from '../common/config/clock.js';
import type { PrismaService } from '../common/database/prisma.service.js';
import type {
  Delivery,
  OutboxMessage,
  Receiver,
  ReceiversService,
  Shared,
} from '../outbox/receivers.service.js';
import { toOfferMessage } from './offer-message.js';
import type { PushKeyPair } from './push-key.js';
import { pushTo } from './push-service-client.js';
import {
  findStandingOffer,
  findSubscription,
  listOf,
  removeGone,
} from './push-subscriptions.sql.js';

export interface PushIdentity {
  keys: PushKeyPair;
  /** See `Sending`. */
  contact: string;
}

export class PushReceiver implements Receiver, OnModuleInit {
  readonly name = 'push';
  readonly isOrdered = false;
  readonly atOnce = 8;
  private readonly logger = new Logger('Push');

  constructor(
    private readonly identity: PushIdentity,
    private readonly receivers: ReceiversService,
    private readonly prisma: PrismaService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.receivers.register(this);
  }

  partsOf({ facts }: OutboxMessage): readonly (readonly Fact[])[] {
    return facts.filter(({ type }) => type === 'waitlist.offered').map((fact) => [fact]);
  }

  /** @throws why a push service did not take it */
  async deliver({ facts, recipientId }: Delivery, signal: AbortSignal): Promise<void | Shared> {
    const [fact] = facts;
    if (fact?.type !== 'waitlist.offered') return;
    const { bookingId, userId } = fact;
    if (recipientId === null) return { recipientIds: await listOf(this.prisma, userId) };
    const now = this.clock();
    const subscription = await findSubscription(this.prisma, { id: recipientId, userId });
    const offer = await findStandingOffer(this.prisma, bookingId, now);
    if (subscription === null || offer === null) return;
    const ttlSeconds = Math.ceil((offer.expiresAt.getTime() - now.getTime()) / 1_000);
    const message = toOfferMessage(bookingId, offer);
    const sending = { ...this.identity, signal, ttlSeconds };
    if ((await pushTo(subscription, message, sending)) === 'sent') return;
    await removeGone(this.prisma, subscription.id);
    this.logger.log('A browser takes no messages any more, and is removed');
  }
}
