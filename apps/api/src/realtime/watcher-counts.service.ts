/**
 * How many people have an event's page open. Asking all processes for their sockets at every coming and
 * going (`fetchSockets()`) costs the more the more people there are. So each process counts its own, and
 * only for the events that some page wants to know about. Who has pages at two processes is two. Several
 * processes tell each other these numbers, not their sockets (`watcher-counts-exchange.ts`): the count
 * is the sum of the own one, which is of this moment, and the others', which are a second old.
 *
 * What must stay true: whoever wants a count gets the last one in the end, and at most one message a
 * second about one event.
 */
import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { WatcherCount } from '@lastseat/contracts';
import { COALESCING_SCHEDULER, type CoalescingScheduler } from './ticket-updates.service.js';

const WATCHERS_PAUSE_MS = 1_000;

/** What the gateway knows and does, for the sockets of this process. */
export interface WatcherRooms {
  /** The people who have the event's page open. */
  countWatchers(eventId: string): number;
  /** The events of which anyone wants to know how many there are. */
  wanted: ReadonlySet<string>;
  send(watchers: WatcherCount): void;
}

interface Announcement {
  sent: number;
  callOff: () => void;
}

const noRooms: WatcherRooms = { countWatchers: () => 0, wanted: new Set(), send: () => undefined };

@Injectable()
export class WatcherCountsService implements BeforeApplicationShutdown {
  /** Events about which something was sent within the last second. */
  private readonly announcements = new Map<string, Announcement>();
  private readonly changed = new Set<string>();
  private others: ReadonlyMap<string, number> = new Map();
  private rooms = noRooms;

  constructor(@Inject(COALESCING_SCHEDULER) private readonly schedule: CoalescingScheduler) {}

  connect(rooms: WatcherRooms): void {
    this.rooms = rooms;
  }

  /**
   * To be called after somebody has come to an event's page or left it.
   * @returns whether everybody on the page was told at once
   */
  noteChange(eventId: string): boolean {
    this.changed.add(eventId);
    return this.announce(eventId);
  }

  /** In all processes, as far as this one knows. */
  countWatchers(eventId: string): number {
    return this.countOwn(eventId) + (this.others.get(eventId) ?? 0);
  }

  countOwn(eventId: string): number {
    return this.rooms.countWatchers(eventId);
  }

  listWanted(): string[] {
    return [...this.rooms.wanted];
  }

  /** The events whose own count was noted as changed since this was asked last. */
  takeChanged(): string[] {
    const eventIds = [...this.changed];
    this.changed.clear();
    return eventIds;
  }

  /** The others' counts of the wanted events; where they are not named, nobody watches. */
  learnOthers(others: ReadonlyMap<string, number>): void {
    const before = this.others;
    this.others = others;
    for (const eventId of new Set([...before.keys(), ...others.keys()])) {
      if (before.get(eventId) !== others.get(eventId)) this.announce(eventId);
    }
  }

  /** Every page leaves at once then, and nobody needs to hear of it. */
  beforeApplicationShutdown(): void {
    for (const { callOff } of this.announcements.values()) callOff();
    this.announcements.clear();
    this.rooms = noRooms;
  }

  /** At once, or at the end of the pause. */
  private announce(eventId: string): boolean {
    if (this.announcements.has(eventId) || !this.rooms.wanted.has(eventId)) return false;
    const count = this.countWatchers(eventId);
    this.rooms.send({ eventId, count });
    const callOff = this.schedule(WATCHERS_PAUSE_MS, () => this.endPause(eventId));
    this.announcements.set(eventId, { sent: count, callOff });
    return true;
  }

  private endPause(eventId: string): void {
    const sent = this.announcements.get(eventId)?.sent;
    this.announcements.delete(eventId);
    if (sent !== this.countWatchers(eventId)) this.announce(eventId);
  }
}
