/** What the core does with the seats of an event of several types, as far as an order sees it. */
import type { OrderLineRecord } from '../order.js';
import { findType, TYPES, type TypeId } from './order-world-parts.js';

export interface Booking {
  typeId: TypeId;
  status: 'held' | 'confirmed' | 'cancelled';
  endedBy: 'attendee' | 'expiry' | 'other' | null;
  seats: number;
}

export class SeatsInMemory {
  isEventCancelled = false;
  readonly bookings = new Map<string, Booking>();

  /** @param limits seats of each type */
  constructor(private readonly limits: Readonly<Record<TypeId, number>>) {}

  /** Types of which more is sold than there is. */
  get oversold(): TypeId[] {
    return TYPES.map(({ id }) => id).filter((id) => this.taken(id) > this.limits[id]);
  }

  /** For one more line of an order. */
  hasLeft(typeId: TypeId): boolean {
    const isThere = this.taken(typeId) + findType(typeId).seats <= this.limits[typeId];
    return isThere && !this.isEventCancelled;
  }

  isCurrent(bookingId: string): boolean {
    const booking = this.bookings.get(bookingId);
    return booking !== undefined && booking.status !== 'cancelled';
  }

  hold(bookingId: string, typeId: TypeId): void {
    const { seats } = findType(typeId);
    this.bookings.set(bookingId, { typeId, status: 'held', endedBy: null, seats });
  }

  /** As the core decides `confirmHold` for money that is there. @returns the booking that has the seats */
  confirm({ bookingId, lateBookingId }: OrderLineRecord): string | null {
    const held = this.bookings.get(bookingId);
    const late = this.bookings.get(lateBookingId);
    if (held?.status === 'confirmed') return bookingId;
    if (late) return late.status === 'confirmed' ? lateBookingId : null;
    if (!held || this.isEventCancelled) return null;
    if (held.status === 'held') {
      held.status = 'confirmed';
      return bookingId;
    }
    if (held.endedBy !== 'expiry' || !this.hasLeft(held.typeId)) return null;
    const { seats } = findType(held.typeId);
    this.bookings.set(lateBookingId, { ...held, seats, status: 'confirmed', endedBy: null });
    return lateBookingId;
  }

  /** As the core decides `changeQuantity`: never to more than there are. @returns whether it did */
  shrink(bookingId: string, left: number): boolean {
    const booking = this.bookings.get(bookingId);
    if (booking?.status !== 'confirmed' || booking.seats <= left) return false;
    booking.seats = left;
    return true;
  }

  end(bookingId: string, endedBy: Booking['endedBy']): void {
    Object.assign(this.bookings.get(bookingId)!, { status: 'cancelled', endedBy });
  }

  private taken(typeId: TypeId): number {
    const ofType = [...this.bookings.values()].filter((booking) => booking.typeId === typeId);
    const live = ofType.filter(({ status }) => status !== 'cancelled');
    return live.reduce((sum, { seats }) => sum + seats, 0);
  }
}
