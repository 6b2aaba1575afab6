import type { ClientToServerMessages, ServerToClientMessages } from '@lastseat/contracts';
import { io, type Socket } from 'socket.io-client';
import { attemptRefresh } from '@/lib/session';

export type AppSocket = Socket<ServerToClientMessages, ClientToServerMessages>;

/** What a page wants of the socket: the counts of what is on screen, the news of its bookings, a console or a door. */
type Use = 'counts' | 'bookings' | 'console' | 'door';

const uses = new Set<Use>();
let socket: AppSocket | undefined;

/** The one socket of this tab, connected while somebody holds it. */
export function getSocket(): AppSocket {
  socket ??= createSocket();
  return socket;
}

/** Connects it, for as long as it takes; gives what ends that. */
export function holdSocket(use: Use): () => void {
  const held = getSocket();
  uses.add(use);
  connectOnce(held);
  return () => {
    uses.delete(use);
    if (uses.size === 0) held.disconnect();
    else if (use === 'counts' && held.connected) held.emit('unwatch');
  };
}

/** Whoever connects a socket that is about to be connected greets the server twice, and is cut off. */
export function connectOnce(idle: Pick<AppSocket, 'active' | 'connect'>): void {
  if (!idle.active) idle.connect();
}

function createSocket(): AppSocket {
  const created: AppSocket = io({
    path: '/socket.io',
    autoConnect: false,
    // WebSocket alone is one round trip; polling is for networks that block it.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
  });
  // A socket that says nothing is told the counts of every event. First of all listeners: a `watch`
  // comes after it.
  created.on('connect', () => {
    if (!uses.has('counts')) created.emit('unwatch');
  });
  // The server says so; what the session is worth is asked of it, and told to the other tabs.
  created.on('sessionEnded', () => void attemptRefresh());
  return created;
}
