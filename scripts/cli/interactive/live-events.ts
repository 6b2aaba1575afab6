import type { EventDetails, TicketUpdate } from '@lastseat/contracts';
import { followCounts } from '../../client/follow-counts.js';

/** Some events, with the newest count of each that has come. */
export class LiveEvents {
  private readonly events: Map<string, EventDetails>;
  isConnected = true;

  constructor(
    private readonly origin: string,
    events: readonly EventDetails[],
  ) {
    this.events = new Map(events.map((event) => [event.id, event]));
  }

  list(): EventDetails[] {
    return [...this.events.values()];
  }

  /** @returns ends it */
  follow(changed: () => void): () => void {
    return followCounts(this.origin, [...this.events.keys()], {
      onUpdate: (update) => {
        this.isConnected = true;
        this.note(update);
        changed();
      },
      onLost: () => {
        this.isConnected = false;
        changed();
      },
    });
  }

  private note({ eventId, remainingTickets, totalTickets, status, version }: TicketUpdate): void {
    const event = this.events.get(eventId);
    // What was read may be newer than what was pushed.
    if (event === undefined || version < event.version) return;
    this.events.set(eventId, { ...event, remainingTickets, totalTickets, status, version });
  }
}
