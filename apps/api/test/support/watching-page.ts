/** A page that is told how many watch an event. */
import {
  watcherCountSchema,
  type ClientToServerMessages,
  type ServerToClientMessages,
  type WatcherCount,
  type WatchInput,
} from '@lastseat/contracts';
import { io, type Socket } from 'socket.io-client';
import { strictly } from './strictly.js';

export interface WatchingPage {
  socket: Socket<ServerToClientMessages, ClientToServerMessages>;
  seen: WatcherCount[];
  watch(input: WatchInput): Promise<unknown>;
  /** Resolves once the newest count is this one. */
  untilCount(count: number): Promise<void>;
}

export async function openPage(origin: string): Promise<WatchingPage> {
  const socket: WatchingPage['socket'] = io(origin, { transports: ['websocket'], forceNew: true });
  const seen: WatcherCount[] = [];
  let look = () => {};
  socket.on('watchers', (watchers) => {
    seen.push(strictly(watcherCountSchema).parse(watchers));
    look();
  });
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  return {
    socket,
    seen,
    watch: (input) => socket.emitWithAck('watch', input),
    untilCount: (count) =>
      new Promise((resolve) => {
        look = () => seen.at(-1)?.count === count && resolve();
        look();
      }),
  };
}

export const ownPageOf = (eventId: string): WatchInput => ({
  eventIds: [eventId],
  watchersOf: eventId,
});
