/** What specification and product are compared by, and how the specification says it. */
import type { ModelFact, ModelOrder, ModelWorld } from './model-world.js';

export interface View {
  event: {
    total: number;
    remaining: number;
    held: number;
    waiting: number;
    version: number;
    isCancelled: boolean;
    isPaused: boolean;
  };
  /** By id, in its order. */
  bookings: [number, BookingView][];
  line: { person: string; seats: number; status: string; booking: number }[];
  transfers: { booking: number; status: string; newBooking: number }[];
  /** What is told of the event, version by version, and of transfers. */
  told: string[][];
  /** One has no order with another. */
  passedOn: string[];
  /** The count that was announced with each version. */
  counts: number[];
  orders: OrderView[];
  /** The version that somebody's window shows. */
  shown: number;
}

export interface BookingView {
  owner: string;
  seats: number;
  status: string;
  endedBy: string | null;
  /** Of what is held. */
  minutesLeft: number | null;
  key: number;
}

export interface OrderView extends Omit<ModelOrder, 'booking' | 'late' | 'until'> {
  booking: number;
  minutesLeft: number;
}

/** The product's words for those of the specification, where they are not the same. */
const words: Record<string, string | null> = {
  NotEnded: null,
  GivenBack: 'cancelled',
  NoPage: 'none',
  ForSeats: 'seats',
  ForRefund: 'refund',
};

const toWord = (word: string): string | null => {
  const own = words[word];
  return own === undefined ? word.replace(/^(By|Line|Page)(?=[A-Z])/, '').toLowerCase() : own;
};

export function viewOf({ now, hall, orders, shown }: ModelWorld): View {
  const { total, remaining, held, isCancelled, isPaused, bookings, line, transfers } = hall;
  const waiting = line.filter(({ status }) => status === 'Waiting').length;
  const counts = { total, remaining, held, waiting, version: hall.commits.length - 1 };
  return {
    event: { ...counts, isCancelled, isPaused },
    bookings: [...bookings]
      .sort(([one], [other]) => one - other)
      .map(([id, booking]) => {
        const { owner, seats, status, endedBy, until, key } = booking;
        const minutesLeft = status === 'Held' ? until - now : null;
        const words = { status: toWord(status)!, endedBy: toWord(endedBy) };
        return [id, { owner, seats, ...words, minutesLeft, key }];
      }),
    line: line.map(({ person, seats, status, booking }) => ({
      ...{ person, seats, status: toWord(status)!, booking },
    })),
    transfers: transfers.map((one) => ({ ...one, status: toWord(one.status)! })),
    told: hall.commits.slice(1).map(({ facts }) => sortRuns(facts.map(toFact))),
    passedOn: hall.passedOn.map(toFact).sort(),
    counts: hall.commits.slice(1).map((commit) => commit.remaining),
    orders: orders.map((order) => ({
      ...{ person: order.person, booking: order.booking, seats: order.seats },
      ...{ line: toWord(order.line)!, state: toWord(order.state)! },
      ...{ minutesLeft: order.until - now, isExtended: order.isExtended },
      ...{ page: toWord(order.page)!, looks: order.looks },
      payments: order.payments.map((one) => ({ ...one, use: toWord(one.use)! })),
      ...{ refunds: order.refunds, incidents: order.incidents, facts: order.facts },
    })),
    shown,
  };
}

/** Of commands that came at once: one batch may have made one version of what are several in the specification. */
export function gathered(view: View): View {
  const told = [sortRuns(view.told.flat())];
  return { ...view, event: { ...view.event, version: 0 }, told, counts: [], shown: 0 };
}

const types: Record<string, string> = {
  BookingConfirmed: 'booking.confirmed',
  BookingHeld: 'booking.held',
  HeldForPayment: 'booking.heldForPayment',
  HoldExpired: 'booking.holdExpired',
  BookingCancelled: 'booking.cancelled',
  BookingTransferred: 'booking.transferred',
  WaitlistJoined: 'waitlist.joined',
  WaitlistLeft: 'waitlist.left',
  WaitlistOffered: 'waitlist.offered',
  EventChanged: 'event.changed',
  EventCancelled: 'event.cancelled',
};

const toFact = ({ kind, about }: ModelFact) => `${types[kind]} ${about}`;

/** What runs out together has no order, nor have those who are sent away together. */
export function sortRuns(facts: readonly string[]): string[] {
  const typeOf = (fact: string) => fact.split(' ')[0];
  const runs: string[][] = [];
  for (const fact of facts) {
    const run = runs.at(-1);
    if (run && typeOf(run[0]!) === typeOf(fact)) run.push(fact);
    else runs.push([fact]);
  }
  return runs.flatMap((run) => run.sort());
}
