/**
 * Which events exist, as far as this process has looked. Anyone may watch any id: one that nobody made
 * costs one look, and neither a room nor a query afterwards.
 *
 * What must stay true: no event is held for missing for longer than a moment, since it may be made
 * meanwhile; and all of it is bounded.
 */
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../common/config/clock.js';
import { RecentMap } from './recent-map.js';
import { roomOf } from './rooms.js';

/** A few hundred bytes each. */
const EXISTING = { entries: 100_000, lifetimeMs: Infinity };
const MISSING = { entries: 50_000, lifetimeMs: 5_000 };

@Injectable()
export class KnownEventsService {
  private readonly rooms: RecentMap<string>;
  private readonly missing: RecentMap<true>;

  constructor(@Inject(CLOCK) clock: Clock) {
    this.rooms = new RecentMap(EXISTING, clock);
    this.missing = new RecentMap(MISSING, clock);
  }

  /**
   * The room of an event that exists; undefined when we do not know of it. One text for all who are in
   * it: with one made for each message, a crowd's copies would be most of what its rooms cost.
   */
  findRoom(eventId: string): string | undefined {
    return this.rooms.get(eventId);
  }

  isMissing(eventId: string): boolean {
    return this.missing.get(eventId) === true;
  }

  /** After a look at the database for these ids. */
  learn(eventIds: readonly string[], found: readonly { eventId: string }[]): void {
    const existing = new Set(found.map(({ eventId }) => eventId));
    for (const eventId of eventIds) {
      if (existing.has(eventId)) this.noteExisting(eventId);
      else this.noteMissing(eventId);
    }
  }

  private noteExisting(eventId: string): void {
    this.missing.delete(eventId);
    if (this.rooms.get(eventId) === undefined) this.rooms.set(eventId, roomOf(eventId));
  }

  private noteMissing(eventId: string): void {
    this.rooms.delete(eventId);
    this.missing.set(eventId, true);
  }
}
