/** What the core knows of an event, and what an organiser can change of it. */
import type {
  ActivityAction,
  EventPayment,
  FieldChange,
  GuestPolicy,
  OrganiserEventStatus,
} from '@lastseat/contracts';
import type { TransferSettings } from './transfer.js';
import type { WaitlistSettings } from './waitlist-line.js';

/** What the decisions about seats look at. */
interface SaleFields {
  startsAt: Date;
  /** Seats. */
  totalTickets: number;
  /** Seats that one attendee may book. */
  maxPerPerson: number;
  saleOpensAt: Date | null;
  saleClosesAt: Date | null;
  /** Until when an attendee may cancel. */
  cancelUntil: Date | null;
  payment: EventPayment;
  /** In the currency's smallest unit. */
  priceCents: number;
}

/** Everything that an organiser can change: `changeEventSchema` of the contract, with times as Dates. */
interface EventFields extends SaleFields, WaitlistSettings, TransferSettings {
  title: string;
  description: string;
  category: string;
  level: string | null;
  /** Who leads it. */
  host: string | null;
  endsAt: Date | null;
  /** IANA. */
  timeZone: string;
  venue: string;
  address: string | null;
  currency: string;
  guestPolicy: GuestPolicy;
}

/** What is left out stays as it is. */
export type EventChange = Partial<EventFields>;

/** The locked row, as far as a booking needs it. The line's settings are read where somebody may be served. */
export interface EventState extends SaleFields {
  id: string;
  status: OrganiserEventStatus;
  remainingTickets: number;
  /** Seats of bookings that are held. */
  heldTickets: number;
  /** No hold ends before; null without a hold. */
  nextHoldExpiryAt: Date | null;
  /** How many wait for a seat. */
  waitingCount: number;
  version: number;
  /** Whether it is sold by types: then every booking of it is of one. */
  hasTicketTypes: boolean;
  /** Whether it has codes that make seats cheaper. */
  hasPromoCodes: boolean;
  /**
   * The database's clock, read with the lock. Holds go by it: of one hold several processes decide, and
   * their own clocks may differ.
   */
  lockedAt: Date;
  /** What its organiser says of the line: read where somebody may be served, or a command is about it. */
  waitlist?: WaitlistSettings;
  /** The same of passing tickets on: read where a command does. */
  transfers?: TransferSettings;
}

/** The locked row, as far as an organiser's command needs it. */
export interface EditableEvent extends EventState, EventFields {
  organiserId: string;
  /** The weekly series that it is one of. */
  seriesId: string | null;
  /** Changed by hand: an edit of the series leaves it alone. */
  isSeriesChanged: boolean;
  revision: number;
  cancelledAt: Date | null;
  cancelReason: string | null;
  /** When the last booking of a cancelled event was cancelled. */
  bookingsCancelledAt: Date | null;
}

/** A row of "Activity": who changed what, in the transaction that changed it. */
export interface ActivityRecord {
  /** That of the command: a retry recognises its own work by it. */
  id: string;
  organiserId: string;
  eventId: string;
  actorId: string;
  action: ActivityAction;
  /** By field, as JSON has it: times are ISO 8601. */
  changes: Record<string, FieldChange>;
  requestId: string;
  createdAt: Date;
}
