import type {
  BookingUpdate,
  ClientToServerMessages,
  ServerToClientMessages,
} from '@lastseat/contracts';
import type { Server, Socket } from 'socket.io';

/** What the API processes tell each other. */
interface InterProcessMessages {
  bookingUpdates: (updates: OwnedUpdate[]) => void;
}

/** What a socket remembers. */
export interface SocketMemory {
  /** Who is signed in on it. */
  userId?: string;
  /** The browser's own word, where nobody is. */
  visitorId?: string;
}

/** A booking, and whose it is. */
export interface OwnedUpdate {
  userId: string;
  update: BookingUpdate;
}

export type LiveServer = Server<
  ClientToServerMessages,
  ServerToClientMessages,
  InterProcessMessages,
  SocketMemory
>;
export type LiveSocket = Socket<
  ClientToServerMessages,
  ServerToClientMessages,
  InterProcessMessages,
  SocketMemory
>;
export type LiveRooms = ReturnType<LiveServer['of']>['adapter'];
