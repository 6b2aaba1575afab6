/** The rows that the simulated database keeps: of each table the columns that the simulated statements know. */
import type { AggregateType, Fact } from '@lastseat/contracts';
import type { BookingRecord } from '../../../apps/api/src/bookings/domain/booking-command.js';
import type { EventState } from '../../../apps/api/src/bookings/domain/event-state.js';
import type {
  WaitlistEntry,
  WaitlistSettings,
} from '../../../apps/api/src/bookings/domain/waitlist-line.js';
import type {
  OrderLineRecord,
  OrderRecord,
  PaymentRecord,
  RefundRecord,
} from '../../../apps/api/src/checkout/domain/order.js';

export type EventRow = Omit<EventState, 'lockedAt' | 'waitlist' | 'transfers'> &
  WaitlistSettings & { waitlistTail: number; title: string; organiserId: string; currency: string };

export type BookingRow = Required<Omit<BookingRecord, 'quantityCommandIds'>> & {
  quantityCommandIds: readonly string[] | null;
};

export type EntryRow = Omit<WaitlistEntry, 'nextBookingId'>;

export interface MessageRow {
  aggregateType: AggregateType;
  aggregateId: string;
  version: number;
  facts: Fact[];
  createdAt: Date;
}

export interface DeliveryRow {
  id: string;
  receiver: string;
  aggregateType: AggregateType;
  aggregateId: string;
  version: number;
  part: number;
  recipientId: string | null;
  facts: Fact[];
  createdAt: Date;
  attempts: number;
  nextAttemptAt: Date;
  deadlineAt: Date;
  deadAt: Date | null;
  lastError: string | null;
  readerMails: boolean;
}

export type OrderRow = Omit<OrderRecord, 'lines' | 'payments' | 'refunds'> & {
  nextStepAt: Date | null;
  attempts: number;
  tokenHash: Uint8Array | null;
  version: number;
};

type PartOfOrder<Row> = Row & { eventId: string; orderId: string };

export interface ProviderEventRow {
  provider: string;
  id: string;
  type: string;
}

export interface IncidentRow {
  eventId: string;
  orderId: string;
  id: string;
  kind: string;
  createdAt: Date;
}

export interface Rows {
  User: { id: string };
  Event: EventRow;
  Booking: BookingRow;
  WaitlistEntry: EntryRow;
  OutboxMessage: MessageRow;
  Delivery: DeliveryRow;
  Order: OrderRow;
  OrderLine: PartOfOrder<OrderLineRecord>;
  Payment: PartOfOrder<PaymentRecord>;
  Refund: PartOfOrder<RefundRecord>;
  ProviderEvent: ProviderEventRow;
  PaymentIncident: IncidentRow;
}

export type TableName = keyof Rows;

export const keyOfMessage = ({ aggregateType, aggregateId, version }: MessageRow): string =>
  `${aggregateType} ${aggregateId} ${version}`;
