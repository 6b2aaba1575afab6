import { idempotencyKeySchema, idSchema } from '@lastseat/contracts';
import * as z from 'zod/mini';
import { findTabStorage, readJson, type TabStorage } from '@/lib/session/tab-storage';
import { openBookingsKey } from './open-bookings-key';

/** A booking that was asked for, and of which nobody has heard yet whether it was made. */
const openBookingSchema = z.object({
  /**
   * Who asked for it: another person's session must not finish it. Null while nobody could say who is
   * signed in; then it is theirs whom the session turns out to be.
   */
  userId: z.nullable(idSchema),
  eventId: idSchema,
  eventTitle: z.string(),
  /** Part of the request that the key stands for. */
  quantity: z.int().check(z.positive()),
  ticketTypeId: z.optional(idSchema),
  idempotencyKey: idempotencyKeySchema,
  expiresAt: z.number(),
});
export type OpenBooking = z.infer<typeof openBookingSchema>;

/** Past it people have forgotten what they pressed, and asking again might book it then. */
export const openForMs = 30 * 60_000;

/**
 * Written before the first request and taken out with the answer: whatever happens between, a reload
 * too, the same key finds out what became of it.
 */
export class OpenBookings {
  constructor(
    private readonly storage: TabStorage | null = findTabStorage(),
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * One for each event, type, number of seats and person: the first one that is open stays.
   * @returns its key
   */
  open(booking: Omit<OpenBooking, 'expiresAt'>): string {
    const { userId, eventId, quantity, ticketTypeId } = booking;
    const others = this.#read();
    const same = this.list(userId).filter(
      (other) =>
        other.eventId === eventId &&
        other.quantity === quantity &&
        other.ticketTypeId === ticketTypeId,
    );
    const first = same[0] ?? { ...booking, expiresAt: this.now() + openForMs };
    const keys = same.map(({ idempotencyKey }) => idempotencyKey);
    this.#write([
      ...others.filter(({ idempotencyKey }) => !keys.includes(idempotencyKey)),
      { ...first, userId },
    ]);
    return first.idempotencyKey;
  }

  close(idempotencyKey: string): void {
    this.#write(this.#read().filter((booking) => booking.idempotencyKey !== idempotencyKey));
  }

  /** Those that are nobody's. Whoever signs in after nobody was signed in may be somebody else. */
  closeUnowned(): void {
    this.#write(this.#read().filter(({ userId }) => userId !== null));
  }

  /** Those of the person, and those that are nobody's yet. */
  list(userId: string | null): OpenBooking[] {
    return this.#read().filter((booking) => booking.userId === null || booking.userId === userId);
  }

  #read(): OpenBooking[] {
    const kept = z.array(openBookingSchema).safeParse(readJson(this.storage, openBookingsKey));
    return kept.success ? kept.data.filter(({ expiresAt }) => this.now() < expiresAt) : [];
  }

  #write(bookings: readonly OpenBooking[]): void {
    if (bookings.length === 0) this.storage?.removeItem(openBookingsKey);
    else this.storage?.setItem(openBookingsKey, JSON.stringify(bookings));
  }
}
