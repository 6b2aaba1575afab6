/** A socket that follows live counts, as a page in a browser does. */
import {
  ticketUpdateSchema,
  watchSnapshotSchema,
  type ClientToServerMessages,
  type ServerToClientMessages,
  type TicketUpdate,
  type WatchAnswer,
} from '@lastseat/contracts';
import { io, type ManagerOptions, type Socket } from 'socket.io-client';
import { strictly } from './strictly.js';

export interface LiveClient {
  socket: Socket<ServerToClientMessages, ClientToServerMessages>;
  /** Everything that came, in order. */
  updates: TicketUpdate[];
  /** @throws when the answer is a problem */
  watch(...eventIds: string[]): Promise<TicketUpdate[]>;
  /** Resolves as soon as some update, of those before too, is like this. */
  until(isWanted: (update: TicketUpdate) => boolean): Promise<TicketUpdate>;
  close(): void;
}

export async function followLive(
  origin: string,
  options: Partial<ManagerOptions> = {},
): Promise<LiveClient> {
  const socket: LiveClient['socket'] = io(origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...options,
  });
  const updates: TicketUpdate[] = [];
  const waiting = new Set<() => void>();
  socket.on('ticketUpdate', (update) => {
    updates.push(strictly(ticketUpdateSchema).parse(update));
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return {
    socket,
    updates,
    async watch(...eventIds) {
      return watchSnapshotSchema.parse(await sendRaw(socket, 'watch', { eventIds }));
    },
    until: (isWanted) =>
      new Promise((resolve) => {
        const look = () => {
          const found = updates.find(isWanted);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => void socket.disconnect(),
  };
}

/** A message whatever its shape, and its acknowledgement. */
export function sendRaw(
  socket: LiveClient['socket'],
  name: string,
  ...payload: unknown[]
): Promise<WatchAnswer> {
  const emit = socket.emit.bind(socket) as (name: string, ...rest: unknown[]) => void;
  return new Promise((resolve) => emit(name, ...payload, resolve));
}

export const isOf = (eventId: string) => (update: TicketUpdate) => update.eventId === eventId;
