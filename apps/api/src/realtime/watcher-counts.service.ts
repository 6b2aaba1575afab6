/**
 * How many open pages show an event. Asking all processes for their sockets at every coming and
 * going (`fetchSockets()`) costs the more the more people there are. So each process counts its own,
 * which is the size of a room, and only for the events that some page wants to know about. Several
 * processes have to tell each other these numbers, not their sockets: each count is then a sum.
 *
 * What must stay true: whoever wants a count gets the last one in the end, and at most one message a
 * second about one event.
 */
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { WatcherCount } from '@lastseat/contracts';
import { COALESCING_SCHEDULER, type CoalescingScheduler } from './ticket-updates.service.js';

export const WATCHERS_PAUSE_MS = 1_000;

/** What the gateway knows and does, for the sockets of this process. */
export interface WatcherRooms {
  /** The sockets that have the event on screen. */
  countWatchers(eventId: string): number;
  /** Whether anyone wants to know how many there are. */
  isCountWanted(eventId: string): boolean;
  send(watchers: WatcherCount): void;
}

interface Announcement {
  sent: number;
  callOff: () => void;
}

@Injectable()
export class WatcherCountsService implements BeforeApplicationShutdown {
  /** Events about which something was sent within the last second. */
  private readonly announcements = new Map<string, Announcement>();
  private rooms: WatcherRooms | undefined;

  constructor(@Inject(COALESCING_SCHEDULER) private readonly schedule: CoalescingScheduler) {}

  connect(rooms: WatcherRooms): void {
    this.rooms = rooms;
  }

  /** To be called after a socket has come to an event or left it. */
  noteChange(eventId: string): void {
    if (!this.announcements.has(eventId)) this.announce(eventId);
  }

  /** Every page leaves at once then, and nobody needs to hear of it. */
  beforeApplicationShutdown(): void {
    for (const { callOff } of this.announcements.values()) callOff();
    this.announcements.clear();
    this.rooms = undefined;
  }

  private announce(eventId: string): void {
    if (!this.rooms?.isCountWanted(eventId)) return;
    const count = this.rooms.countWatchers(eventId);
    this.rooms.send({ eventId, count });
    const callOff = this.schedule(WATCHERS_PAUSE_MS, () => this.endPause(eventId));
    this.announcements.set(eventId, { sent: count, callOff });
  }

  private endPause(eventId: string): void {
    const sent = this.announcements.get(eventId)?.sent;
    this.announcements.delete(eventId);
    if (sent !== this.rooms?.countWatchers(eventId)) this.announce(eventId);
  }
}
