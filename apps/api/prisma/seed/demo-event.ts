export interface DemoEvent {
  title: string;
  description: string;
  category: string;
  /** Left out where the category has none. */
  level?: string;
  venue: string;
  address: string;
  /** IANA, the venue's. */
  timeZone: string;
  /** From today; negative for an event that is over. */
  daysAhead: number;
  /** On the venue's clock, such as `19:30`. */
  startTime: string;
  /** How long it takes. */
  minutes: number;
  totalTickets: number;
  /** Seats that are taken from the beginning. */
  takenTickets: number;
  /** Whether one can wait once all are taken; not, where it is left out. */
  waitlistMode?: 'offer';
  /** 0 is free. */
  priceCents: number;
  currency: string;
}
