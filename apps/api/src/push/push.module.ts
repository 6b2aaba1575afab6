import { Module } from '@nestjs/common';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { CONFIG, type Config } from '../common/config/config.js';
import { hasPushServices } from '../common/config/push-services.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { OutboxModule } from '../outbox/outbox.module.js';
import { ReceiversService } from '../outbox/receivers.service.js';
import { makePushKeyPair } from './push-key.js';
import { PushController } from './push.controller.js';
import { PushReceiver } from './push-receiver.js';
import { PushSubscriptionsService } from './push-subscriptions.service.js';

@Module({
  imports: [OutboxModule],
  controllers: [PushController],
  providers: [
    PushSubscriptionsService,
    {
      provide: PushReceiver,
      inject: [CONFIG, ReceiversService, PrismaService, CLOCK],
      // Where nothing is sent there is no receiver, and no delivery waits for one.
      useFactory: (
        config: Config,
        receivers: ReceiversService,
        prisma: PrismaService,
        clock: Clock,
      ) =>
        hasPushServices(config.PUSH_SERVICES)
          ? new PushReceiver(identify(config), receivers, prisma, clock)
          : null,
    },
  ],
})
export class PushModule {}

/** Push services want to know whom they can turn to, and take no address of this machine. */
function identify({ JWT_SECRET, PUBLIC_URL, MAIL_FROM }: Config) {
  const sender = /[^<>@\s]+@[^<>@\s]+/.exec(MAIL_FROM)?.[0] ?? 'nobody@lastseat.invalid';
  const contact = PUBLIC_URL.startsWith('https:') ? PUBLIC_URL : `mailto:${sender}`;
  return { keys: makePushKeyPair(JWT_SECRET), contact };
}
