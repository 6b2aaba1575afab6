/** The picture of an event: taken in, one at a time, and given out. Never on the way of a booking. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { coverMaxBytes, type CoverCropQuery, type OrganiserEvent } from '@lastseat/contracts';
import { ActivityService, change } from '../activity/activity.service.js';
import { findViolatedConstraint } from '../common/database/database-errors.js';
import { ReadDatabase } from '../common/database/lanes.js';
import { PrismaService, type Transaction } from '../common/database/prisma.service.js';
import { onceLimits, runTransaction } from '../common/database/transaction.js';
import type { ActingUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { readPicture } from '../pictures/pictures.service.js';
import { insertCover, readCover, showCover } from './covers/covers.sql.js';
import { encodeCover } from './covers/encode-cover.js';
import { KeptPictures } from './covers/kept-pictures.js';
import { OrganiserEventsService } from './organiser-events.service.js';

const KEPT_BYTES = 32 * 1024 * 1024;

@Injectable()
export class CoversService {
  /** Each holds its 5 MB until it is encoded. */
  private readonly uploads = new BoundedQueue({ atOnce: 4, maxWaiting: 20, maxWaitMs: 15_000 });
  /** A picture that is being decoded takes up to 200 MB: one at a time. */
  private readonly encoding = new BoundedQueue({ atOnce: 1, maxWaiting: 4, maxWaitMs: 60_000 });
  private readonly reading = new BoundedQueue({ atOnce: 1, maxWaiting: 200, maxWaitMs: 5_000 });
  private readonly kept = new KeptPictures(KEPT_BYTES);

  constructor(
    private readonly prisma: PrismaService,
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly activity: ActivityService,
    private readonly events: OrganiserEventsService,
  ) {}

  /**
   * Takes the place of the one that was there. No other edit can be lost by it, so the event's revision
   * stays.
   * @throws ProblemError `event_not_found`, `forbidden`, `payload_too_large`, `unsupported_media_type`,
   *   `invalid_request`, `busy`
   */
  async put(
    user: ActingUser,
    eventId: string,
    body: IncomingMessage,
    crop: CoverCropQuery,
  ): Promise<OrganiserEvent> {
    await this.memberships.require(user, { eventId }, 'events.change');
    await this.uploads.run(async () => {
      const picture = await readPicture(body, coverMaxBytes);
      const sizes = await this.encoding.run(() => encodeCover(picture, crop));
      // A version 4: all of it is chance, and knowing it is the right to see a draft's picture.
      const imageId = randomUUID();
      await this.show(user, eventId, imageId, (tx) => insertCover(tx, eventId, imageId, sizes));
    });
    return this.events.read(eventId);
  }

  /** @throws ProblemError `event_not_found`, `forbidden` */
  async remove(user: ActingUser, eventId: string): Promise<OrganiserEvent> {
    await this.memberships.require(user, { eventId }, 'events.change');
    await this.show(user, eventId, null, async () => undefined);
    return this.events.read(eventId);
  }

  /** @throws ProblemError `cover_not_found`, `busy` */
  async get(cover: { eventId: string; imageId: string }, width: number): Promise<Buffer> {
    const key = `${cover.eventId} ${cover.imageId} ${width}`;
    return (
      this.kept.find(key) ??
      this.reading.run(async () => {
        // Whoever came before may have asked for the same.
        const kept = this.kept.find(key);
        if (kept) return kept;
        const picture = await readCover(this.database, cover, width);
        if (picture === null) throw new ProblemError('cover_not_found');
        this.kept.keep(key, picture);
        return picture;
      })
    );
  }

  private async show(
    user: ActingUser,
    eventId: string,
    imageId: string | null,
    insert: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    try {
      await runTransaction(
        this.prisma,
        async (tx) => {
          await insert(tx);
          const { organiserId, before } = await showCover(tx, eventId, imageId);
          if (before === imageId) return;
          const changes = { coverImageId: change(before, imageId) };
          const entry = { organiserId, eventId, action: 'event.cover_changed', changes } as const;
          await this.activity.record(tx, user, entry);
        },
        onceLimits,
      );
    } catch (error) {
      // A draft that was deleted while its picture was on the way.
      if (findViolatedConstraint(error) === 'EventCover_eventId_fkey') {
        throw new ProblemError('event_not_found');
      }
      throw error;
    }
  }
}
