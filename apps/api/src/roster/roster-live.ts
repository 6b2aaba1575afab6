/** What the console of an event hears live: the newest count, and by name whose bookings have changed. */
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ConsoleUpdate, RosterNews } from '@lastseat/contracts';
import { ReadDatabase } from '../common/database/lanes.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import {
  ConsoleUpdatesService,
  type ConsoleSource,
  type OwnedUpdate,
} from '../realtime/console-updates.service.js';

@Injectable()
export class RosterLive implements ConsoleSource, OnModuleInit {
  constructor(
    private readonly database: ReadDatabase,
    private readonly memberships: MembershipsService,
    private readonly updates: ConsoleUpdatesService,
  ) {}

  onModuleInit(): void {
    this.updates.connect(this);
  }

  listAllowed: ConsoleSource['listAllowed'] = (users, eventId) =>
    this.memberships.listAllowed(users, { eventId }, 'roster.read');

  async read(eventId: string, changed: readonly OwnedUpdate[]): Promise<ConsoleUpdate | null> {
    const [event, people] = await this.database.read((database) =>
      Promise.all([
        database.event.findUnique({
          where: { id: eventId },
          select: {
            ...{ status: true, totalTickets: true, remainingTickets: true },
            ...{ heldTickets: true, version: true },
          },
        }),
        database.user.findMany({
          where: { id: { in: changed.map(({ userId }) => userId) } },
          select: { id: true, name: true },
        }),
      ]),
    );
    if (event === null) return null;
    const { heldTickets, ...counts } = event;
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      eventId,
      ...counts,
      confirmedTickets: counts.totalTickets - heldTickets - counts.remainingTickets,
      latest: changed.map((owned) => toNews(owned, names.get(owned.userId) ?? '')),
    };
  }
}

function toNews({ update }: OwnedUpdate, name: string): RosterNews {
  const { id, status, quantity, createdAt, cancelledAt } = update;
  return { bookingId: id, name, status, quantity, at: cancelledAt ?? createdAt };
}
