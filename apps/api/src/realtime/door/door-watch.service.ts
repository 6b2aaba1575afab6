/**
 * Which door a socket watches.
 *
 * What must stay true: only a socket that has signed in watches one, only its person's, and one at a time.
 * The room first and the numbers then, so that nothing falls between the two.
 */
import { Injectable } from '@nestjs/common';
import type { DoorUpdate, ProblemCode } from '@lastseat/contracts';
import { DoorUpdatesService } from '../door-updates.service.js';
import type { LiveServer, LiveSocket } from '../live-server.js';
import { DOOR, doorRoomOf } from '../watching/rooms.js';
import { leaveDoor } from './leave-door.js';

@Injectable()
export class DoorWatchService {
  /** Of each socket what it asked for last, until that is looked up. */
  private readonly latest = new WeakMap<LiveSocket, object>();

  constructor(private readonly updates: DoorUpdatesService) {}

  connect(server: LiveServer): void {
    const { adapter, sockets } = server.of('/');
    const listSockets = (eventId: string): LiveSocket[] =>
      [...(adapter.rooms.get(doorRoomOf(eventId)) ?? [])].flatMap((id) => sockets.get(id) ?? []);
    const tellOthers = async (eventIds: string[]) => {
      if ((await adapter.serverCount()) > 1) server.serverSideEmit('doorsChanged', eventIds);
    };
    server.on('doorsChanged', (ids) => ids.forEach((id) => this.updates.note(id)));
    this.updates.attach({
      listWatched: () =>
        [...adapter.rooms.keys()].flatMap((room) =>
          room.startsWith(DOOR) ? [room.slice(DOOR.length)] : [],
        ),
      isWatched: (eventId) => adapter.rooms.has(doorRoomOf(eventId)),
      listUsers: (eventId) => listSockets(eventId).flatMap(({ data }) => data.user ?? []),
      send: (update, allowed) => {
        for (const socket of listSockets(update.eventId)) {
          const { user } = socket.data;
          if (user && allowed.has(user.id)) socket.emit('doorUpdate', update);
          else leaveDoor(socket);
        }
      },
      // A transport that is away costs these messages and nothing else, and says so itself.
      tellOthers: (eventIds) => void tellOthers(eventIds).catch(() => undefined),
    });
  }

  /**
   * In the place of what it watched before; null: nothing.
   * @returns the numbers of now; null when something else was asked for meanwhile; or why not
   */
  async watch(
    socket: LiveSocket,
    eventId: string | null,
  ): Promise<DoorUpdate | ProblemCode | null> {
    leaveDoor(socket);
    const request = {};
    this.latest.set(socket, request);
    if (eventId === null) return null;
    const { user } = socket.data;
    if (user === undefined) return 'unauthenticated';
    if (!(await this.updates.mayWatch(user, eventId))) return 'event_not_found';
    const isStill = socket.connected && socket.data.user?.id === user.id;
    if (this.latest.get(socket) !== request || !isStill) return null;
    socket.data.doorEventId = eventId;
    void socket.join(doorRoomOf(eventId));
    return this.updates.read(eventId);
  }
}
