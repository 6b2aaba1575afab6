/**
 * Which console a socket watches.
 *
 * What must stay true: only a socket that has signed in watches one, only its person's, and one at a time.
 * The room first and the counts then, so that nothing falls between the two.
 */
import { Injectable } from '@nestjs/common';
import type { ConsoleUpdate, ProblemCode } from '@lastseat/contracts';
import type { SignedInUser } from '../../common/http/decorators/current-user.decorator.js';
import { ConsoleUpdatesService } from '../console-updates.service.js';
import type { LiveServer, LiveSocket } from '../live-server.js';
import { PageWatchersService } from '../watching/page-watchers.service.js';
import { consoleRoomOf } from '../watching/rooms.js';
import { leaveConsole } from './leave-console.js';

@Injectable()
export class ConsoleWatchService {
  /** Of each socket what it asked for last, until that is looked up. */
  private readonly latest = new WeakMap<LiveSocket, object>();

  constructor(
    private readonly updates: ConsoleUpdatesService,
    private readonly pageWatchers: PageWatchersService,
  ) {}

  connect(server: LiveServer): void {
    const { adapter, sockets } = server.of('/');
    const listSockets = (eventId: string): LiveSocket[] =>
      [...(adapter.rooms.get(consoleRoomOf(eventId)) ?? [])].flatMap((id) => sockets.get(id) ?? []);
    this.updates.attach({
      isWatched: (eventId) => adapter.rooms.has(consoleRoomOf(eventId)),
      listUsers: (eventId) => listSockets(eventId).flatMap(({ data }) => data.user ?? []),
      send: (update, allowed) => {
        for (const socket of listSockets(update.eventId)) {
          const { user } = socket.data;
          if (user && allowed.has(user.id)) socket.emit('consoleUpdate', update);
          else leaveConsole(socket);
        }
      },
    });
  }

  /**
   * In the place of what it watched before; null: nothing.
   * @returns the counts of now; null when something else was asked for meanwhile; or why not
   */
  async watch(
    socket: LiveSocket,
    eventId: string | null,
  ): Promise<ConsoleUpdate | ProblemCode | null> {
    leaveConsole(socket);
    const request = {};
    this.latest.set(socket, request);
    if (eventId === null) return null;
    const { user } = socket.data;
    if (user === undefined) return 'unauthenticated';
    const mayWatch = await this.updates.mayWatch(user, eventId);
    if (!mayWatch) return 'event_not_found';
    if (this.latest.get(socket) !== request || !isStill(socket, user)) return null;
    socket.data.consoleEventId = eventId;
    void socket.join(consoleRoomOf(eventId));
    this.pageWatchers.tell(socket, eventId);
    return this.updates.read(eventId);
  }
}

/** Whoever has signed out meanwhile, or as somebody else, has asked for nothing. */
const isStill = ({ connected, data }: LiveSocket, user: SignedInUser) =>
  connected && data.user?.id === user.id;
