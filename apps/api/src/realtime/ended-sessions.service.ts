/**
 * Takes the sockets of a log-in that was ended away from its person, and tells their pages. In every
 * process: a message that is lost with its transport is found out by the page's next refresh.
 */
import { Injectable } from '@nestjs/common';
import { isEnded, SessionEndsService, type EndedSessions } from '../auth/session-ends.service.js';
import type { LiveServer } from './live-server.js';
import { SocketOwnersService } from './socket-owners.service.js';
import { userRoomOf } from './watching/rooms.js';

@Injectable()
export class EndedSessionsService {
  constructor(
    private readonly ends: SessionEndsService,
    private readonly owners: SocketOwnersService,
  ) {}

  attach(server: LiveServer): void {
    const { adapter, sockets } = server.of('/');
    const here = (ended: EndedSessions) => {
      for (const id of adapter.rooms.get(userRoomOf(ended.userId)) ?? []) {
        const socket = sockets.get(id);
        const sessionId = socket?.data.user?.sessionId;
        if (!socket || sessionId === undefined || !isEnded(ended, sessionId)) continue;
        this.owners.release(socket);
        socket.emit('sessionEnded');
      }
    };
    const elsewhere = async (ended: EndedSessions) => {
      if ((await adapter.serverCount()) > 1) server.serverSideEmit('sessionsEnded', ended);
    };
    server.on('sessionsEnded', here);
    this.ends.connect((ended) => {
      here(ended);
      // A transport that is away costs this message and nothing else, and says so itself.
      void elsewhere(ended).catch(() => undefined);
    });
  }
}
