import type {
  BookingUpdate,
  ClientToServerMessages,
  ServerToClientMessages,
  TicketUpdate,
} from '@lastseat/contracts';
import type { Server, Socket } from 'socket.io';
import type { EndedSessions } from '../auth/session-ends.service.js';
import type { SignedInUser } from '../common/http/decorators/current-user.decorator.js';

/** What the API processes tell each other. */
interface InterProcessMessages {
  bookingUpdates: (updates: OwnedUpdate[]) => void;
  /** The count of an event, as the process that sends it has committed it. */
  ticketUpdate: (update: TicketUpdate) => void;
  /** Somebody came in, or an entry was undone. */
  doorsChanged: (eventIds: string[]) => void;
  sessionsEnded: (ended: EndedSessions) => void;
}

/** What a socket remembers. */
interface SocketMemory {
  /** Who is signed in on it. */
  user?: SignedInUser;
  /** Whose console it watches; for as long as the same person is signed in. */
  consoleEventId?: string;
  /** Whose door it watches; as long as that. */
  doorEventId?: string;
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
