/** The states of the specification, as far as the product is compared with them: `docs/model/*.qnt` says what they mean. */

export type Id = number;

interface ModelBooking {
  owner: string;
  seats: number;
  status: 'Held' | 'Confirmed' | 'Cancelled';
  endedBy: string;
  until: number;
  key: number;
}

interface ModelEntry {
  person: string;
  seats: number;
  status: string;
  next: Id;
  booking: Id;
}

export interface ModelFact {
  kind: string;
  about: number;
}

export interface ModelHall {
  total: number;
  remaining: number;
  held: number;
  isCancelled: boolean;
  mode: 'Offer' | 'Autobook';
  isPaused: boolean;
  isOnline: boolean;
  bookings: Map<Id, ModelBooking>;
  line: ModelEntry[];
  transfers: { booking: Id; status: string; newBooking: Id }[];
  commits: { remaining: number; facts: ModelFact[] }[];
  passedOn: ModelFact[];
}

export interface ModelOrder {
  person: string;
  booking: Id;
  late: Id;
  seats: number;
  line: string;
  state: string;
  until: number;
  isExtended: boolean;
  page: string;
  looks: number;
  payments: { reference: number; amount: number; use: string }[];
  refunds: { payment: number; amount: number; isDone: boolean }[];
  incidents: string[];
  facts: string[];
}

export interface ModelWorld {
  now: number;
  hall: ModelHall;
  orders: ModelOrder[];
  pages: Map<number, { paid: number[] }>;
  shown: number;
  nextId: Id;
  word: string;
}

/** What the simulator chose for an action, by the names that it has in `chance.qnt`. */
export type Picks = Record<string, unknown>;

export interface Step {
  action: string;
  picks: Picks;
  /** As it is then. */
  world: ModelWorld;
}

/** The first step is the beginning. */
export type Trace = readonly Step[];
