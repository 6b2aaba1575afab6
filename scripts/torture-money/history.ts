/**
 * What is known of all money and all seats when everything has come to rest: by the provider, by the database, and by
 * those who asked. Money is in cents. Instants are milliseconds of Unix time, by one clock.
 */
import type { OrderState, PaymentIncidentKind } from '@lastseat/contracts';
import type { LineSeats } from '../../apps/api/src/checkout/domain/order.js';
import type { History as SeatsHistory } from '../torture/history.js';

/** Money that came to the provider. */
export interface TakenPayment {
  orderId: string;
  reference: string;
  amountCents: number;
  currency: string;
}

/** Money that the provider has sent back, once for each key. */
export interface SentRefund {
  key: string;
  /** Of the payment. */
  reference: string;
  amountCents: number;
}

export interface ProviderBooks {
  payments: TakenPayment[];
  refunds: SentRefund[];
}

export interface OrderRow {
  id: string;
  eventId: string;
  userId: string;
  organiserId: string;
  state: OrderState;
  totalCents: number;
  currency: string;
  /** As it was written; null: it was made without one. */
  promoCode: string | null;
  /** Of the page at the provider's. */
  session: string;
  /** Whether anybody is still to see to it. */
  isDue: boolean;
}

export interface LineRow {
  id: string;
  orderId: string;
  bookingId: string;
  /** The booking that a late payment gets. */
  lateBookingId: string;
  ticketTypeId: string | null;
  quantity: number;
  /** What a seat of it costs without a code. */
  listedCents: number;
  unitPriceCents: number;
  discountCents: number;
  seats: LineSeats;
}

export interface PaymentRow {
  id: string;
  orderId: string;
  reference: string;
  amountCents: number;
  currency: string;
  use: 'seating' | 'seats' | 'refund';
  receivedAt: number;
}

export interface RefundRow {
  id: string;
  orderId: string;
  paymentId: string;
  /** Null: of money that got no seats. */
  lineId: string | null;
  amountCents: number;
  state: 'due' | 'done' | 'refused';
}

interface IncidentRow {
  orderId: string;
  kind: PaymentIncidentKind;
}

export interface SeatsRow {
  id: string;
  userId: string;
  eventId: string;
  ticketTypeId: string | null;
  status: 'held' | 'confirmed' | 'cancelled';
  quantity: number;
  /** Of a seat of it. */
  priceCents: number;
  /** When it was confirmed; null: never. */
  confirmedAt: number | null;
}

interface TypeRow {
  id: string;
  takenTickets: number;
  /** Null: of any number. */
  capacity: number | null;
}

/** A code that makes seats cheaper. */
export interface CodeRow {
  id: string;
  eventId: string;
  code: string;
  percentOff: number | null;
  amountOffCents: number | null;
  /** Empty: for every type, and where there are none. */
  ticketTypeIds: readonly string[];
  usedTickets: number;
  /** Null: of any number. */
  maxTickets: number | null;
}

/** With which code a booking was made. */
interface CodeUseRow {
  bookingId: string;
  promoCodeId: string;
  quantity: number;
}

/** Of one order. */
interface InvoiceRow {
  orderId: string;
  organiserId: string;
  currency: string;
  totalCents: number;
  creditedCents: number;
}

/** An invoice or a credit note that was issued. */
interface NumberRow {
  organiserId: string;
  year: number;
  sequence: number;
}

interface LedgerRow {
  organiserId: string;
  year: number;
  lastSequence: number;
}

/** A fact about an order, as it was committed to the outbox. */
interface OrderFact {
  orderId: string;
  type: 'order.paid' | 'order.refunded';
  amountCents: number;
  currency: string;
  /** Null: it is of no refund. */
  refundId: string | null;
}

export interface Books {
  orders: OrderRow[];
  lines: LineRow[];
  payments: PaymentRow[];
  refunds: RefundRow[];
  incidents: IncidentRow[];
  seats: SeatsRow[];
  types: TypeRow[];
  codes: CodeRow[];
  codeUses: CodeUseRow[];
  invoices: InvoiceRow[];
  /** Documents by number, and the last number that was given. */
  numbers: NumberRow[];
  ledger: LedgerRow[];
  facts: OrderFact[];
  /** Organisers who have said who their invoices are from. */
  invoicingIds: string[];
}

/** What somebody was told of an order. */
export interface ToldOrder {
  orderId: string;
  state: OrderState;
  askedAt: number;
  endedAt: number;
}

/** What an organiser wanted to keep of each line that is paid back. */
export interface WantedRefund {
  orderId: string;
  keepCents: number;
}

export interface MoneyHistory {
  provider: ProviderBooks;
  books: Books;
  told: ToldOrder[];
  wantedRefunds: WantedRefund[];
  /** Answers that the contract does not know. */
  unexpected: string[];
  /** Requests that nobody ever answered. */
  unanswered: string[];
  /** Of seats, as the other torture judges them. */
  seats: SeatsHistory;
}
