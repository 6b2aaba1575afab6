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
import { WatcherCountsService } from '../watcher-counts.service.js';
import { KnownEventsService } from './known-events.service.js';
import { RoomSpace } from './room-space.js';
import { EVERYTHING, isEventRoom, roomOf, watchersRoomOf } from './rooms.js';
import { WatchedCountsService } from './watched-counts.service.js';

@Injectable()
export class EventWatchService {
  private readonly roomSpace = new RoomSpace();
  /** Of each socket the `watch` that came last, until its events are found. */
  private readonly latest = new WeakMap<LiveSocket, WatchInput>();

  constructor(
    private readonly counts: WatchedCountsService,
    private readonly known: KnownEventsService,
    private readonly watcherCounts: WatcherCountsService,
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
    { eventIds: wished, watchersOf }: WatchInput,
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
      // Every socket is in a room of its own id, which Socket.IO needs.
      if (room !== socket.id && !wanted.has(room)) void socket.leave(room);
    }
    void socket.join([...wanted]);
    if (ownPage === null) return true;
    return socket.emit('watchers', {
      eventId: ownPage,
      count: this.watcherCounts.countWatchers(ownPage),
    });
  }
}
