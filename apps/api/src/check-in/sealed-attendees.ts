/**
 * Who comes, sealed for the codes of their tickets. To sign and to seal is most of the work of a list, and
 * most of a list is what it was a minute ago: so what was sealed is kept, for as long as it says the same.
 */
import { Injectable } from '@nestjs/common';
import type { DoorAttendee } from '@lastseat/contracts';
import { BoundedQueue } from '../common/jobs/bounded-queue.js';
import { TicketCodesService } from '../tickets/ticket-codes.service.js';
import type { ListedBooking } from './door-list.sql.js';
import { sealSeat } from './seal-seat.js';

/** Of one booking, for what is told of its attendee. */
interface Sealed {
  plain: string;
  /** Of each of its seats. */
  seats: readonly string[];
}

/** Tickets that are kept of all events together: some 300 bytes each. */
const KEPT_TICKETS = 50_000;

/** Bookings whose seals are made before others have a turn: some two milliseconds. */
const AT_ONCE = 32;

@Injectable()
export class SealedAttendees {
  /** By event and booking; the one that was asked for last is the last. */
  private readonly kept = new Map<string, ReadonlyMap<string, Sealed>>();
  /** One list at a time: the second one of an event finds what the first one has sealed. */
  private readonly sealing = new BoundedQueue({ atOnce: 1, maxWaiting: 50, maxWaitMs: 10_000 });

  constructor(private readonly codes: TicketCodesService) {}

  /**
   * @returns of each booking what is sealed of its seats, in their order
   * @throws ProblemError `busy`
   */
  seal(eventId: string, bookings: readonly ListedBooking[]): Promise<(readonly string[])[]> {
    return this.sealing.run(async () => {
      const known = this.kept.get(eventId);
      const sealed = new Map<string, Sealed>();
      const missing: ListedBooking[] = [];
      for (const booking of bookings) {
        const found = known?.get(booking.bookingId);
        if (found?.plain === plainOf(booking)) sealed.set(booking.bookingId, found);
        else missing.push(booking);
      }
      for (let from = 0; from < missing.length; from += AT_ONCE) {
        const part = missing.slice(from, from + AT_ONCE);
        for (const [id, made] of await this.make(eventId, part)) sealed.set(id, made);
      }
      this.keep(eventId, sealed);
      return bookings.map(({ bookingId }) => sealed.get(bookingId)?.seats ?? []);
    });
  }

  private async make(
    eventId: string,
    bookings: readonly ListedBooking[],
  ): Promise<[string, Sealed][]> {
    const codes = await this.codes.codesOf(bookings.map((booking) => ({ eventId, ...booking })));
    return bookings.map((booking, index) => {
      const seats = codes[index]!.map((code, seat) =>
        sealSeat(toAttendee(booking, seat + 1), { eventId, code }),
      );
      return [booking.bookingId, { plain: plainOf(booking), seats }];
    });
  }

  private keep(eventId: string, sealed: ReadonlyMap<string, Sealed>): void {
    this.kept.delete(eventId);
    this.kept.set(eventId, sealed);
    const events = [...this.kept.keys()];
    let tickets = [...this.kept.values()].reduce((sum, one) => sum + countSeats(one), 0);
    for (const id of events) {
      if (tickets <= KEPT_TICKETS) return;
      tickets -= countSeats(this.kept.get(id)!);
      this.kept.delete(id);
    }
  }
}

/** Of the seat, where somebody has said who comes with it. */
function toAttendee(booking: ListedBooking, number: number): DoorAttendee {
  const { note } = booking;
  const name = booking.names?.[number] ?? booking.name;
  return note === null ? { name } : { name, note };
}

/** Whatever of a booking its seals depend on. */
const plainOf = (booking: ListedBooking) =>
  JSON.stringify([booking.name, booking.note, booking.names, booking.quantity, booking.createdAt]);

const countSeats = (sealed: ReadonlyMap<string, Sealed>) =>
  [...sealed.values()].reduce((sum, { seats }) => sum + seats.length, 0);
