/**
 * What a socket watches: the rooms that it is in, and the counts that it is told when it comes.
 *
 * What must stay true: rooms first and counts then. A change after the join is a message, a change before
 * it is in the counts, and one that is in both is dropped by its version. What does not exist is not
 * joined: there are no more rooms than events.
 */
import { Injectable } from '@nestjs/common';
import type { TicketUpdate, WatchInput } from '@lastseat/contracts';
import type { LiveRooms, LiveSocket } from '../live-server.js';
import { KnownEventsService } from './known-events.service.js';
import { RoomSpace } from './room-space.js';
import { PageWatchersService } from './page-watchers.service.js';
import { EVERYTHING, isEventRoom, isWatchRoom, roomOf, watchersRoomOf } from './rooms.js';
import { WatchedCountsService } from './watched-counts.service.js';

@Injectable()
export class EventWatchService {
  private readonly roomSpace = new RoomSpace();
  /** Of each socket the `watch` that came last, until its events are found. */
  private readonly latest = new WeakMap<LiveSocket, WatchInput>();

  constructor(
    private readonly counts: WatchedCountsService,
    private readonly known: KnownEventsService,
    private readonly pageWatchers: PageWatchersService,
  ) {}

  connect(rooms: LiveRooms): void {
    rooms.on('join-room', (room: string) => isEventRoom(room) && this.roomSpace.note(1));
    rooms.on('leave-room', (room: string) => isEventRoom(room) && this.roomSpace.note(-1));
  }

  /** The counts of those events that exist; null when there is no room for so much. */
  async watch(socket: LiveSocket, input: WatchInput): Promise<TicketUpdate[] | null> {
    const existing = await this.findExisting(socket, input);
    // Of several that were sent at once the last one wins, whichever was looked up first.
    const isLatest = this.latest.get(socket) === input;
    if (isLatest) this.latest.delete(socket);
    if (existing === null) return null;
    const eventIds = [...new Set(input.eventIds)].filter((id) => existing.has(id));
    if (isLatest && !this.moveTo(socket, eventIds, input, existing)) return null;
    return this.counts.readCounts(eventIds);
  }

  /** No counts at all until the next `watch`; one that is being looked up comes too late. */
  unwatch(socket: LiveSocket): void {
    this.latest.delete(socket);
    for (const room of [...socket.rooms]) if (isWatchRoom(room)) void socket.leave(room);
  }

  private async findExisting(
    socket: LiveSocket,
    input: WatchInput,
  ): Promise<ReadonlySet<string> | null> {
    const { eventIds, watchersOf } = input;
    this.latest.set(socket, input);
    const asked = new Set(watchersOf === undefined ? eventIds : [...eventIds, watchersOf]);
    const existing = await this.counts.findExisting([...asked]);
    return existing && new Set(existing);
  }

  /** In one turn of the event loop: of two `watch` the later one must win whole. */
  private moveTo(
    socket: LiveSocket,
    eventIds: string[],
    { eventIds: wished, watchersOf, visitorId }: WatchInput,
    existing: ReadonlySet<string>,
  ): boolean {
    const has = [...socket.rooms].filter(isEventRoom).length;
    if (!this.roomSpace.hasRoomFor(eventIds.length, has)) return false;
    const ownPage = watchersOf !== undefined && existing.has(watchersOf) ? watchersOf : null;
    const wanted = new Set([
      // Joined and left first: a page does not hear of an event that it is about to leave.
      ...(ownPage === null ? [] : [watchersRoomOf(ownPage)]),
      ...(wished.length === 0
        ? [EVERYTHING]
        : eventIds.map((id) => this.known.findRoom(id) ?? roomOf(id))),
    ]);
    for (const room of [...socket.rooms]) {
      if (isWatchRoom(room) && !wanted.has(room)) void socket.leave(room);
    }
    if (visitorId !== undefined) socket.data.visitorId = visitorId;
    // Whoever comes to a page is told its count by that; whoever was there has asked again.
    if (ownPage !== null && socket.rooms.has(watchersRoomOf(ownPage))) {
      this.pageWatchers.tell(socket, ownPage);
    }
    void socket.join([...wanted]);
    return true;
  }
}
