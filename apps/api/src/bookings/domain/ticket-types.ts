/**
 * The types that an event is sold by, and what the commands of a batch have changed of them so far.
 *
 * What must stay true, with the event's own limit over all of them: the seats that are taken of a type are
 * those of its held and confirmed bookings, and never more than its capacity.
 */
import type { TicketTypeCount } from '@lastseat/contracts';

/** Everything that an organiser says of a type; times as Dates. */
export interface TicketTypeFields {
  name: string;
  description: string;
  /** In the smallest unit of the event's currency. */
  priceCents: number;
  /** Null: as many as the event has seats. */
  capacity: number | null;
  /** Null: as soon as the event is sold. */
  saleStartsAt: Date | null;
  /** Null: as long as the event is sold. */
  saleEndsAt: Date | null;
  minPerPerson: number;
  /** Null: the event's own limit alone. */
  maxPerPerson: number | null;
  /** Only who knows it sees the type. Null: everybody does. */
  accessCode: string | null;
  position: number;
}

export interface TicketTypeState extends TicketTypeFields {
  id: string;
  eventId: string;
  /** Seats of bookings that are held or confirmed. */
  takenTickets: number;
  /** Whether any booking was ever of it: looked for where it is to be removed. */
  wasBooked: boolean;
}

/** How the count of a type moves. */
export interface TicketTypeMove extends Pick<
  TicketTypeState,
  'eventId' | 'id' | 'takenTickets' | 'capacity'
> {
  /** That are taken more than before; fewer, when negative. */
  seats: number;
}

/** What is to be written of the types of one event. */
export interface TicketTypeMoves {
  added: TicketTypeState[];
  /** As they are then. */
  edited: TicketTypeState[];
  removed: TicketTypeState[];
  moved: TicketTypeMove[];
}

export class TicketTypes {
  private readonly current: Map<string, TicketTypeState>;
  private readonly before: ReadonlyMap<string, TicketTypeState>;
  private readonly edited = new Set<string>();

  constructor(read: readonly TicketTypeState[]) {
    this.before = new Map(read.map((type) => [type.id, type]));
    this.current = new Map(this.before);
  }

  /** As the commands so far leave them, in the organiser's order. */
  list(): TicketTypeState[] {
    return [...this.current.values()].sort(byPosition);
  }

  find(id: string): TicketTypeState | undefined {
    return this.current.get(id);
  }

  /** Of a booking without a type there is nothing to count. */
  take(id: string | null | undefined, seats: number): void {
    if (!id) return;
    const type = this.current.get(id);
    if (type === undefined) throw new TypeError('The type of the booking was not read');
    this.current.set(id, { ...type, takenTickets: type.takenTickets + seats });
  }

  add(type: TicketTypeState): void {
    this.current.set(type.id, type);
  }

  edit(id: string, change: Partial<TicketTypeFields>): void {
    this.current.set(id, { ...this.current.get(id)!, ...change });
    this.edited.add(id);
  }

  remove(id: string): void {
    this.current.delete(id);
  }

  /** Null for an event without types. */
  get moves(): TicketTypeMoves | null {
    const { before, current } = this;
    if (before.size === 0 && current.size === 0) return null;
    const types = [...current.values()];
    const kept = types.filter(({ id }) => before.has(id));
    return {
      added: types.filter(({ id }) => !before.has(id)),
      edited: kept.filter(({ id }) => this.edited.has(id)),
      removed: [...before.values()].filter(({ id }) => !current.has(id)),
      moved: kept.flatMap(({ eventId, id, takenTickets, capacity }) => {
        const seats = takenTickets - before.get(id)!.takenTickets;
        const isMoved = seats !== 0 || this.edited.has(id);
        return isMoved ? { eventId, id, takenTickets, capacity, seats } : [];
      }),
    };
  }
}

/** Seats that its own limit leaves; without one, any number. */
export function seatsLeftOf({ capacity, takenTickets }: TicketTypeState): number {
  return capacity === null ? Infinity : capacity - takenTickets;
}

/** What is left of those that everybody sees. */
export function countOpenTypes(types: readonly TicketTypeState[]): TicketTypeCount[] {
  return types.flatMap((type) => {
    if (type.accessCode !== null) return [];
    const left = seatsLeftOf(type);
    return { id: type.id, remainingTickets: left === Infinity ? null : left };
  });
}

const byPosition = (one: TicketTypeState, other: TicketTypeState) =>
  one.position - other.position || (one.id < other.id ? -1 : 1);
