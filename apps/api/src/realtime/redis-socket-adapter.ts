/** Live messages by a Redis stream. A file of its own: who has no Redis does not load its library. */
import { createAdapter } from '@socket.io/redis-streams-adapter';
import { createClient } from 'redis';
import type { ServerOptions } from 'socket.io';

export interface RedisAdapter {
  adapter: ServerOptions['adapter'];
  /** Waits for a Redis that is away. */
  close(): Promise<void>;
}

/** @param warn is told of each trouble, and nobody else is */
export function connectRedisAdapter(url: string, warn: (error: Error) => void): RedisAdapter {
  const client = createClient({
    url,
    // While Redis is away a message fails at once; kept for later, it would be old news.
    disableOfflineQueue: true,
  });
  // The adapter's readers ask again as soon as they are refused: they have to wait in a queue, or a
  // Redis that is away would take the thread for itself.
  client.duplicate = () => createClient({ url });
  // The adapter leaves these promises to themselves: a Redis that dies with a message on its way would end
  // the process.
  const publish = client.publish.bind(client);
  /** How many have heard of a message that could not be sent. */
  const countNobody = (error: Error): number => {
    warn(error);
    return 0;
  };
  Object.assign(client, {
    publish: (...sent: Parameters<typeof publish>) => publish(...sent).catch(countNobody),
  });
  client.on('error', warn);
  // Tries until it succeeds, and says so each time; the process starts without it.
  client.connect().catch(warn);
  return {
    adapter: createAdapter(client, { streamName: 'lastseat:live', maxLen: 10_000 }),
    close: () => client.close(),
  };
}
