/** The live counts of some events, as an open page follows them. */
import {
  socketEvents,
  ticketUpdateSchema,
  watchSnapshotSchema,
  type TicketUpdate,
} from '@lastseat/contracts';
import { io } from 'socket.io-client';

export interface CountsListener {
  /** A newer count than the ones before of that event; after each connect the counts of now. */
  onUpdate: (update: TicketUpdate) => void;
  /** No counts come until the connection is there again, which is tried for ever. */
  onLost?: () => void;
}

const PATIENCE_MS = 10_000;
/** Before a question that was not answered is asked again. */
const PAUSE_MS = 1_000;

/**
 * @param eventIds at most 200
 * @returns ends it
 */
export function followCounts(
  origin: string,
  eventIds: readonly string[],
  { onUpdate, onLost }: CountsListener,
): () => void {
  const socket = io(origin, { transports: ['websocket'] });
  const versions = new Map<string, number>();
  const note = (update: TicketUpdate) => {
    // Two messages can change places on their way: the higher version is the newer count.
    if (update.version <= (versions.get(update.eventId) ?? -1)) return;
    versions.set(update.eventId, update.version);
    onUpdate(update);
  };
  let again: NodeJS.Timeout | undefined;
  const watch = async () => {
    try {
      const answer: unknown = await socket
        .timeout(PATIENCE_MS)
        .emitWithAck(socketEvents.watch, { eventIds });
      watchSnapshotSchema.parse(answer).forEach(note);
    } catch {
      // No answer, or that the server is busy. Who is not connected asks at the next connect anyway.
      if (!socket.connected) return;
      onLost?.();
      again = setTimeout(() => void watch(), PAUSE_MS);
    }
  };
  socket.on('connect', () => void watch());
  socket.on('disconnect', () => onLost?.());
  socket.on(socketEvents.ticketUpdate, (message: unknown) => {
    const update = ticketUpdateSchema.parse(message);
    if (eventIds.includes(update.eventId)) note(update);
  });
  return () => {
    clearTimeout(again);
    socket.off();
    socket.close();
  };
}
