import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

export const HOST = '127.0.0.1';

/**
 * Below those that systems give to outgoing connections (from 32,768 on Linux, 49,152 elsewhere): one of
 * those could be taken between our look at it and the server's start, by a load that opens thousands.
 */
const FIRST = 20_000;
const LAST = 32_000;

/** A port of the loopback address that is free at this moment, and that nothing takes by chance. */
export async function findFreePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (await isFree(port)) return port;
  }
}

/** @throws what is no matter of this one port */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      // Windows keeps some ports for itself.
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
      else reject(error);
    });
    probe.listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}
