/** What a siege has written down, for the checker: plain values, so that a lie can be planted. */

/** One request of somebody who books, and what became of it. */
export interface BookerAnswer {
  kind: 'book' | 'cancel';
  userId: string;
  eventId: string;
  /** As it was answered, or as it was asked for. */
  bookingId: string | null;
  /** 0 where none came. */
  status: number;
  /** In ms since 1970. */
  askedAt: number;
  /** Until the answer, or until the patience ended. */
  ms: number;
}

/** What was seen while something, or nothing, was done to the server for a while. */
export interface Spell {
  seconds: number;
  /** Of the largest of the API's processes; 0 where the system does not tell. */
  peakBytes: number;
  /** The longest that `GET /api/health/live` took. */
  healthWorstMs: number;
  /** Its answers other than 200. */
  healthFailures: number;
  /** What the API itself says of its event loop; `null` where it did not. */
  stallMs: number | null;
  answers: BookerAnswer[];
}

export interface Round {
  attack: string;
  quiet: Spell;
  under: Spell;
  /** How a process of the API ended by itself, and after how long; `null` when none did. */
  death: { afterMs: number; how: string } | null;
  /** Whether bookings and health were answered again afterwards. */
  hasRecovered: boolean;
  /** What came of the attack, by status or by word. */
  tally: Record<string, number>;
}

export interface BookingRow {
  id: string;
  userId: string;
  eventId: string;
  status: string;
}

export interface EventRow {
  id: string;
  totalTickets: number;
  remainingTickets: number;
  confirmed: number;
}

export interface SiegeRecord {
  rounds: Round[];
  /** Of those who book, the times between the rounds too. */
  answers: BookerAnswer[];
  /** In the end: the bookers' bookings, and every event. */
  bookings: BookingRow[];
  events: EventRow[];
}

/** Whether somebody got what they asked for. A cancellation whose answer was lost is done already. */
export const isServed = ({ kind, status }: Pick<BookerAnswer, 'kind' | 'status'>): boolean =>
  kind === 'book' ? status === 201 : status === 200 || status === 409;
