import { setTimeout as pause } from 'node:timers/promises';
import { NO_ANSWER } from '../../load/keep-alive-connection.js';
import type { Target } from './target.js';

interface Flood {
  connections: number;
  /** Requests at the most, over all connections. */
  most: number;
  nextRequest: () => Buffer;
}

/** Whoever was cut off comes again, but not in a loop that starves our own process. */
const COME_AGAIN_MS = 50;

/** Of a small siege, unless there are more connections: then each asks once. */
const SMALL = 1_000;

/** Asks on many connections, on each again as soon as there was an answer. */
export async function floodRequests(
  signal: AbortSignal,
  target: Target,
  { connections, nextRequest, ...given }: Flood,
): Promise<void> {
  const most = target.knowledge.isSmall ? Math.max(connections, SMALL) : given.most;
  let sent = 0;
  const flood = async () => {
    const connection = target.openConnection();
    while (!signal.aborted && sent < most) {
      sent += 1;
      const request = nextRequest();
      const status = await new Promise<number>((resolve) => connection.ask(request, resolve));
      if (signal.aborted) return;
      target.noteStatus(status);
      if (status === NO_ANSWER) await pause(COME_AGAIN_MS);
    }
  };
  await Promise.all(Array.from({ length: connections }, flood));
}
