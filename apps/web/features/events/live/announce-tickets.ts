import { formatCount } from '@/lib/format/format';

interface TicketChange {
  eventId: string;
  title: string;
  remainingTickets: number;
}

const gatherMs = 800;
const quietMs = 6_000;
const mostNamed = 3;

/**
 * Collects changes and says them together: an event that sells ten seats a second would otherwise
 * leave a screen reader no time for anything else.
 */
export class TicketAnnouncer {
  readonly #pending = new Map<string, TicketChange>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: (message: string) => void) {}

  add(change: TicketChange): void {
    this.#pending.set(change.eventId, change);
    this.#timer ??= setTimeout(this.#flush, gatherMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#pending.clear();
  }

  readonly #flush = (): void => {
    this.#timer = undefined;
    if (this.#pending.size === 0) return;
    this.say(describeChanges([...this.#pending.values()]));
    this.#pending.clear();
    this.#timer = setTimeout(this.#flush, quietMs);
  };
}

export function describeChanges(changes: readonly TicketChange[]): string {
  const named = changes.slice(0, mostNamed).map(({ title, remainingTickets }) => {
    return `${title}: ${describeRemaining(remainingTickets)}.`;
  });
  const others = changes.length - named.length;
  if (others > 0) named.push(`${others} more ${others === 1 ? 'event' : 'events'} changed.`);
  return named.join(' ');
}

function describeRemaining(remainingTickets: number): string {
  if (remainingTickets === 0) return 'sold out';
  return `${formatCount(remainingTickets)} ${remainingTickets === 1 ? 'ticket' : 'tickets'} left`;
}
