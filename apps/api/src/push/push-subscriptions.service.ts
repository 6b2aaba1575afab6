/** The browsers in which somebody wants to be told. */
import { Inject, Injectable } from '@nestjs/common';
import {
  maxPushSubscriptions,
  type PushKey,
  type PushSubscriptionInput,
} from '@lastseat/contracts';
import { CONFIG, type Config } from '../common/config/config.js';
import { hasPushServices, isAtPushService } from '../common/config/push-services.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { runTransaction } from '../common/database/transaction.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { isPublicKey, makePushKeyPair } from './push-key.js';
import { putSubscription, removeOldest, removeOwn } from './push-subscriptions.sql.js';

@Injectable()
export class PushSubscriptionsService {
  private readonly publicKey: string;

  constructor(
    private readonly prisma: PrismaService,
    @Inject(CONFIG) private readonly config: Pick<Config, 'JWT_SECRET' | 'PUSH_SERVICES'>,
  ) {
    this.publicKey = makePushKeyPair(config.JWT_SECRET).publicKey;
  }

  getKey(): PushKey {
    return { key: hasPushServices(this.config.PUSH_SERVICES) ? this.publicKey : null };
  }

  /**
   * The same browser again takes the place of its row. Past {@link maxPushSubscriptions} the oldest goes.
   * @throws ProblemError `invalid_request` for an address of no known push service, and for no key
   */
  async subscribe(user: SignedInUser, input: PushSubscriptionInput): Promise<void> {
    if (!isAtPushService(this.config.PUSH_SERVICES, input.endpoint)) {
      throw refuse(['endpoint'], 'This is the address of no push service that we send to');
    }
    if (!isPublicKey(input.keys.p256dh)) throw refuse(['keys', 'p256dh'], 'This is no public key');
    await runTransaction(this.prisma, async (tx) => {
      await putSubscription(tx, user, input);
      await removeOldest(tx, user.id, maxPushSubscriptions);
    });
  }

  /** Also where there is none. */
  unsubscribe({ id }: SignedInUser, endpoint: string): Promise<void> {
    return removeOwn(this.prisma, id, endpoint);
  }
}

const refuse = (path: string[], message: string) =>
  new ProblemError('invalid_request', undefined, { errors: [{ path, message }] });
