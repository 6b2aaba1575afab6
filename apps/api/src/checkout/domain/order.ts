/** The words of an order: what is known of it, and what can come. */
import type { Fact, OrderState, PaymentIncidentKind, ProblemCode } from '@lastseat/contracts';

export type LineSeats = 'held' | 'confirmed' | 'freeing' | 'free';
export type SessionState = 'none' | 'open' | 'over';

export interface OrderLineRecord {
  id: string;
  bookingId: string;
  /** The id of the booking of a late payment: the same however often it is tried. */
  lateBookingId: string;
  /** By which its seats are freed: a retry recognises its own work. */
  commandId: string;
  /** Null: of an event without types. */
  ticketTypeId: string | null;
  name: string;
  quantity: number;
  /** What is paid for one seat. */
  unitPriceCents: number;
  /** What it would cost more without the code. */
  discountCents: number;
  seats: LineSeats;
  /** Seats that went back, of those that were paid. */
  returned: number;
  /** Some of them have still to be taken back from the booking. */
  isShrinking: boolean;
}

export interface PaymentRecord {
  id: string;
  provider: string;
  /** As the provider names it: two of one reference are one. */
  reference: string;
  amountCents: number;
  currency: string;
  /** `seating`: seats are looked for. */
  use: 'seating' | 'seats' | 'refund';
  receivedAt: Date;
}

export interface RefundRecord {
  /** The provider's key: asked twice, the money goes once. */
  id: string;
  paymentId: string;
  /** Null: of money that got no seats. */
  lineId: string | null;
  /** Seats of the line that had gone back before it: the money of each seat goes back once. */
  seatsBefore: number;
  amountCents: number;
  state: 'due' | 'done' | 'refused';
  reference: string | null;
  createdAt: Date;
  endedAt: Date | null;
}

export interface OrderRecord {
  id: string;
  eventId: string;
  userId: string;
  organiserId: string;
  state: OrderState;
  /** What is to be paid for all lines, tax and all. */
  totalCents: number;
  currency: string;
  /** As it was when the order was made; null: nobody had said anything of tax. */
  taxBasisPoints: number | null;
  /** Whether the lines' prices have it in them. */
  pricesIncludeTax: boolean;
  /** With which it was made, as it was written then. */
  promoCode: string | null;
  provider: string;
  expiresAt: Date;
  isExtended: boolean;
  /** The last sign of life of the page. */
  seenAt: Date;
  session: SessionState;
  sessionId: string | null;
  paymentUrl: string | null;
  /** How often the provider was asked since it was over. */
  looks: number;
  endedAt: Date | null;
  createdAt: Date;
  lines: readonly OrderLineRecord[];
  payments: readonly PaymentRecord[];
  refunds: readonly RefundRecord[];
}

/** Money as a provider tells of it. */
export interface SeenPayment {
  reference: string;
  amountCents: number;
  currency: string;
}

/** By an organiser: whole lines (null: all of them), or in their place some seats of each. */
export interface RefundAsked {
  kind: 'refundAsked';
  lineIds: readonly string[] | null;
  seats?: readonly { lineId: string; quantity: number }[] | undefined;
  keepCents: number;
}

/** Where an order is paid. Whoever writes it down is the first who tells of it. */
export interface OrderPage {
  sessionId: string;
  url: string;
}

/** What can come, from people, from the provider and from the steps that were done. */
export type OrderEvent =
  | { kind: 'seen' }
  | { kind: 'extended' }
  /** @property page at the provider's; null: it has one, or costs nothing */
  | { kind: 'payAsked'; page: OrderPage | null }
  | { kind: 'givenBack' }
  | RefundAsked
  /** Whoever did it: the person, the organiser, or the event's end. */
  | { kind: 'bookingCancelled'; lineId: string }
  /** A booking has fewer seats than before, whoever gave them back. @property left seats that it has still */
  | { kind: 'seatsGivenBack'; lineId: string; left: number }
  | { kind: 'timePassed' }
  /** The provider says that nothing can be paid there any more. */
  | { kind: 'sessionOver' }
  /** It was asked and did not answer. */
  | { kind: 'providerSilent' }
  | { kind: 'paymentSeen'; payment: SeenPayment }
  /** @property bookings by line */
  | { kind: 'seated'; paymentId: string; bookings: ReadonlyMap<string, string> }
  | { kind: 'notSeated'; paymentId: string }
  /** @property bookingId the line's when its seats were looked up */
  | { kind: 'freed'; lineId: string; bookingId: string }
  /** @property returned as many seats of the line had gone back when it was done */
  | { kind: 'shrunk'; lineId: string; returned: number }
  | { kind: 'refunded'; refundId: string; reference: string }
  | { kind: 'refundRefused'; refundId: string }
  /** @property state what the order was when the provider was asked */
  | { kind: 'looked'; state: OrderState };

/** Why it was not so: the order is as it was. */
export type OrderRefusal = Extract<
  ProblemCode,
  'order_paid' | 'order_over' | 'already_extended' | 'not_refundable' | 'busy'
>;

export interface OrderDecision {
  /** As it is then; the same object where nothing changed. */
  order: OrderRecord;
  refused: OrderRefusal | null;
  facts: readonly Fact[];
  incidents: readonly PaymentIncidentKind[];
}
