/**
 * Who is in at the door of one event, over all devices, while somebody looks at it.
 *
 * What must stay true: with every connect, and with every new token, the socket says who it is before it says
 * what it wants; and the answer has the numbers of that moment.
 */
import { doorUpdateSchema, socketEvents, type DoorUpdate } from '@lastseat/contracts';
import { useSession } from '@/lib/session';
import { connectOnce, getSocket, holdSocket, type AppSocket } from './socket';

const acknowledgeWithinMs = 5_000;
const reconnectAfterMs = 2_000;

export interface DoorListener {
  onUpdate: (update: DoorUpdate) => void;
  /** The line is gone: what is known gets old. */
  onLoss?: () => void;
}

/** Gives what ends it. */
export function followDoor(eventId: string, { onUpdate, onLoss }: DoorListener): () => void {
  const socket = getSocket();
  const take = (message: unknown) => {
    const update = doorUpdateSchema.safeParse(message);
    if (update.success && update.data.eventId === eventId) onUpdate(update.data);
  };
  const begin = () => askForDoor(socket, eventId, take);
  const endTokens = useSession.subscribe(({ accessToken }, before) => {
    if (accessToken !== before.accessToken) begin();
  });
  const endLoss = followLoss(socket, onLoss);
  socket.on('connect', begin);
  socket.on(socketEvents.doorUpdate, take);
  begin();
  const release = holdSocket('door');
  return () => {
    endTokens();
    endLoss();
    socket.off('connect', begin);
    socket.off(socketEvents.doorUpdate, take);
    if (socket.connected) socket.emit(socketEvents.watchDoor, { eventId: null }, () => undefined);
    release();
  };
}

function askForDoor(socket: AppSocket, eventId: string, take: (message: unknown) => void): void {
  const { accessToken } = useSession.getState();
  if (!socket.connected || accessToken === null) return;
  const watch = () => {
    socket
      .timeout(acknowledgeWithinMs)
      .emit(socketEvents.watchDoor, { eventId }, (error: Error | null, answer: unknown) => {
        if (error === null) take(findDoor(answer));
      });
  };
  socket
    .timeout(acknowledgeWithinMs)
    .emit(socketEvents.signIn, { accessToken }, (error: Error | null) => {
      if (error === null) watch();
    });
}

function followLoss(socket: AppSocket, onLoss: (() => void) | undefined): () => void {
  let reconnect: ReturnType<typeof setTimeout> | undefined;
  const handleLoss = () => {
    onLoss?.();
    // Socket.IO reconnects by itself, except when the server ended the connection.
    if (!socket.active) reconnect = setTimeout(connectOnce, reconnectAfterMs, socket);
  };
  socket.on('disconnect', handleLoss);
  return () => {
    clearTimeout(reconnect);
    socket.off('disconnect', handleLoss);
  };
}

const findDoor = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'door' in answer ? answer.door : null;
