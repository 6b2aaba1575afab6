import type { ClientToServerMessages, ServerToClientMessages } from '@lastseat/contracts';
import type { Server, Socket } from 'socket.io';

export type LiveServer = Server<ClientToServerMessages, ServerToClientMessages>;
export type LiveSocket = Socket<ClientToServerMessages, ServerToClientMessages>;
export type LiveRooms = ReturnType<LiveServer['of']>['adapter'];
