/** Makes of the sockets in the watchers' rooms the people whom the watcher counts are about. */
import { Injectable } from '@nestjs/common';
import type { LiveRooms, LiveServer, LiveSocket } from '../live-server.js';
import { WatcherCountsService } from '../watcher-counts.service.js';
import { PagePeople } from './page-people.js';
import { CONSOLE, consoleRoomOf, WATCHERS, watchersRoomOf } from './rooms.js';

@Injectable()
export class PageWatchersService {
  private readonly people = new PagePeople();

  constructor(private readonly watcherCounts: WatcherCountsService) {}

  connect(server: LiveServer): void {
    const { adapter, sockets } = server.of('/');
    const wanted = new Set<string>();
    this.watcherCounts.connect({
      countWatchers: (eventId) => this.people.count(eventId),
      wanted,
      send: (watchers) => {
        const { eventId } = watchers;
        const rooms = [watchersRoomOf(eventId), consoleRoomOf(eventId)];
        server.local.to(rooms).emit('watchers', watchers);
      },
    });
    followWanted(adapter, wanted);
    const onPage = (change: string, take: (eventId: string, socketId: string) => void) => {
      adapter.on(change, (room: string, socketId: string) => {
        if (room.startsWith(WATCHERS)) take(room.slice(WATCHERS.length), socketId);
      });
    };
    onPage('join-room', (eventId, socketId) => {
      const socket = sockets.get(socketId);
      this.people.come(eventId, socketId, socket ? findPerson(socket) : socketId);
      const isTold = this.watcherCounts.noteChange(eventId);
      if (socket && !isTold) this.tell(socket, eventId);
    });
    onPage('leave-room', (eventId, socketId) => {
      this.people.leave(eventId, socketId);
      this.watcherCounts.noteChange(eventId);
    });
  }

  /** The count of this moment: whoever comes in a pause does not wait for its end. */
  tell(socket: LiveSocket, eventId: string): void {
    socket.emit('watchers', { eventId, count: this.watcherCounts.countWatchers(eventId) });
  }

  /** To be called when a socket has become another person's. */
  recount(socket: LiveSocket): void {
    for (const room of socket.rooms) {
      if (!room.startsWith(WATCHERS)) continue;
      const eventId = room.slice(WATCHERS.length);
      this.people.leave(eventId, socket.id);
      this.people.come(eventId, socket.id, findPerson(socket));
      this.watcherCounts.noteChange(eventId);
    }
  }
}

/** Members with the console open want to know how many there are, and are none of them. */
function followWanted(adapter: LiveRooms, wanted: Set<string>): void {
  const follow = (kind: string, roomOfOther: (eventId: string) => string) => {
    adapter.on('create-room', (room: string) => {
      if (room.startsWith(kind)) wanted.add(room.slice(kind.length));
    });
    adapter.on('delete-room', (room: string) => {
      const eventId = room.slice(kind.length);
      if (room.startsWith(kind) && !adapter.rooms.has(roomOfOther(eventId))) wanted.delete(eventId);
    });
  };
  follow(WATCHERS, consoleRoomOf);
  follow(CONSOLE, watchersRoomOf);
}

/** The kinds of names are kept apart: a visitor cannot choose to be a user. */
function findPerson({ id, data: { user, visitorId } }: LiveSocket): string {
  if (user !== undefined) return `user ${user.id}`;
  return visitorId === undefined ? id : `visitor ${visitorId}`;
}
