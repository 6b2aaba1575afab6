import {
  socketEvents,
  ticketUpdateSchema,
  watchSnapshotSchema,
  type TicketUpdate,
} from '@lastseat/contracts';
import { io } from 'socket.io-client';
import { Failure } from '../runner/failure.js';

export interface LiveCounts {
  /** What a page would show, and when it came: the snapshot first. */
  seen: { at: number; update: TicketUpdate }[];
  /** Resolves once a count of `remaining` has come; rejects after ten seconds. */
  waitFor(remaining: number): Promise<void>;
  stop(): void;
}

const PATIENCE_MS = 10_000;

/** Watches one event over Socket.IO, like an open page does. */
export async function watchLiveCounts(origin: string, eventId: string): Promise<LiveCounts> {
  const socket = io(origin, { transports: ['websocket'], reconnectionAttempts: 3 });
  const seen: LiveCounts['seen'] = [];
  let wake = () => {};
  const note = (update: TicketUpdate) => {
    seen.push({ at: performance.now(), update });
    wake();
  };
  socket.on(socketEvents.ticketUpdate, (message: unknown) => {
    const update = ticketUpdateSchema.parse(message);
    const newest = seen.at(-1)?.update.version ?? -1;
    if (update.eventId === eventId && update.version > newest) note(update);
  });
  const snapshot: unknown = await socket
    .timeout(PATIENCE_MS)
    .emitWithAck(socketEvents.watch, { eventIds: [eventId] })
    .catch(() => {
      socket.close();
      throw new Failure(`No live counts came from ${origin}.`);
    });
  watchSnapshotSchema.parse(snapshot).forEach(note);

  return {
    seen,
    stop: () => socket.close(),
    waitFor: (remaining) =>
      new Promise((resolve, reject) => {
        const giveUp = setTimeout(
          () => reject(new Failure(`The live count never came to ${remaining}.`)),
          PATIENCE_MS,
        );
        wake = () => {
          if (seen.at(-1)?.update.remainingTickets !== remaining) return;
          clearTimeout(giveUp);
          resolve();
        };
        wake();
      }),
  };
}
