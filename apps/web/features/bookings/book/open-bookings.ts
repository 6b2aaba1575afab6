import { idempotencyKeySchema, idSchema } from '@lastseat/contracts';
import * as z from 'zod/mini';
import { findTabStorage, readJson, type TabStorage } from '@/lib/session/tab-storage';

/** A booking that was asked for, and of which nobody has heard yet whether it was made. */
const openBookingSchema = z.object({
  /** Who asked for it. Another person's session must not finish it. */
  userId: idSchema,
  eventId: idSchema,
  eventTitle: z.string(),
  /** Part of the request that the key stands for. */
  quantity: z.int().check(z.positive()),
  idempotencyKey: idempotencyKeySchema,
  expiresAt: z.number(),
});
export type OpenBooking = z.infer<typeof openBookingSchema>;

const storageKey = 'lastseat.open-bookings';
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

  /** One for each event, number of seats and person: the first one that is open stays. */
  open(booking: Omit<OpenBooking, 'expiresAt'>): void {
    if (this.find(booking.userId, booking.eventId, booking.quantity)) return;
    this.#write([...this.#read(), { ...booking, expiresAt: this.now() + openForMs }]);
  }

  close(idempotencyKey: string): void {
    this.#write(this.#read().filter((booking) => booking.idempotencyKey !== idempotencyKey));
  }

  list(userId: string): OpenBooking[] {
    return this.#read().filter((booking) => booking.userId === userId);
  }

  find(userId: string, eventId: string, quantity: number): OpenBooking | undefined {
    return this.list(userId).find(
      (booking) => booking.eventId === eventId && booking.quantity === quantity,
    );
  }

  #read(): OpenBooking[] {
    const kept = z.array(openBookingSchema).safeParse(readJson(this.storage, storageKey));
    return kept.success ? kept.data.filter(({ expiresAt }) => this.now() < expiresAt) : [];
  }

  #write(bookings: readonly OpenBooking[]): void {
    if (bookings.length === 0) this.storage?.removeItem(storageKey);
    else this.storage?.setItem(storageKey, JSON.stringify(bookings));
  }
}
