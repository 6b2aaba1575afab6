/**
 * What happens to one event while its console is open.
 *
 * What must stay true: with every connect, and with every new token, the socket says who it is before it
 * says what it wants; and the answer has the counts of that moment, since what happened before was told to
 * nobody here.
 */
import {
  consoleUpdateSchema,
  socketEvents,
  watcherCountSchema,
  type ConsoleUpdate,
} from '@lastseat/contracts';
import { connectOnce, type AppSocket } from '@/lib/http/socket';

const acknowledgeWithinMs = 5_000;
const reconnectAfterMs = 2_000;

export interface ConsoleListener {
  onUpdate: (update: ConsoleUpdate) => void;
  onWatchers: (count: number) => void;
  /** Whether what is shown is live. */
  onLive: (isLive: boolean) => void;
}

export interface TokenSource {
  getToken: () => string | null;
  /** Gives what ends it. */
  onChange: (listener: () => void) => () => void;
}

/** Gives what ends it. The socket is held, and let go of, by whoever calls. */
export function followConsole(
  socket: AppSocket,
  eventId: string,
  tokens: TokenSource,
  { onUpdate, onWatchers, onLive }: ConsoleListener,
): () => void {
  const { take, takeWatchers } = createTakers(eventId, { onUpdate, onWatchers });
  const watch = () => {
    socket
      .timeout(acknowledgeWithinMs)
      .emit(socketEvents.watchConsole, { eventId }, (error: Error | null, answer: unknown) => {
        const counts = error === null ? findCounts(answer) : null;
        onLive(counts !== null);
        if (counts !== null) take(counts);
      });
  };
  const begin = () => {
    const accessToken = tokens.getToken();
    if (!socket.connected || accessToken === null) return;
    const signedIn = (error: Error | null) => {
      if (error === null) watch();
    };
    socket.timeout(acknowledgeWithinMs).emit(socketEvents.signIn, { accessToken }, signedIn);
  };
  const endFollowing = followLoss(socket, () => onLive(false));
  const endTokens = tokens.onChange(begin);
  socket.on('connect', begin);
  socket.on(socketEvents.consoleUpdate, take);
  socket.on(socketEvents.watchers, takeWatchers);
  begin();
  return () => {
    endFollowing();
    endTokens();
    socket.off('connect', begin);
    socket.off(socketEvents.consoleUpdate, take);
    socket.off(socketEvents.watchers, takeWatchers);
    if (!socket.connected) return;
    socket.emit(socketEvents.watchConsole, { eventId: null }, () => undefined);
  };
}

/** What reads the messages; those of another event are left. */
function createTakers(
  eventId: string,
  { onUpdate, onWatchers }: Pick<ConsoleListener, 'onUpdate' | 'onWatchers'>,
) {
  const isOurs = ({ eventId: told }: { eventId: string }) => told === eventId;
  return {
    take: (message: unknown) => {
      const update = consoleUpdateSchema.safeParse(message);
      if (update.success && isOurs(update.data)) onUpdate(update.data);
    },
    takeWatchers: (message: unknown) => {
      const watchers = watcherCountSchema.safeParse(message);
      if (watchers.success && isOurs(watchers.data)) onWatchers(watchers.data.count);
    },
  };
}

function followLoss(socket: AppSocket, onLoss: () => void): () => void {
  let reconnect: ReturnType<typeof setTimeout> | undefined;
  const handleLoss = () => {
    onLoss();
    // Socket.IO reconnects by itself, except when the server ended the connection.
    if (!socket.active) reconnect = setTimeout(connectOnce, reconnectAfterMs, socket);
  };
  socket.on('disconnect', handleLoss);
  return () => {
    clearTimeout(reconnect);
    socket.off('disconnect', handleLoss);
  };
}

const findCounts = (answer: unknown): unknown =>
  typeof answer === 'object' && answer !== null && 'counts' in answer ? answer.counts : null;
