import type { AggregateType, Fact, FactsMessage } from '@lastseat/contracts';

/** A message of the outbox. */
export interface OutboxMessage extends FactsMessage {
  /** When it was committed. */
  createdAt: Date;
}

/** What one receiver has to get, at once or not at all. */
export interface Delivery {
  /** The same each time that it is sent: who got it twice knows by it. */
  id: string;
  aggregateType: AggregateType;
  aggregateId: string;
  version: number;
  /** Its place in what {@link Receiver.partsOf} said. */
  part: number;
  /** The facts of its part. */
  facts: readonly Fact[];
  /** Whom it is for, where an earlier delivery was {@link Shared}; null otherwise. */
  recipientId: string | null;
  /** Whether who reads it makes mails of it: see {@link Receiver.readerMails}. */
  readerMails: boolean;
  /** When what it tells of was committed. */
  createdAt: Date;
}

/** What was to be delivered is for many: a delivery for each of them takes its place. */
export interface Shared {
  /** Users; nobody: then it is delivered. */
  recipientIds: readonly string[];
}

/** Who is told of facts. Each is told at its own pace: one that fails holds up no other. */
export interface Receiver {
  /** Stands in the rows of its deliveries and in the metrics: one that is released keeps it. */
  readonly name: string;
  /** Whether it gets the deliveries of one aggregate one after the other, in the order of their versions. */
  readonly isOrdered: boolean;
  /** The most deliveries that are under way at once, in each process. */
  readonly atOnce: number;
  /** Whether another process sends its deliveries: this one makes them. */
  readonly isElsewhere?: boolean;
  /**
   * Whether mails are made by who reads its deliveries. It is noted in each when it is made, in the
   * transaction in which the receiver of mails gets its own or none: so one of both makes them, whatever is
   * set by the time that the delivery is sent.
   */
  readonly readerMails?: boolean;
  /** What it wants of a message: a delivery for each, with the facts that it is about. Pure. */
  partsOf(message: OutboxMessage): readonly (readonly Fact[])[];
  /**
   * Sends it. At least once: the process may die before it is noted.
   * @param signal aborts when it takes too long, or when the process ends
   * @throws whatever keeps it from being sent: it is tried again, with growing pauses, for a day
   */
  deliver(delivery: Delivery, signal: AbortSignal): Promise<void | Shared>;
}
