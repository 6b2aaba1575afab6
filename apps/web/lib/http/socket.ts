import type { ClientToServerMessages, ServerToClientMessages } from '@lastseat/contracts';
import { io, type Socket } from 'socket.io-client';

export type AppSocket = Socket<ServerToClientMessages, ClientToServerMessages>;

let socket: AppSocket | undefined;

/** The one socket of this tab, not connected until someone calls `connect()`. */
export function getSocket(): AppSocket {
  socket ??= io({
    path: '/socket.io',
    autoConnect: false,
    // WebSocket alone is one round trip; polling is for networks that block it.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  });
  return socket;
}
