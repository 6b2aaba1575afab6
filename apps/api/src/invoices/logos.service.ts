/** The picture at the top of an organiser's invoices: taken in, one at a time, and taken away again. */
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { logoMaxBytes, type Invoicing } from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { PrismaService } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { readPicture } from '../pictures/pictures.service.js';
import { encodeLogo, type Logo } from './encode-logo.js';
import { readInvoicing } from './invoicing.sql.js';
import { deleteLogo, writeLogo } from './logos.sql.js';

@Injectable()
export class LogosService {
  /** Each holds its 1 MB until it is encoded. */
  private readonly uploads = new BoundedQueue({ atOnce: 4, maxWaiting: 20, maxWaitMs: 15_000 });
  /** One that is being decoded takes up to 80 MB: one at a time. */
  private readonly encoding = new BoundedQueue({ atOnce: 1, maxWaiting: 4, maxWaitMs: 60_000 });

  constructor(
    private readonly prisma: PrismaService,
    private readonly memberships: MembershipsService,
    private readonly activity: ActivityService,
  ) {}

  /**
   * Takes the place of the one that was there: on every PDF that is written from then on.
   * @throws ProblemError `organiser_not_found`, `forbidden`, `second_factor_required`, `payload_too_large`,
   *   `unsupported_media_type`, `invalid_request`, `busy`
   */
  async put(actor: ActingUser, organiserId: string, body: IncomingMessage): Promise<Invoicing> {
    await this.memberships.require(actor, { organiserId }, 'organiser.edit');
    return this.uploads.run(async () => {
      const picture = await readPicture(body, logoMaxBytes);
      const logo = await this.encoding.run(() => encodeLogo(picture));
      return this.show(actor, organiserId, logo);
    });
  }

  /** @throws ProblemError `organiser_not_found`, `forbidden`, `second_factor_required` */
  async remove(actor: ActingUser, organiserId: string): Promise<Invoicing> {
    await this.memberships.require(actor, { organiserId }, 'organiser.edit');
    return this.show(actor, organiserId, null);
  }

  private show(actor: ActingUser, organiserId: string, logo: Logo | null): Promise<Invoicing> {
    return runTransaction(
      this.prisma,
      async (tx) => {
        const had = await deleteLogo(tx, organiserId);
        if (logo !== null) await writeLogo(tx, organiserId, logo);
        if (had || logo !== null) {
          const changes = { logo: change(had, logo !== null) };
          const entry = { organiserId, action: 'invoicing.edited', changes } as const;
          await this.activity.record(tx, actor, entry);
        }
        return readInvoicing(tx, organiserId);
      },
      onceLimits,
    );
  }
}
