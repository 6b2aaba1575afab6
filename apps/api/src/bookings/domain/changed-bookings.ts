import type { BookingRecord } from './booking-command.js';

/** That a command gave another number of seats, or the one that it had. */
export interface ResizedBooking {
  /** As it is then. */
  booking: BookingRecord;
  quantityBefore: number;
}

/** What a batch changes of the bookings that were there before it. */
export class ChangedBookings {
  private readonly changed = new Map<string, BookingRecord>();
  private readonly confirmed = new Set<string>();
  /** Before the batch. */
  private readonly quantities = new Map<string, number>();

  set(booking: BookingRecord): void {
    this.changed.set(booking.id, booking);
  }

  /** It was held until now. */
  noteConfirmed({ id }: BookingRecord): void {
    this.confirmed.add(id);
  }

  noteQuantity({ id, quantity }: BookingRecord): void {
    if (!this.quantities.has(id)) this.quantities.set(id, quantity);
  }

  /** Holds that were confirmed, as they are then. */
  listConfirmed(): BookingRecord[] {
    return this.list('confirmed').filter(({ id }) => this.confirmed.has(id));
  }

  listCancelled(): BookingRecord[] {
    return this.list('cancelled');
  }

  /** Whatever became of them since. */
  listResized(): ResizedBooking[] {
    return [...this.quantities].map(([id, quantityBefore]) => {
      return { booking: this.changed.get(id)!, quantityBefore };
    });
  }

  private list(status: BookingRecord['status']): BookingRecord[] {
    return [...this.changed.values()].filter((booking) => booking.status === status);
  }
}
