import type { BookingRecord } from './booking-command.js';

type Owned = Pick<BookingRecord, 'userId' | 'ticketTypeId'>;

/** What people hold or have of one event: at most one booking of each of its types. */
export class CurrentBookings {
  private readonly byOwner = new Map<string, BookingRecord>();
  /** The same by type, of events with types only. */
  private readonly typesOf = new Map<string, Set<string>>();

  set(booking: BookingRecord): void {
    this.byOwner.set(keyOf(booking), booking);
    const { userId, ticketTypeId } = booking;
    if (!ticketTypeId) return;
    this.typesOf.set(userId, (this.typesOf.get(userId) ?? new Set()).add(ticketTypeId));
  }

  delete(booking: BookingRecord): void {
    this.byOwner.delete(keyOf(booking));
    if (booking.ticketTypeId) this.typesOf.get(booking.userId)?.delete(booking.ticketTypeId);
  }

  /** @param ticketTypeId none: of an event without types */
  find(userId: string, ticketTypeId?: string | null): BookingRecord | undefined {
    return this.byOwner.get(keyOf({ userId, ticketTypeId }));
  }

  /** Of whatever type. */
  list(userId: string): BookingRecord[] {
    const types = [null, ...(this.typesOf.get(userId) ?? [])];
    return types.flatMap((ticketTypeId) => this.find(userId, ticketTypeId) ?? []);
  }
}

/** No id has a space in it. */
function keyOf({ userId, ticketTypeId }: Owned): string {
  return !ticketTypeId ? userId : `${userId} ${ticketTypeId}`;
}
