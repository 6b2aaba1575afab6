/** What a device keeps so that it can admit people without a network. */
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { DoorList, DoorTicket, TicketKey } from '@lastseat/contracts';
import { CLOCK, type Clock } from '../common/config/clock.js';
import { ReadDatabase } from '../common/database/lanes.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';
import { ProblemError } from '../common/http/problems/problem.js';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';
import { TicketCodesService } from '../tickets/ticket-codes.service.js';
import { listInside, type InsideRow } from './door-counts.sql.js';
import { DoorDevicesService } from './door-devices.service.js';
import {
  readHeldBookings,
  readListedBookings,
  readListedEvent,
  type ListedBooking,
  type ListedEvent,
} from './door-list.sql.js';
import { SealedAttendees } from './sealed-attendees.js';

/** What a list is made of, before anything is sealed. */
interface Contents {
  event: ListedEvent;
  keys: TicketKey[];
  bookings: ListedBooking[];
  inside: InsideRow[];
  held: string[];
}

export interface FoundList {
  /** Of what it says, and not of the bytes: what is sealed anew says the same. */
  etag: string;
  /** @throws ProblemError `busy` */
  write: () => Promise<DoorList>;
}

@Injectable()
export class DoorListService {
  /** Each reads all bookings of an event: one at a time leaves the other connections to the others. */
  private readonly reading = new BoundedQueue({ atOnce: 1, maxWaiting: 50, maxWaitMs: 10_000 });

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly devices: DoorDevicesService,
    private readonly database: ReadDatabase,
    private readonly codes: TicketCodesService,
    private readonly sealed: SealedAttendees,
  ) {}

  /** @throws ProblemError what `DoorDevicesService.require` does, `busy` */
  async find(user: SignedInUser, eventId: string, deviceId: string): Promise<FoundList> {
    await this.devices.require(user, eventId, deviceId);
    const listedAt = this.clock().toISOString();
    const contents = await this.reading.run(() => this.read(eventId));
    return { etag: tagOf(contents), write: () => this.write(contents, listedAt) };
  }

  /** One after the other on one connection: each sees what was committed before the next. */
  private async read(eventId: string): Promise<Contents> {
    const keys = await this.codes.publicKeys();
    return this.database.read(async (database) => {
      const event = await readListedEvent(database, eventId);
      if (event === undefined) throw new ProblemError('event_not_found');
      // First, so that whoever is confirmed in between is on both lists, and not on none.
      const held = await readHeldBookings(database, eventId);
      const bookings = await readListedBookings(database, eventId);
      return { event, keys, bookings, held, inside: await listInside(database, eventId) };
    });
  }

  private async write(contents: Contents, listedAt: string): Promise<DoorList> {
    const { event, keys, bookings, inside, held } = contents;
    const sealed = await this.sealed.seal(event.id, bookings);
    const entries = new Map(inside.map((entry) => [placeOf(entry), entry]));
    const tickets = bookings.flatMap(({ bookingId }, index) =>
      sealed[index]!.map((seat, before): DoorTicket => {
        const ticket = { bookingId, number: before + 1 };
        const entry = entries.get(placeOf(ticket));
        return { ...ticket, sealed: seat, ...(entry && toAdmitted(entry)) };
      }),
    );
    const { startsAt, endsAt } = event;
    const times = {
      startsAt: startsAt.toISOString(),
      endsAt: endsAt?.toISOString() ?? null,
    };
    // Once more: the keys that sealed them may be newer than those that were read.
    const known = keys.length > 0 ? keys : await this.codes.publicKeys();
    return { event: { ...event, ...times }, listedAt, keys: known, tickets, held };
  }
}

const placeOf = ({ bookingId, number }: Pick<DoorTicket, 'bookingId' | 'number'>) =>
  `${bookingId} ${number}`;

const toAdmitted = ({ scannedAt, deviceName }: InsideRow) => ({
  admittedAt: scannedAt.toISOString(),
  admittedBy: deviceName,
});

function tagOf(contents: Contents): string {
  const hash = createHash('sha256').update(JSON.stringify(contents)).digest('base64url');
  return `"${hash}"`;
}
