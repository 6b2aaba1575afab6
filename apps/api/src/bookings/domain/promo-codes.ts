/**
 * The codes of an event that a batch is about, and what its commands have changed of them so far.
 *
 * What must stay true: what is used of a code are the seats, of its uses, whose bookings are held or confirmed;
 * and never more than its limit.
 */
import type { Discount } from '@lastseat/contracts';

/** Everything that an organiser says of a code; times as Dates. */
export interface PromoCodeFields extends Discount {
  /** Nobody else sees it. */
  name: string;
  /** In capitals, without blanks around it. */
  code: string;
  /** Empty: for every type, and for an event without types. */
  ticketTypeIds: readonly string[];
  /** Seats. Null: as many as there are. */
  maxTickets: number | null;
  startsAt: Date | null;
  endsAt: Date | null;
  isPaused: boolean;
}

export interface PromoCodeState extends PromoCodeFields {
  id: string;
  eventId: string;
  /** Seats of bookings that are held or confirmed. */
  usedTickets: number;
  /** Whether any booking was ever made with it: looked for where it is to be removed. */
  wasUsed: boolean;
}

/** With which code a booking was made. It stays when the booking is cancelled, and counts no more. */
export interface PromoUse {
  eventId: string;
  bookingId: string;
  promoCodeId: string;
  /** Seats that the code made cheaper. */
  quantity: number;
}

/** What is read of an event that has codes. */
export interface KnownPromoCodes {
  /** Those that commands name, and those of `uses`. Where a command edits codes, all. */
  codes: readonly PromoCodeState[];
  /** Of the bookings that are known. */
  uses: readonly PromoUse[];
}

/** How the count of a code moves. */
export interface PromoCodeMove extends Pick<
  PromoCodeState,
  'eventId' | 'id' | 'usedTickets' | 'maxTickets'
> {
  /** That are used more than before; fewer, when negative. */
  tickets: number;
}

/** What is to be written of the codes of one event. */
export interface PromoCodeMoves {
  added: PromoCodeState[];
  /** As they are then. */
  edited: PromoCodeState[];
  removed: PromoCodeState[];
  moved: PromoCodeMove[];
  uses: PromoUse[];
  /** Uses of before that are for fewer seats now. */
  shrunk: PromoUse[];
}

export class PromoCodes {
  private readonly before: ReadonlyMap<string, PromoCodeState>;
  private readonly current: Map<string, PromoCodeState>;
  private readonly usesByBooking: Map<string, PromoUse>;
  private readonly edited = new Set<string>();
  private readonly newUses: PromoUse[] = [];
  private readonly shrunk = new Map<string, PromoUse>();
  private wasAsked = false;

  constructor({ codes, uses }: KnownPromoCodes = { codes: [], uses: [] }) {
    this.before = new Map(codes.map((code) => [code.id, code]));
    this.current = new Map(this.before);
    this.usesByBooking = new Map(uses.map((use) => [use.bookingId, use]));
  }

  /** As the commands so far leave them. */
  list(): PromoCodeState[] {
    return [...this.current.values()];
  }

  find(id: string): PromoCodeState | undefined {
    this.wasAsked = true;
    return this.current.get(id);
  }

  findUse(bookingId: string): PromoUse | undefined {
    return this.usesByBooking.get(bookingId);
  }

  /** By a booking that is new. */
  use(use: PromoUse): void {
    this.count(use.promoCodeId, use.quantity);
    this.remember(use);
  }

  /** Of a booking that ends. */
  free(bookingId: string): void {
    const use = this.usesByBooking.get(bookingId);
    if (use) this.count(use.promoCodeId, -use.quantity);
  }

  /** Of a booking that has so many seats now: those that it gave back are used no more. */
  shrink(bookingId: string, quantity: number): void {
    const use = this.usesByBooking.get(bookingId);
    if (!use || quantity >= use.quantity) return;
    this.count(use.promoCodeId, quantity - use.quantity);
    this.usesByBooking.set(bookingId, { ...use, quantity });
    this.shrunk.set(bookingId, { ...use, quantity });
  }

  /** One booking takes the place of another: no count moves. */
  passOn(bookingId: string, newBookingId: string): void {
    const use = this.usesByBooking.get(bookingId);
    if (use) this.remember({ ...use, bookingId: newBookingId });
  }

  add(code: PromoCodeState): void {
    this.current.set(code.id, code);
  }

  edit(id: string, change: Partial<PromoCodeFields>): void {
    this.current.set(id, { ...this.current.get(id)!, ...change });
    this.edited.add(id);
  }

  remove(id: string): void {
    this.current.delete(id);
  }

  /**
   * Null where no command named a code and none was used or freed. Where one did, there is something to write
   * even if nothing moves: the time of a statement more or less would tell a guest that somebody comes.
   */
  get moves(): PromoCodeMoves | null {
    const { before, current, newUses: uses } = this;
    const codes = [...current.values()];
    const kept = codes.filter(({ id }) => before.has(id));
    const moved = kept.flatMap(({ eventId, id, usedTickets, maxTickets }) => {
      const tickets = usedTickets - before.get(id)!.usedTickets;
      const isMoved = tickets !== 0 || this.edited.has(id);
      return isMoved ? { eventId, id, usedTickets, maxTickets, tickets } : [];
    });
    const added = codes.filter(({ id }) => !before.has(id));
    const isIdle = moved.length + added.length + uses.length === 0;
    if (isIdle && !this.wasAsked) return null;
    return {
      added,
      edited: kept.filter(({ id }) => this.edited.has(id)),
      removed: [...before.values()].filter(({ id }) => !current.has(id)),
      moved,
      uses: [...uses],
      shrunk: [...this.shrunk.values()],
    };
  }

  private remember(use: PromoUse): void {
    this.usesByBooking.set(use.bookingId, use);
    this.newUses.push(use);
  }

  private count(id: string, tickets: number): void {
    const code = this.current.get(id);
    if (code === undefined) throw new TypeError('The code of the booking was not read');
    this.current.set(id, { ...code, usedTickets: code.usedTickets + tickets });
  }
}

/** Seats that it still makes cheaper. */
export function ticketsLeftOf({
  maxTickets,
  usedTickets,
}: Pick<PromoCodeState, 'maxTickets' | 'usedTickets'>): number {
  return maxTickets === null ? Infinity : maxTickets - usedTickets;
}

/** Whether it works at this moment, as far as the organiser and the clock are concerned. */
export function isUsableNow(
  { isPaused, startsAt, endsAt }: Pick<PromoCodeState, 'isPaused' | 'startsAt' | 'endsAt'>,
  now: Date,
): boolean {
  if (isPaused || (startsAt !== null && now < startsAt)) return false;
  return endsAt === null || now < endsAt;
}
