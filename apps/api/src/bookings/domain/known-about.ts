import type { KnownPromoCodes } from './promo-codes.js';
import type { TransferRecord } from './transfer.js';
import type { TicketTypeState } from './ticket-types.js';
import type { KnownLine } from './waitlist-line.js';

/** What is read only where commands ask for it. */
export interface KnownAbout {
  /** Null: it was not read, see {@link WaitlistLine}. */
  line: KnownLine | null;
  /** Those that commands are about. */
  transfers: readonly TransferRecord[];
  /** Of the bookings that {@link isRefusedOnceAdmitted} asks for, those that let somebody in. */
  admitted: ReadonlySet<string>;
  /** All of the event. */
  ticketTypes: readonly TicketTypeState[];
  /** Left out: it has none, or nothing is about them. */
  promoCodes?: KnownPromoCodes | undefined;
}
